-- One register of the people who serve (M01-06): with an account or without, one person with many engagements, brought
-- together from the rosters of departments.

INSERT INTO permission (key) VALUES
  ('identity.workers'),
  ('identity.workers-keep');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('local-administrator', 'identity.workers'),
  ('local-administrator', 'identity.workers-keep'),
  ('community-clerk', 'identity.workers');

-- An entry. What it was merged into, and which person that makes her; itself while it stands alone.
CREATE TABLE worker (
  id          uuid PRIMARY KEY,
  account_id  uuid UNIQUE REFERENCES account (id),
  name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  phone       bytea,
  phone_index bytea,
  person_id   uuid NOT NULL REFERENCES worker (id),
  merged_into uuid REFERENCES worker (id),
  created_at  timestamptz NOT NULL,
  CHECK ((phone IS NULL) = (phone_index IS NULL)),
  CHECK ((merged_into IS NULL) = (person_id = id)),
  CONSTRAINT entry_of_account_is_kept CHECK (merged_into IS NULL OR account_id IS NULL)
);
CREATE INDEX worker_by_name ON worker (name COLLATE "C", id);
CREATE INDEX worker_by_phone ON worker (phone_index);
CREATE INDEX worker_by_person ON worker (person_id);
CREATE INDEX worker_by_merger ON worker (merged_into);
COMMENT ON COLUMN worker.phone IS 'Sealed.';

-- As what somebody serves. entered_as is the entry it was written for, worker_id the person that this entry is today.
CREATE TABLE engagement (
  id           uuid PRIMARY KEY,
  worker_id    uuid NOT NULL REFERENCES worker (id),
  entered_as   uuid NOT NULL REFERENCES worker (id),
  unit_no      integer NOT NULL,
  role         text COLLATE "C" NOT NULL
    CHECK (role IN ('COMMUNITY_WORKER', 'AUXILIARY', 'CADRE', 'GROUP_LEADER', 'BUILDING_LEADER', 'VOLUNTEER')),
  line         text COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(line) <= 40),
  leads        text COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(leads) <= 60),
  valid_during daterange NOT NULL CHECK (NOT isempty(valid_during)),
  source       text NOT NULL DEFAULT '' CHECK (char_length(source) <= 60),
  version      integer NOT NULL DEFAULT 1,
  CHECK (role <> 'AUXILIARY' OR line <> ''),
  CHECK (role NOT IN ('GROUP_LEADER', 'BUILDING_LEADER') OR leads <> ''),
  CONSTRAINT engagement_once EXCLUDE USING gist
    (entered_as WITH =, unit_no WITH =, role WITH =, line WITH =, leads WITH =, valid_during WITH &&)
);
CREATE INDEX engagement_by_worker ON engagement (worker_id);
CREATE INDEX engagement_by_unit ON engagement (unit_no);
CREATE INDEX engagement_by_end ON engagement (upper(valid_during));
COMMENT ON COLUMN engagement.line IS 'The line department (条线部门); an auxiliary has one.';
COMMENT ON COLUMN engagement.source IS 'The roster it came from; empty if it was typed.';
CALL protect_by_unit('engagement');

-- Seen where one of its engagements or posts is seen. Whoever sees all units sees entries that lost their last one too.
ALTER TABLE worker ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_engagement ON worker
  USING (
    EXISTS (SELECT FROM engagement WHERE engagement.worker_id = worker.id)
    OR EXISTS (SELECT FROM engagement WHERE engagement.entered_as = worker.id)
    OR EXISTS (SELECT FROM account_here WHERE account_here.id = worker.account_id)
    OR COALESCE((SELECT scope_units()) @> '[-2147483647,2147483647)'::int4range, false))
  WITH CHECK (true);

-- What was decided about two entries.
CREATE TABLE worker_pair (
  first_id   uuid NOT NULL REFERENCES worker (id) ON DELETE CASCADE,
  second_id  uuid NOT NULL REFERENCES worker (id) ON DELETE CASCADE,
  decision   text COLLATE "C" NOT NULL CHECK (decision IN ('SAME', 'TWO')),
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
);
CREATE INDEX worker_pair_by_second ON worker_pair (second_id);
ALTER TABLE worker_pair ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_both ON worker_pair
  USING (
    EXISTS (SELECT FROM worker WHERE worker.id = worker_pair.first_id)
    AND EXISTS (SELECT FROM worker WHERE worker.id = worker_pair.second_id));

-- A roster of a department on its way in, with who brings it and how far she sees.
CREATE TABLE worker_roster (
  id            uuid PRIMARY KEY,
  unit_no       integer NOT NULL,
  state         text COLLATE "C" NOT NULL CHECK (state IN ('PREVIEWED', 'WAITING', 'RUNNING', 'DONE', 'FAILED')),
  title         text NOT NULL,
  file_name     text NOT NULL,
  lines         bytea,
  is_only_good  boolean NOT NULL DEFAULT false,
  claim         uuid,
  claimed_until timestamptz,
  failure       text,
  people        integer NOT NULL DEFAULT 0,
  engagements   integer NOT NULL DEFAULT 0,
  known         integer NOT NULL DEFAULT 0,
  refused       integer NOT NULL DEFAULT 0,
  actor_id      uuid,
  actor_name    text NOT NULL,
  actor_post    jsonb,
  actor_scope   int4multirange NOT NULL,
  created_at    timestamptz NOT NULL,
  ended_at      timestamptz
);
CREATE INDEX worker_roster_by_age ON worker_roster (created_at);
CREATE INDEX worker_roster_open ON worker_roster (created_at) WHERE state IN ('WAITING', 'RUNNING');
COMMENT ON COLUMN worker_roster.lines IS 'Sealed: the rows of the file; what became of them once it is in. Gone after a while.';
CALL protect_by_unit('worker_roster');

-- Every account has an entry, made with it and named like it.
CREATE FUNCTION enter_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO worker (id, account_id, name, person_id, created_at)
    VALUES (NEW.id, NEW.id, left(NEW.display_name, 60), NEW.id, NEW.created_at);
  ELSE
    UPDATE worker SET name = left(NEW.display_name, 60) WHERE account_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER account_is_entered
AFTER INSERT OR UPDATE OF display_name ON account
FOR EACH ROW EXECUTE FUNCTION enter_account();

INSERT INTO worker (id, account_id, name, person_id, created_at)
SELECT id, id, left(display_name, 60), id, created_at FROM account;
