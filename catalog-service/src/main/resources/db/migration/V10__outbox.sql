-- Events that have been published with the change they tell of, until the relay has sent them. See docs/events.md.
CREATE TABLE outbox (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          uuid NOT NULL DEFAULT uuidv7(),
    type        text NOT NULL,
    subject     text NOT NULL,
    time        timestamptz NOT NULL DEFAULT clock_timestamp(),
    data        json NOT NULL,
    traceparent text
) WITH (
    -- Rows live for milliseconds: what they leave behind is cleaned by their number, not by the share of a table that is
    -- empty most of the time.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000
);
