-- What GET /api/v1/admin/database/slow-queries reads (docs/database.md). A managed database may not let this role create it,
-- and a server without the extension has nothing to create: then that one endpoint says so, and all else works.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
EXCEPTION
    -- No right to; no such file; nothing of the kind on this server.
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
        RAISE NOTICE 'pg_stat_statements is not there: %', SQLERRM;
END
$$;
