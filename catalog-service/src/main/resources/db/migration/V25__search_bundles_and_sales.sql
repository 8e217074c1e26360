SET LOCAL statement_timeout = 0;

-- Confirmed reservations that do not count yet for how popular what they sold is. Who counts them takes them out in the same
-- transaction, so each counts once.
CREATE TABLE uncounted_sales (
    position  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference text NOT NULL
);

INSERT INTO uncounted_sales (reference) SELECT reference FROM reservations WHERE state = 'confirmed' ORDER BY settled_at;

-- How many were sold: of a product in all its sizes, those in bundles included.
ALTER TABLE products ADD COLUMN sales bigint NOT NULL DEFAULT 0;
ALTER TABLE bundles ADD COLUMN sales bigint NOT NULL DEFAULT 0;

-- What the visitors make of a thing, as before, and a sale is as much as 25 views: about as many come to one.
CREATE FUNCTION product_popularity(views bigint, sales bigint, rating_average numeric, rating_count integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(20 * ln(1 + views::float8 + 25 * sales::float8))::integer
       + round(20 * ((rating_average::float8 * rating_count + 35) / (rating_count + 10) - 3.5))::integer;

-- Bundles are searched together with products, by their own ids; they have no category and nobody rates them.
ALTER TABLE product_search ADD COLUMN bundle boolean NOT NULL DEFAULT false;

-- type=bundle
CREATE INDEX product_search_bundles ON product_search (product_id) WHERE bundle;

-- What is searched of a thing. A phrase must not begin in one of its texts and end in the next, so a mark that no text has
-- comes between. Of the description as much as a page shows, and so that a row stays in its page of the table.
CREATE FUNCTION search_document(language text, title text, labels text, vendor text, description text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ts_delete(
    setweight(search_vector(search_configuration(language), title), 'A')
    || U&'\E000:2'::tsvector || setweight(search_vector('search_simple', title), 'A')
    || U&'\E000:2'::tsvector || setweight(search_vector(search_configuration(language), labels), 'B')
    || U&'\E000:2'::tsvector || setweight(search_vector('search_simple', labels), 'B')
    || U&'\E000:2'::tsvector || setweight(search_vector('search_simple', vendor), 'C')
    || U&'\E000:2'::tsvector || setweight(search_vector(search_configuration(language), left(description, 2000)), 'D'),
    U&'\E000');

-- Words of 3 to 40 letters without digits, which others may misspell: sizes and numbers are not misspelt, and of short words
-- all is near. First made distinct, since most are in many things. And vendors.
CREATE FUNCTION learn_words(texts text[], vendors text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_words (word)
    SELECT lexeme
      FROM (SELECT DISTINCT lexeme
              FROM unnest(texts) AS written (content) CROSS JOIN LATERAL unnest(search_vector('search_simple', content))
            OFFSET 0) written
     WHERE lexeme ~ '^[[:alpha:]]{3,40}$' AND NOT EXISTS (SELECT FROM search_words known WHERE known.word = lexeme);

    INSERT INTO search_vendors (vendor)
    SELECT vendor FROM unnest(vendors) AS named (vendor)
     WHERE vendor IS NOT NULL AND NOT EXISTS (SELECT FROM search_vendors known WHERE known.vendor = named.vendor);
END
$$;

CREATE OR REPLACE FUNCTION index_products(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO product_search AS indexed
           (product_id, store_id, category_id, shuffled, popularity, price, created_at, rating, currency, vendor, tags, document,
            title_words)
    SELECT id, store_id, category_id, hashtext(id::text), product_popularity(views, sales, rating_average, rating_count), price,
           created_at, rating_average, currency, vendor, lower(tags::text)::text[],
           search_document(language, title, labels, vendor, description), search_vector('search_simple', title)
      FROM products CROSS JOIN LATERAL (SELECT array_to_string(tags || product_type, ' ')) l (labels)
     WHERE id = ANY (ids) AND status = 'active'
    ON CONFLICT (product_id) DO UPDATE
       SET store_id = excluded.store_id, category_id = excluded.category_id, popularity = excluded.popularity,
           price = excluded.price, created_at = excluded.created_at, rating = excluded.rating,
           currency = excluded.currency, vendor = excluded.vendor, tags = excluded.tags, document = excluded.document,
           title_words = excluded.title_words;

    PERFORM learn_words(array_agg(concat_ws(' ', title, array_to_string(tags || product_type, ' '), vendor)),
                        array_agg(DISTINCT vendor))
       FROM products WHERE id = ANY (ids) AND status = 'active';
END
$$;

-- The same for bundles, whose texts are in the first language there is.
CREATE FUNCTION index_bundles(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO product_search AS indexed
           (product_id, bundle, store_id, shuffled, popularity, price, created_at, rating, currency, vendor, tags, document,
            title_words)
    SELECT id, true, store_id, hashtext(id::text), product_popularity(0, sales, 0, 0), price, created_at, 0, currency, vendor,
           lower(tags::text)::text[], search_document('en', title, array_to_string(tags, ' '), vendor, description),
           search_vector('search_simple', title)
      FROM bundles
     WHERE id = ANY (ids) AND status = 'active'
    ON CONFLICT (product_id) DO UPDATE
       SET store_id = excluded.store_id, popularity = excluded.popularity, price = excluded.price,
           created_at = excluded.created_at, currency = excluded.currency, vendor = excluded.vendor, tags = excluded.tags,
           document = excluded.document, title_words = excluded.title_words;

    PERFORM learn_words(array_agg(concat_ws(' ', title, array_to_string(tags, ' '), vendor)), array_agg(DISTINCT vendor))
       FROM bundles WHERE id = ANY (ids) AND status = 'active';
END
$$;

CREATE OR REPLACE FUNCTION index_changed_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'active' THEN
        DELETE FROM product_search WHERE product_id = NEW.id;
    ELSIF OLD.status <> 'active'
          OR (OLD.language, OLD.title, OLD.vendor, OLD.product_type, OLD.tags, OLD.description)
             IS DISTINCT FROM (NEW.language, NEW.title, NEW.vendor, NEW.product_type, NEW.tags, NEW.description) THEN
        PERFORM index_products(ARRAY[NEW.id]);
    ELSE
        UPDATE product_search
           SET store_id = NEW.store_id, category_id = NEW.category_id, price = NEW.price, currency = NEW.currency,
               created_at = NEW.created_at, rating = NEW.rating_average,
               popularity = product_popularity(NEW.views, NEW.sales, NEW.rating_average, NEW.rating_count)
         WHERE product_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER products_to_search_when_changed ON products;

-- For each row, so that the condition spares what is updated for another reason.
CREATE TRIGGER products_to_search_when_changed AFTER UPDATE ON products FOR EACH ROW
    WHEN ((OLD.status = 'active' OR NEW.status = 'active')
          AND (OLD.status, OLD.store_id, OLD.category_id, OLD.price, OLD.currency, OLD.created_at, OLD.rating_average,
               OLD.language, OLD.title, OLD.vendor, OLD.product_type, OLD.tags, OLD.description,
               product_popularity(OLD.views, OLD.sales, OLD.rating_average, OLD.rating_count))
              IS DISTINCT FROM
              (NEW.status, NEW.store_id, NEW.category_id, NEW.price, NEW.currency, NEW.created_at, NEW.rating_average,
               NEW.language, NEW.title, NEW.vendor, NEW.product_type, NEW.tags, NEW.description,
               product_popularity(NEW.views, NEW.sales, NEW.rating_average, NEW.rating_count)))
    EXECUTE FUNCTION index_changed_product();

DROP FUNCTION product_popularity(bigint, numeric, integer);

CREATE FUNCTION index_new_bundles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM index_bundles(array_agg(id)) FROM added WHERE status = 'active' HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER bundles_to_search_when_added AFTER INSERT ON bundles
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_new_bundles();

CREATE FUNCTION index_changed_bundle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'active' THEN
        PERFORM index_bundles(ARRAY[NEW.id]);
    ELSE
        DELETE FROM product_search WHERE product_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER bundles_to_search_when_changed AFTER UPDATE ON bundles FOR EACH ROW
    WHEN ((OLD.status = 'active' OR NEW.status = 'active')
          AND (OLD.status, OLD.store_id, OLD.price, OLD.currency, OLD.created_at, OLD.title, OLD.vendor, OLD.tags,
               OLD.description, product_popularity(0, OLD.sales, 0, 0))
              IS DISTINCT FROM
              (NEW.status, NEW.store_id, NEW.price, NEW.currency, NEW.created_at, NEW.title, NEW.vendor, NEW.tags,
               NEW.description, product_popularity(0, NEW.sales, 0, 0)))
    EXECUTE FUNCTION index_changed_bundle();

CREATE TRIGGER bundles_to_search_when_deleted AFTER DELETE ON bundles
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_deleted_products();

CREATE FUNCTION forget_all_bundles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM product_search WHERE bundle;
    RETURN NULL;
END
$$;

CREATE TRIGGER bundles_to_search_when_truncated AFTER TRUNCATE ON bundles
    FOR EACH STATEMENT EXECUTE FUNCTION forget_all_bundles();

SELECT index_bundles(array_agg(id)) FROM bundles WHERE status = 'active' HAVING count(*) > 0;
