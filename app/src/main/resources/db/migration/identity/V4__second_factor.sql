-- The second factor (RFC 6238), who must have one, and links for each of the first three administrators.

ALTER TABLE permission_set ADD COLUMN needs_factor boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN permission_set.needs_factor IS 'Whoever holds a post with this set can do nothing before she has a second factor.';
UPDATE permission_set
SET needs_factor = true
WHERE key IN ('administrator', 'system-administrator', 'security-administrator', 'audit-administrator',
              'local-administrator');

CREATE TABLE account_factor (
  account_id  uuid PRIMARY KEY REFERENCES account (id),
  secret      bytea NOT NULL,
  last_step   bigint NOT NULL,
  enrolled_at timestamptz NOT NULL
);
COMMENT ON COLUMN account_factor.secret IS 'Sealed; the key lies outside of the database.';
COMMENT ON COLUMN account_factor.last_step IS 'The last time step a code was taken of: each code opens once.';

-- Ten a person; each is good once. Only keyed hashes are kept.
CREATE TABLE recovery_code (
  account_id uuid NOT NULL REFERENCES account (id),
  code_hash  bytea NOT NULL,
  used_at    timestamptz,
  PRIMARY KEY (account_id, code_hash)
);

-- A link makes the first holder of one set of permissions.
ALTER TABLE set_up_link ADD COLUMN permission_set text COLLATE "C" NOT NULL
  DEFAULT 'system-administrator' REFERENCES permission_set (key);
CREATE INDEX set_up_link_by_permission_set ON set_up_link (permission_set);
