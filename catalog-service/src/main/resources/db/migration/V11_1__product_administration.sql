SET LOCAL statement_timeout = 0;

-- What is on sale has its indexes already; these hold what is not, which is little, so imports hardly feel them.

-- GET /api/v1/admin/products, ?status=draft|archived
CREATE INDEX products_not_active_by_created ON products (status, created_at DESC, id DESC)
    WHERE status <> 'active' AND deleted_at IS NULL;

-- GET /api/v1/admin/products?store=, with ?status=draft|archived too
CREATE INDEX products_of_store_not_active_by_created ON products (store_id, status, created_at DESC, id DESC)
    WHERE status <> 'active' AND deleted_at IS NULL;

-- GET /api/v1/admin/products?deleted=true
CREATE INDEX products_deleted_by_time ON products (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;

-- GET /api/v1/admin/products?title=; bytewise, since only so an index finds what begins with a text.
CREATE INDEX products_by_title ON products ((lower(title) COLLATE "C"), id) WHERE deleted_at IS NULL;

-- The batches of views that have been added to products.views: each is added once, however often it is tried.
CREATE TABLE view_batches (
    id       uuid PRIMARY KEY,
    added_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX view_batches_by_time ON view_batches (added_at);
