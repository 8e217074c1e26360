SET LOCAL statement_timeout = 0;

-- Trusted since PostgreSQL 13: who owns the database may create it. Compares ids in the exclusion constraint below.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Who buys so many gets so many more, at so much per cent off; 100 is free.
ALTER TABLE offers
    ADD COLUMN buy_quantity integer CHECK (buy_quantity BETWEEN 1 AND 1000),
    ADD COLUMN get_quantity integer CHECK (get_quantity BETWEEN 1 AND 1000),
    DROP CONSTRAINT offers_kind_check,
    ADD CONSTRAINT offers_kind_check CHECK (kind IN ('percentage', 'fixed', 'buy_x_get_y')),
    -- Which said what each kind has, as the next one does.
    DROP CONSTRAINT offers_check2,
    ADD CONSTRAINT offers_rule_is_whole CHECK (
        (percentage IS NOT NULL) = (kind <> 'fixed')
        AND (amount IS NOT NULL) = (kind = 'fixed') AND (currency IS NOT NULL) = (kind = 'fixed')
        AND (buy_quantity IS NOT NULL) = (kind = 'buy_x_get_y') AND (get_quantity IS NOT NULL) = (kind = 'buy_x_get_y'));

-- How often it may be used, in all and by one customer, and how often it is: the sum of what is counted in
-- offer_redemptions, kept under the lock of this row.
ALTER TABLE offers
    ADD COLUMN max_redemptions  integer CHECK (max_redemptions BETWEEN 1 AND 1000000000),
    ADD COLUMN max_per_customer integer CHECK (max_per_customer BETWEEN 1 AND 1000000000),
    ADD COLUMN redeemed         integer NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
    ADD CONSTRAINT offers_not_overredeemed CHECK (redeemed <= max_redemptions),
    SET (fillfactor = 85);

-- A flash sale is on a product, so that the constraint below can see all there are for one. Others become plain offers,
-- and of two that ran at once the later one a draft.
UPDATE offers SET flash_sale = false WHERE flash_sale AND product_id IS NULL;
UPDATE offers later SET status = 'draft'
 WHERE flash_sale AND status = 'active'
   AND EXISTS (SELECT FROM offers earlier
                WHERE earlier.product_id = later.product_id AND earlier.id < later.id
                  AND earlier.flash_sale AND earlier.status = 'active'
                  AND tstzrange(earlier.valid_from, earlier.valid_until) && tstzrange(later.valid_from, later.valid_until));

ALTER TABLE offers
    ADD CONSTRAINT offers_flash_sale_on_product CHECK (NOT flash_sale OR product_id IS NOT NULL),
    -- Never two for one product at once. What is deleted is archived.
    ADD CONSTRAINT offers_one_flash_sale_at_once
        EXCLUDE USING gist (product_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
        WHERE (flash_sale AND status = 'active');

-- GET /api/v1/products/{id}/offers, and what is deleted with what it is on
DROP INDEX offers_of_product, offers_of_category, offers_of_store;
CREATE INDEX offers_of_product_by_end ON offers (product_id, valid_until, id) WHERE product_id IS NOT NULL;
CREATE INDEX offers_of_category_by_end ON offers (category_id, valid_until, id) WHERE category_id IS NOT NULL;
CREATE INDEX offers_of_store_by_end ON offers (store_id, valid_until, id) WHERE store_id IS NOT NULL;

-- GET /api/v1/admin/offers
CREATE INDEX offers_by_created ON offers (created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX offers_deleted_by_created ON offers (created_at DESC, id DESC) WHERE deleted_at IS NOT NULL;

-- The use of offers by orders, which comes and goes with the reservation of the order's stock.
CREATE TABLE offer_redemptions (
    reference   text NOT NULL REFERENCES reservations (reference) ON DELETE CASCADE,
    offer_id    uuid NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    customer_id uuid,
    uses        integer NOT NULL CHECK (uses > 0),
    -- Only what is counted is in offers.redeemed. What expired with its reservation is counted again when that is
    -- confirmed late.
    state       text NOT NULL DEFAULT 'counted' CHECK (state IN ('counted', 'released', 'expired')),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (reference, offer_id)
) WITH (fillfactor = 85);

-- How often a customer has used an offer; and what goes with an offer.
CREATE INDEX offer_redemptions_of_customer ON offer_redemptions (offer_id, customer_id) WHERE state = 'counted';
