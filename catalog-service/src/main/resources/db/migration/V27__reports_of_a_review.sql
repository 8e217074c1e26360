SET LOCAL statement_timeout = 0;

-- GET /api/v1/admin/reviews/{id}/reports
CREATE INDEX review_reports_by_created ON review_reports (review_id, created_at DESC, customer_id DESC);
