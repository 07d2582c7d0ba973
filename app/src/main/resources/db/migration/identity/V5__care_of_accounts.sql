-- Accounts belong to a unit, can rest, and are opened by their holders with a link instead of a password that somebody
-- else has seen. Colleagues come in from a workbook; who leaves a post hands it over.

ALTER TABLE account DROP CONSTRAINT account_state_check;
ALTER TABLE account ADD CONSTRAINT account_state_check CHECK (state IN ('ACTIVE', 'SUSPENDED', 'CLOSED'));
ALTER TABLE account ADD COLUMN unit_no integer;
COMMENT ON COLUMN account.unit_no IS 'Where the account was made; its administrators see it before it has a post. NULL: all units.';
CREATE INDEX account_by_unit ON account (unit_no);
CREATE INDEX account_by_name ON account (display_name COLLATE "C", login);

-- A link with which the holder of an account chooses a password: the newest one only, once, for seven days.
CREATE TABLE activation_link (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  token_hash bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX activation_link_by_age ON activation_link (expires_at);

-- A workbook of colleagues, read and judged row by row; forgotten a day later.
CREATE TABLE colleague_import (
  id         uuid PRIMARY KEY,
  unit_no    integer NOT NULL,
  made_by    uuid NOT NULL REFERENCES account (id),
  file_name  text NOT NULL,
  lines      bytea,
  created_at timestamptz NOT NULL,
  done_at    timestamptz
);
CREATE INDEX colleague_import_by_maker ON colleague_import (made_by);
CREATE INDEX colleague_import_by_age ON colleague_import (created_at);
COMMENT ON COLUMN colleague_import.lines IS 'Sealed; gone as soon as the colleagues have their accounts.';
CALL protect_by_unit('colleague_import');

-- Leaving a post (离岗交接): one open hand-over a post and leaver.
CREATE TABLE handover (
  id                  uuid PRIMARY KEY,
  unit_no             integer NOT NULL,
  post_id             uuid NOT NULL REFERENCES post (id),
  leaver_id           uuid NOT NULL REFERENCES account (id),
  successor_id        uuid NOT NULL REFERENCES account (id) CHECK (successor_id <> leaver_id),
  is_successor_new    boolean NOT NULL,
  state               text NOT NULL CHECK (state IN ('OPEN', 'DONE', 'WITHDRAWN')),
  opened_by           text NOT NULL,
  opened_at           timestamptz NOT NULL,
  leaver_signed_at    timestamptz,
  signed_for_leaver   text,
  absence_reason      text CHECK ((absence_reason IS NULL) = (signed_for_leaver IS NULL)),
  successor_signed_at timestamptz,
  ended_at            timestamptz,
  is_account_closed   boolean NOT NULL DEFAULT false,
  evidence_id         uuid,
  items               jsonb
);
CREATE UNIQUE INDEX handover_open ON handover (post_id, leaver_id) WHERE state = 'OPEN';
CREATE INDEX handover_by_unit ON handover (unit_no, id DESC);
CREATE INDEX handover_by_leaver ON handover (leaver_id);
CREATE INDEX handover_by_successor ON handover (successor_id);
COMMENT ON COLUMN handover.items IS 'What went over, by kind, with the number of things; the sheet shows it.';
CALL protect_by_unit('handover');
CREATE POLICY by_self ON handover
  USING ((SELECT NULLIF(current_setting('linli.self', true), '')::uuid) IN (leaver_id, successor_id));
REVOKE DELETE ON handover FROM ${application};
