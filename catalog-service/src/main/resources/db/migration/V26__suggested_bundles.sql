SET LOCAL statement_timeout = 0;

-- The most popular bundles whose titles have a word, for suggestions; there are far fewer of them than products, before which
-- they seldom come.
CREATE INDEX product_search_bundles_by_popularity ON product_search (popularity DESC, product_id DESC) WHERE bundle;
