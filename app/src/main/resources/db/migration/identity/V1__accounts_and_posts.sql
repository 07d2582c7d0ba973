-- Accounts of staff, the posts they act from, and what a post may do. unit_no and department_no are numbers of
-- territory; they are immutable there, so no key of another room is referenced.

CREATE TABLE permission (
  key text COLLATE "C" PRIMARY KEY
);

CREATE TABLE permission_set (
  key text COLLATE "C" PRIMARY KEY
);

CREATE TABLE permission_set_item (
  permission_set text COLLATE "C" NOT NULL REFERENCES permission_set (key),
  permission     text COLLATE "C" NOT NULL REFERENCES permission (key),
  PRIMARY KEY (permission_set, permission)
);
CREATE INDEX permission_set_item_by_permission ON permission_set_item (permission);

INSERT INTO permission (key) VALUES
  ('evidence.audit'),
  ('identity.accounts'),
  ('incidents.check'),
  ('incidents.contact'),
  ('incidents.dispatch'),
  ('incidents.export'),
  ('incidents.file'),
  ('incidents.handle'),
  ('incidents.import'),
  ('incidents.list'),
  ('incidents.open'),
  ('incidents.report'),
  ('incidents.verify'),
  ('territory.browse'),
  ('territory.import');

INSERT INTO permission_set (key) VALUES
  ('grid-worker'),
  ('community-clerk'),
  ('dispatcher'),
  ('department-handler'),
  ('checker'),
  ('administrator');

-- Who verifies does not dispatch, who handles does not check, and an administrator does not read incidents.
INSERT INTO permission_set_item (permission_set, permission)
SELECT granted.permission_set, unnest(granted.permissions)
FROM (VALUES
  ('grid-worker',
   ARRAY['incidents.list', 'incidents.open', 'incidents.report', 'incidents.verify', 'territory.browse']),
  ('community-clerk',
   ARRAY['incidents.list', 'incidents.open', 'incidents.report', 'incidents.verify', 'incidents.file',
         'incidents.contact', 'incidents.export', 'territory.browse']),
  ('dispatcher',
   ARRAY['incidents.list', 'incidents.open', 'incidents.file', 'incidents.dispatch', 'incidents.contact',
         'incidents.export', 'territory.browse']),
  ('department-handler',
   ARRAY['incidents.list', 'incidents.open', 'incidents.handle', 'incidents.contact']),
  ('checker',
   ARRAY['incidents.list', 'incidents.open', 'incidents.check', 'incidents.contact', 'territory.browse']),
  ('administrator',
   ARRAY['identity.accounts', 'territory.browse', 'territory.import', 'incidents.import', 'evidence.audit'])
) AS granted (permission_set, permissions);

CREATE TABLE account (
  id             uuid PRIMARY KEY,
  login          text COLLATE "C" NOT NULL UNIQUE CHECK (login = lower(login)),
  display_name   text NOT NULL,
  password_hash  text NOT NULL,
  one_time_until timestamptz,
  state          text NOT NULL CHECK (state IN ('ACTIVE', 'CLOSED')),
  is_demo        boolean NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  sessions_from  timestamptz NOT NULL
);
COMMENT ON COLUMN account.one_time_until IS 'Set while the password is a one-time one: only good for choosing another, until then.';
COMMENT ON COLUMN account.sessions_from IS 'Sessions that began earlier are void.';

CREATE TABLE post (
  id             uuid PRIMARY KEY,
  title          text NOT NULL,
  unit_no        integer,
  department_no  integer,
  permission_set text COLLATE "C" NOT NULL REFERENCES permission_set (key),
  created_at     timestamptz NOT NULL,
  CHECK (department_no IS NULL OR unit_no IS NOT NULL)
);
CREATE INDEX post_by_unit ON post (unit_no);
CREATE INDEX post_by_department ON post (department_no);
CREATE INDEX post_by_permission_set ON post (permission_set);
COMMENT ON COLUMN post.unit_no IS 'NULL: all units of the installation, also those that come later.';

CREATE TABLE appointment (
  account_id   uuid NOT NULL REFERENCES account (id),
  post_id      uuid NOT NULL REFERENCES post (id),
  valid_during daterange NOT NULL CHECK (NOT isempty(valid_during)),
  PRIMARY KEY (account_id, post_id, valid_during WITHOUT OVERLAPS)
);
CREATE INDEX appointment_by_account ON appointment (account_id);
CREATE INDEX appointment_by_post ON appointment (post_id);

-- One row per login name or network address that failed lately, both as keyed hashes. Forgotten after a quiet while.
CREATE TABLE sign_in_throttle (
  subject         bytea PRIMARY KEY,
  failures        integer NOT NULL CHECK (failures > 0),
  last_failure_at timestamptz NOT NULL
);
CREATE INDEX sign_in_throttle_by_age ON sign_in_throttle (last_failure_at);

-- Links with which the first administrator of a production installation is made.
CREATE TABLE set_up_link (
  token_hash bytea PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
