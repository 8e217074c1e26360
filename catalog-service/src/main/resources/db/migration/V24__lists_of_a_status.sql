SET LOCAL statement_timeout = 0;

-- Administrators list what is of one status; ids are in the order of creation.
CREATE INDEX stores_of_status ON stores (status, id) WHERE deleted_at IS NULL;
CREATE INDEX events_of_status ON events (status, id) WHERE deleted_at IS NULL;
CREATE INDEX activities_of_status ON activities (status, id) WHERE deleted_at IS NULL;
CREATE INDEX bundles_of_status_by_created ON bundles (status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX offers_of_status_by_created ON offers (status, created_at, id) WHERE deleted_at IS NULL;
