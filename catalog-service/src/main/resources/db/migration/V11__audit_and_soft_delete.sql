SET LOCAL statement_timeout = 0;

-- Who changed what, and when. Names its subject without a foreign key: the log outlives what it tells of.
CREATE TABLE audit_log (
    id         uuid PRIMARY KEY DEFAULT uuidv7(),
    -- Not now(), which is when a transaction began: changes of a thing follow each other in the order of its lock.
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor      text NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 255),
    -- As in product.published
    action     text NOT NULL CHECK (char_length(action) BETWEEN 1 AND 100),
    kind       text NOT NULL CHECK (char_length(kind) BETWEEN 1 AND 50),
    subject_id uuid NOT NULL,
    -- Of each field that changed, what it was and what it is.
    details    json NOT NULL
);

-- GET /api/v1/admin/audit
CREATE INDEX audit_log_by_created ON audit_log (created_at DESC, id DESC);

-- GET /api/v1/admin/audit?kind=
CREATE INDEX audit_log_of_kind_by_created ON audit_log (kind, created_at DESC, id DESC);

-- GET /api/v1/admin/audit?id=, with ?kind= and ?actor= too
CREATE INDEX audit_log_of_subject_by_created ON audit_log (subject_id, created_at DESC, id DESC);

-- GET /api/v1/admin/audit?actor=
CREATE INDEX audit_log_of_actor_by_created ON audit_log (actor, created_at DESC, id DESC);

-- GET /api/v1/admin/audit?actor=&kind=
CREATE INDEX audit_log_of_actor_and_kind_by_created ON audit_log (actor, kind, created_at DESC, id DESC);

-- A trigger and not REVOKE, since the service owns its tables, and an owner's rights cannot be taken for good.
CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is a log: its rows are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();

-- Whoever deletes only hides: what orders, reservations and logs name stays readable, and a mistake can be undone.
ALTER TABLE categories
    ADD COLUMN deleted_at timestamptz, ADD COLUMN created_by text, ADD COLUMN updated_by text;
ALTER TABLE stores
    ADD COLUMN deleted_at timestamptz, ADD COLUMN created_by text, ADD COLUMN updated_by text,
    ADD CONSTRAINT stores_deleted_are_archived CHECK (deleted_at IS NULL OR status = 'archived');
ALTER TABLE products
    ADD COLUMN deleted_at timestamptz, ADD COLUMN created_by text, ADD COLUMN updated_by text,
    ADD CONSTRAINT products_deleted_are_archived CHECK (deleted_at IS NULL OR status = 'archived');
ALTER TABLE events
    ADD COLUMN deleted_at timestamptz, ADD COLUMN created_by text, ADD COLUMN updated_by text,
    ADD CONSTRAINT events_deleted_are_archived CHECK (deleted_at IS NULL OR status = 'archived');
ALTER TABLE offers
    ADD COLUMN deleted_at timestamptz, ADD COLUMN created_by text, ADD COLUMN updated_by text,
    ADD CONSTRAINT offers_deleted_are_archived CHECK (deleted_at IS NULL OR status = 'archived');

-- A handle is unique among what is not deleted, so that it can be given again.
ALTER TABLE categories DROP CONSTRAINT categories_handle_key;
CREATE UNIQUE INDEX categories_handle_key ON categories (handle) WHERE deleted_at IS NULL;
ALTER TABLE stores DROP CONSTRAINT stores_handle_key;
CREATE UNIQUE INDEX stores_handle_key ON stores (handle) WHERE deleted_at IS NULL;
ALTER TABLE products DROP CONSTRAINT products_store_id_handle_key;
CREATE UNIQUE INDEX products_store_id_handle_key ON products (store_id, handle) WHERE deleted_at IS NULL;
