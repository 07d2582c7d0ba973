-- Messages on their way to a phone. Phone and text are sealed; both go as soon as the message has been sent, and the text
-- of one that never arrives goes with its last attempt.
CREATE TABLE outbox (
  id              uuid PRIMARY KEY,
  purpose         text NOT NULL,
  phone           bytea,
  text            bytea,
  state           text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'DEAD')),
  attempts        integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  useful_until    timestamptz NOT NULL,
  problem         text,
  created_at      timestamptz NOT NULL,
  ended_at        timestamptz
);
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'WAITING';
CREATE INDEX outbox_dead ON outbox (created_at DESC, id DESC) WHERE state = 'DEAD';
CREATE INDEX outbox_by_end ON outbox (ended_at) WHERE ended_at IS NOT NULL;
