-- GET /api/v1/stores?openNow=true
CREATE INDEX stores_with_hours_by_rating ON stores (rating_average DESC, id DESC)
    WHERE status = 'active' AND opening_hours IS NOT NULL AND location_id IS NOT NULL;
