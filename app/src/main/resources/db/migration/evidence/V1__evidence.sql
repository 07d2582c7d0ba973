-- What was done, by whom and why. Private: seen under a scope. What becomes public is the commitment alone.
-- The id is a version 7 UUID of the same millisecond as "at", so a partition is found by the id.
CREATE TABLE evidence_entry (
  id            uuid NOT NULL,
  at            timestamptz NOT NULL,
  actor_kind    text COLLATE "C" NOT NULL CHECK (actor_kind IN ('STAFF', 'RESIDENT', 'SYSTEM')),
  actor_id      uuid,
  actor_name    text COLLATE "C" NOT NULL,
  post_id       uuid,
  post_title    text,
  post_unit_no  integer,
  department_no integer,
  on_behalf_of  text,
  verb          text COLLATE "C" NOT NULL,
  subject_kind  text COLLATE "C" NOT NULL,
  subject_id    uuid NOT NULL,
  unit_no       integer NOT NULL,
  purpose       text COLLATE "C",
  -- The text that was committed to, byte for byte. Goes together with the salt when the data must go.
  facts         text,
  salt          bytea CHECK (octet_length(salt) = 32),
  commitment    bytea NOT NULL CHECK (octet_length(commitment) = 32),
  PRIMARY KEY (id, at),
  CHECK ((facts IS NULL) = (salt IS NULL))
) PARTITION BY RANGE (at);
CREATE TABLE evidence_entry_default PARTITION OF evidence_entry DEFAULT;
CREATE INDEX evidence_entry_by_subject ON evidence_entry (subject_id, id);
CREATE INDEX evidence_entry_by_unit ON evidence_entry (unit_no, id);

CALL protect_by_unit('evidence_entry');
-- Whoever acts is put on record, also a department or a resident who may not read the record afterwards.
CREATE POLICY recorded_from_any_scope ON evidence_entry FOR INSERT WITH CHECK (true);
CREATE POLICY by_capability ON evidence_entry FOR SELECT
  USING (subject_id = (SELECT NULLIF(current_setting('linli.capability', true), '')::uuid));
REVOKE UPDATE, DELETE ON evidence_entry FROM ${application};

-- Entries that the sequencer has not taken yet; written in the transaction of the entry.
CREATE TABLE evidence_pending (
  entry_id   uuid PRIMARY KEY,
  commitment bytea NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
REVOKE UPDATE ON evidence_pending FROM ${application};

-- Who opened personal data of whom, and why.
CREATE TABLE access_entry (
  id           uuid NOT NULL,
  at           timestamptz NOT NULL,
  actor_kind   text COLLATE "C" NOT NULL CHECK (actor_kind IN ('STAFF', 'RESIDENT', 'SYSTEM')),
  actor_id     uuid,
  actor_name   text COLLATE "C" NOT NULL,
  post_id      uuid,
  subject_kind text COLLATE "C" NOT NULL,
  subject_id   uuid NOT NULL,
  unit_no      integer NOT NULL,
  purpose      text COLLATE "C" NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE access_entry_default PARTITION OF access_entry DEFAULT;
CREATE INDEX access_entry_by_subject ON access_entry (subject_id, id);

CALL protect_by_unit('access_entry');
CREATE POLICY recorded_from_any_scope ON access_entry FOR INSERT WITH CHECK (true);
CREATE POLICY by_capability ON access_entry FOR SELECT
  USING (subject_id = (SELECT NULLIF(current_setting('linli.capability', true), '')::uuid));
REVOKE UPDATE, DELETE ON access_entry FROM ${application};

-- Policies and missing rights of a partitioned table do not hold for a partition that is addressed by its own name.
CREATE PROCEDURE ensure_evidence_partitions(from_day date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  partition regclass;
BEGIN
  CALL ensure_month_partitions('evidence_entry', from_day, 13);
  CALL ensure_month_partitions('access_entry', from_day, 13);
  FOR partition IN
    SELECT inhrelid
    FROM pg_inherits
    WHERE inhparent IN ('evidence_entry'::regclass, 'access_entry'::regclass)
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM ${application}', partition);
  END LOOP;
END
$$;
CALL ensure_evidence_partitions(CURRENT_DATE);

-- Which log this is: named and bound to its key at its first use, for ever.
CREATE TABLE log_identity (
  is_only      boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  origin       text NOT NULL,
  verifier_key text NOT NULL,
  created_at   timestamptz NOT NULL
);
REVOKE UPDATE, DELETE ON log_identity FROM ${application};

-- The public log: a leaf is its index and the commitment. Which entry it stands for is public to whoever has the id.
CREATE TABLE log_leaf (
  index      bigint PRIMARY KEY CHECK (index >= 0),
  entry_id   uuid NOT NULL UNIQUE,
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
  at         timestamptz NOT NULL
);
REVOKE UPDATE, DELETE ON log_leaf FROM ${application};

-- Hashes of the tree in tiles of up to 256. A tile only ever grows at its end.
CREATE TABLE log_tile (
  level  smallint NOT NULL CHECK (level BETWEEN 0 AND 63),
  index  bigint NOT NULL CHECK (index >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
  PRIMARY KEY (level, index)
);
ALTER TABLE log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
REVOKE DELETE ON log_tile FROM ${application};

-- Signed statements of the log's size and root, one for each batch.
CREATE TABLE log_checkpoint (
  size bigint PRIMARY KEY CHECK (size > 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  note text NOT NULL,
  at   timestamptz NOT NULL
);
REVOKE UPDATE, DELETE ON log_checkpoint FROM ${application};
