SET LOCAL statement_timeout = 0;

-- Both are trusted: whoever owns the database may create them.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- How texts become words: without accents, and in a language with a stemmer without endings. How to add a language is told
-- in docs/search.md.
DO $$
DECLARE
    language text;
BEGIN
    FOREACH language IN ARRAY '{simple,english,french,portuguese,spanish,german,italian,dutch,arabic}'::text[] LOOP
        EXECUTE format('CREATE TEXT SEARCH CONFIGURATION search_%1$s (COPY = pg_catalog.%1$s)', language);
        EXECUTE format(
            'ALTER TEXT SEARCH CONFIGURATION search_%s ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %s',
            language, CASE language WHEN 'simple' THEN 'simple' ELSE language || '_stem' END);
    END LOOP;
END
$$;

-- By ISO 639 code; a language without a stemmer is taken word by word.
CREATE FUNCTION search_configuration(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
           WHEN 'en' THEN 'search_english'::regconfig
           WHEN 'fr' THEN 'search_french'::regconfig
           WHEN 'pt' THEN 'search_portuguese'::regconfig
           WHEN 'es' THEN 'search_spanish'::regconfig
           WHEN 'de' THEN 'search_german'::regconfig
           WHEN 'it' THEN 'search_italian'::regconfig
           WHEN 'nl' THEN 'search_dutch'::regconfig
           WHEN 'ar' THEN 'search_arabic'::regconfig
           ELSE 'search_simple'::regconfig
       END;

-- The parser would take "USB-C/HDMI" for the name of a file, which is one word, and pass over what stands in angle brackets.
CREATE FUNCTION search_vector(configuration regconfig, content text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector(configuration, translate(coalesce(content, ''), '/_<>', '    '));

-- What the visitors make of a product, in steps of about 5 %, so that a view rarely changes it: 20 ln(1 + views), and up to
-- 30 more or 50 less by its rating, drawn towards 3.5 as if ten had given that (a Bayesian average).
CREATE FUNCTION product_popularity(views bigint, rating_average numeric, rating_count integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(20 * ln(1 + views::float8))::integer
       + round(20 * ((rating_average::float8 * rating_count + 35) / (rating_count + 10) - 3.5))::integer;

-- The language of its texts, for which the search needs to know it.
ALTER TABLE products ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language ~ '^[a-z]{2,3}$');

-- What is searched: the products on sale, and of them only what finds, filters or orders. Kept by triggers on products, in
-- the transaction of the change. A table of its own, because it is narrow, and because views and versions, which change all
-- the time, would have the word index written anew each time (docs/adr/0015-search-in-postgresql.md).
--
-- No foreign key: the triggers delete, and whoever truncates products truncates this.
CREATE TABLE product_search (
    product_id  uuid PRIMARY KEY,
    store_id    uuid NOT NULL,
    category_id uuid,
    -- Shuffles the products, always alike: the first of any selection are a fair sample of it.
    shuffled    integer NOT NULL,
    popularity  integer NOT NULL,
    price       bigint NOT NULL,
    created_at  timestamptz NOT NULL,
    rating      numeric(3, 2) NOT NULL,
    currency    text NOT NULL,
    vendor      text,
    -- In lower case
    tags        text[] NOT NULL,
    -- Title A, tags and type B, vendor C, the beginning of the description D. What names the product stands there as it is
    -- written too, for who searches in another language and for what begins with what is typed.
    document    tsvector NOT NULL,
    -- Of the title alone, as it is written: what begins with what is typed. Beside the document, because a planner knows how
    -- frequent words are in a column, and not in a part of one.
    title_words tsvector NOT NULL
);

CREATE INDEX product_search_by_word ON product_search USING gin (document);
CREATE INDEX product_search_by_title_word ON product_search USING gin (title_words);
CREATE INDEX product_search_by_tag ON product_search USING gin (tags);
CREATE INDEX product_search_of_store ON product_search (store_id);
CREATE INDEX product_search_of_category ON product_search (category_id);
CREATE INDEX product_search_of_vendor ON product_search (lower(vendor));

-- sort=popularity, and the windows of sort=relevance
CREATE INDEX product_search_by_popularity ON product_search (popularity DESC, product_id DESC);
-- sort=newest
CREATE INDEX product_search_by_created ON product_search (created_at DESC, product_id DESC);
-- sort=price-asc and price-desc, and the range of prices
CREATE INDEX product_search_by_price ON product_search (currency, price, product_id);
-- sort=rating
CREATE INDEX product_search_by_rating ON product_search (rating DESC, product_id DESC);
-- The sample that facets are counted over
CREATE INDEX product_search_shuffled ON product_search (shuffled);

-- Words as they are written in what names products: what a misspelt one may have meant. Without a unique index, which would
-- have imports wait for each other; a word that two bring at once is there twice, and does no harm.
CREATE TABLE search_words (
    word text NOT NULL
);

CREATE INDEX search_words_by_word ON search_words (word);
CREATE INDEX search_words_by_trigram ON search_words USING gin (word gin_trgm_ops);

-- Vendors, in the same way. One that nothing on sale is of any more is passed over when it is read.
CREATE TABLE search_vendors (
    vendor text NOT NULL
);

CREATE INDEX search_vendors_by_vendor ON search_vendors (vendor);
CREATE INDEX search_vendors_by_word ON search_vendors USING gin (search_vector('search_simple', vendor));

-- Makes what is searched of these products what they are now.
CREATE FUNCTION index_products(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO product_search AS indexed
           (product_id, store_id, category_id, shuffled, popularity, price, created_at, rating, currency, vendor, tags, document,
            title_words)
    SELECT id, store_id, category_id, hashtext(id::text), product_popularity(views, rating_average, rating_count), price,
           created_at, rating_average, currency, vendor, lower(tags::text)::text[],
           -- A phrase must not begin in one of these and end in the next, so a mark that no text has comes between.
           ts_delete(
               setweight(search_vector(search_configuration(language), title), 'A')
               || gap || setweight(search_vector('search_simple', title), 'A')
               || gap || setweight(search_vector(search_configuration(language), labels), 'B')
               || gap || setweight(search_vector('search_simple', labels), 'B')
               || gap || setweight(search_vector('search_simple', vendor), 'C')
               -- As much as a page shows of it, and so that a row stays in its page of the table.
               || gap || setweight(search_vector(search_configuration(language), left(description, 2000)), 'D'),
               U&'\E000'),
           search_vector('search_simple', title)
      FROM products
     CROSS JOIN LATERAL (SELECT array_to_string(tags || product_type, ' '), CAST(U&'\E000:2' AS tsvector)) l (labels, gap)
     WHERE id = ANY (ids) AND status = 'active'
    ON CONFLICT (product_id) DO UPDATE
       SET store_id = excluded.store_id, category_id = excluded.category_id, popularity = excluded.popularity,
           price = excluded.price, created_at = excluded.created_at, rating = excluded.rating,
           currency = excluded.currency, vendor = excluded.vendor, tags = excluded.tags, document = excluded.document,
           title_words = excluded.title_words;

    -- Words of 3 to 40 letters without digits: sizes and numbers are not misspelt, and of short words all is near. First
    -- made distinct, since most are in many products.
    INSERT INTO search_words (word)
    SELECT lexeme
      FROM (SELECT DISTINCT lexeme
              FROM products CROSS JOIN LATERAL
                   unnest(search_vector('search_simple',
                                        concat_ws(' ', title, array_to_string(tags || product_type, ' '), vendor)))
             WHERE id = ANY (ids) AND status = 'active' OFFSET 0) written
     WHERE lexeme ~ '^[[:alpha:]]{3,40}$' AND NOT EXISTS (SELECT FROM search_words known WHERE known.word = lexeme);

    INSERT INTO search_vendors (vendor)
    SELECT vendor
      FROM (SELECT DISTINCT vendor FROM products
             WHERE id = ANY (ids) AND status = 'active' AND vendor IS NOT NULL OFFSET 0) named
     WHERE NOT EXISTS (SELECT FROM search_vendors known WHERE known.vendor = named.vendor);
END
$$;

CREATE FUNCTION index_new_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM index_products(array_agg(id)) FROM added WHERE status = 'active' HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER products_to_search_when_added AFTER INSERT ON products
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_new_products();

CREATE FUNCTION index_changed_product() RETURNS trigger LANGUAGE plpgsql AS $$
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
               popularity = product_popularity(NEW.views, NEW.rating_average, NEW.rating_count)
         WHERE product_id = NEW.id;
    END IF;
    RETURN NULL;
END
$$;

-- For each row, so that the condition spares what is updated for another reason.
CREATE TRIGGER products_to_search_when_changed AFTER UPDATE ON products FOR EACH ROW
    WHEN ((OLD.status = 'active' OR NEW.status = 'active')
          AND (OLD.status, OLD.store_id, OLD.category_id, OLD.price, OLD.currency, OLD.created_at, OLD.rating_average,
               OLD.language, OLD.title, OLD.vendor, OLD.product_type, OLD.tags, OLD.description,
               product_popularity(OLD.views, OLD.rating_average, OLD.rating_count))
              IS DISTINCT FROM
              (NEW.status, NEW.store_id, NEW.category_id, NEW.price, NEW.currency, NEW.created_at, NEW.rating_average,
               NEW.language, NEW.title, NEW.vendor, NEW.product_type, NEW.tags, NEW.description,
               product_popularity(NEW.views, NEW.rating_average, NEW.rating_count)))
    EXECUTE FUNCTION index_changed_product();

CREATE FUNCTION forget_deleted_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM product_search USING gone WHERE product_id = gone.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER products_to_search_when_deleted AFTER DELETE ON products
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION forget_deleted_products();

CREATE FUNCTION forget_all_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE product_search, search_words, search_vendors;
    RETURN NULL;
END
$$;

CREATE TRIGGER products_to_search_when_truncated AFTER TRUNCATE ON products
    FOR EACH STATEMENT EXECUTE FUNCTION forget_all_products();

-- Suggestions: what has a word that begins with what is typed.
CREATE INDEX categories_by_word ON categories USING gin (search_vector('search_simple', name));
CREATE INDEX stores_by_word ON stores USING gin (search_vector('search_simple', name)) WHERE status = 'active';

-- In parts, each of which says so: a connection that hears nothing for ten seconds takes the server for dead.
DO $$
DECLARE
    part uuid[];
BEGIN
    FOR part IN SELECT array_agg(id) FROM (SELECT id, row_number() OVER () / 10000 AS number FROM products) p GROUP BY number
    LOOP
        PERFORM index_products(part);
        RAISE NOTICE 'Made % products ready to be found', cardinality(part);
    END LOOP;
END
$$;
