-- Codes with which residents sign in by phone. The phone is a keyed hash; nothing else of a resident is kept here.
CREATE TABLE resident_code (
  phone_index bytea PRIMARY KEY,
  code_hash   bytea NOT NULL,
  tries       integer NOT NULL DEFAULT 0,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX resident_code_by_age ON resident_code (expires_at);

-- Which identity at an outside provider (OpenID Connect) is whose account. Bound by the holder or an administrator, never
-- guessed from a name or an address.
CREATE TABLE account_binding (
  issuer     text COLLATE "C" NOT NULL,
  subject    text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  bound_at   timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (account_id, issuer)
);
