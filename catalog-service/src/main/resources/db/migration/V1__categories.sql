-- PostgreSQL 18 or newer: uuidv7().

CREATE TABLE categories (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    -- The tree, as an adjacency list: any depth, and a branch moves with one update.
    parent_id  uuid REFERENCES categories (id) CHECK (parent_id <> id),
    handle     text NOT NULL UNIQUE CHECK (char_length(handle) BETWEEN 1 AND 255 AND handle !~ '\s'),
    name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 255),
    image_url  text CHECK (char_length(image_url) BETWEEN 1 AND 2048),
    image_alt  text NOT NULL DEFAULT '' CHECK (char_length(image_alt) <= 512),
    version    bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- GET /api/v1/categories
CREATE INDEX categories_by_handle ON categories (handle, id);

-- GET /api/v1/categories?parent=, and the branch below a category (recursive)
CREATE INDEX categories_by_parent ON categories (parent_id, handle, id);
