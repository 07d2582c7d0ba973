-- Tokens with which machines use the API: each acts from a post, with a part of what the post may do.
CREATE TABLE api_token (
  id           uuid PRIMARY KEY,
  name         text NOT NULL,
  token_hash   bytea NOT NULL UNIQUE,
  beginning    text NOT NULL,
  post_id      uuid NOT NULL REFERENCES post (id),
  unit_no      integer,
  permissions  text[] NOT NULL,
  created_by   uuid,
  created_name text NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  CHECK (expires_at <= created_at + interval '366 days')
);
CREATE INDEX api_token_by_post ON api_token (post_id);
CREATE INDEX api_token_newest ON api_token (created_at DESC, id DESC);
COMMENT ON COLUMN api_token.unit_no IS 'A unit within that of the post, if the token reaches less far than the post; else NULL.';
COMMENT ON COLUMN api_token.beginning IS 'The first characters, to tell tokens apart on the page.';
REVOKE DELETE ON api_token FROM ${application};

-- Messages that could not be sent are looked after by whoever runs the system.
INSERT INTO permission (key) VALUES ('messages.outbox');
INSERT INTO permission_set_item (permission_set, permission) VALUES ('system-administrator', 'messages.outbox');
