-- What a leaf stands for: an entry, an opening of personal data, or a set of either. A hint where to look, nothing more:
-- a wrong one leads to an entry that is not found.
ALTER TABLE evidence_pending ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'ENTRY'
  CHECK (kind IN ('ENTRY', 'ACCESS', 'SET'));
ALTER TABLE log_leaf ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'ENTRY'
  CHECK (kind IN ('ENTRY', 'ACCESS', 'SET'));
-- A time that nothing vouches for proves nothing; the checkpoint over the leaf has one that is signed.
ALTER TABLE log_leaf DROP COLUMN at;

-- The members of a set, in the order in which the set commits to them. As public as the leaves: ids and commitments.
CREATE TABLE log_member (
  set_id     uuid NOT NULL,
  place      integer NOT NULL CHECK (place >= 0),
  entry_id   uuid NOT NULL UNIQUE,
  kind       text COLLATE "C" NOT NULL CHECK (kind IN ('ENTRY', 'ACCESS')),
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
  PRIMARY KEY (set_id, place)
);
REVOKE UPDATE, DELETE ON log_member FROM ${application};

-- The newest checkpoint is all that is needed here; those to judge by are kept elsewhere. time_signature is the log's own
-- cosignature (C2SP tlog-cosignature), which signs the second; a checkpoint from before it has no time that counts.
ALTER TABLE log_checkpoint ADD COLUMN time_signature text;
ALTER TABLE log_checkpoint ALTER COLUMN at DROP NOT NULL;
DELETE FROM log_checkpoint WHERE size < (SELECT max(size) FROM log_checkpoint);
UPDATE log_checkpoint SET at = NULL;
CREATE PROCEDURE drop_superseded_checkpoints()
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  DELETE FROM log_checkpoint WHERE size < (SELECT max(size) FROM log_checkpoint)
$$;

-- The newest checkpoint that witnesses have cosigned; it is the one that is served.
CREATE TABLE log_cosigned (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  size    bigint NOT NULL,
  note    text NOT NULL,
  at      timestamptz NOT NULL
);
REVOKE DELETE ON log_cosigned FROM ${application};

-- How it went to bring checkpoints out of the house: one row for each place.
CREATE TABLE checkpoint_delivery (
  place        text COLLATE "C" PRIMARY KEY,
  last_try_at  timestamptz NOT NULL,
  last_done_at timestamptz,
  size         bigint,
  tries        integer NOT NULL,
  failure      text
);

-- Openings of personal data are committed to like acts.
ALTER TABLE access_entry
  ADD COLUMN reason text,
  ADD COLUMN salt bytea CHECK (octet_length(salt) = 32),
  ADD COLUMN commitment bytea CHECK (octet_length(commitment) = 32);
CREATE INDEX access_entry_by_unit ON access_entry (unit_no, id);

CREATE FUNCTION pg_temp.commitment_to(salt bytea, payload bytea) RETURNS bytea
LANGUAGE plpgsql AS $$
DECLARE
  inner_key bytea := salt || decode(repeat('00', 32), 'hex');
  outer_key bytea := inner_key;
BEGIN
  FOR i IN 0..63 LOOP
    inner_key := set_byte(inner_key, i, get_byte(inner_key, i) # 54);
    outer_key := set_byte(outer_key, i, get_byte(outer_key, i) # 92);
  END LOOP;
  RETURN sha256(outer_key || sha256(
    inner_key || convert_to('linli/commitment/v1', 'UTF8') || '\x00'::bytea || payload));
END
$$;
UPDATE access_entry
SET salt = uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
UPDATE access_entry
SET commitment = pg_temp.commitment_to(salt, convert_to(
  '{"actor":{'
    || CASE WHEN actor_id IS NULL THEN '' ELSE '"id":"' || actor_id || '",' END
    || '"kind":"' || actor_kind || '","name":' || to_json(actor_name)::text || '},'
    || '"at":"' || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '",'
    || '"id":"' || id || '",'
    || CASE WHEN post_id IS NULL THEN '' ELSE '"post":{"id":"' || post_id || '"},' END
    || '"purpose":' || to_json(purpose)::text || ','
    || '"subject":{"id":"' || subject_id || '","kind":' || to_json(subject_kind)::text || '},'
    || '"unitNo":' || unit_no || ',"v":1,"verb":"opened"}', 'UTF8'));
ALTER TABLE access_entry ALTER COLUMN commitment SET NOT NULL;
INSERT INTO evidence_pending (entry_id, commitment, kind)
SELECT id, commitment, 'ACCESS' FROM access_entry;

-- How long which kind of record is kept, and what then becomes of it: ARCHIVE goes on the list for the archive and is kept
-- here until it was handed over; DELETE loses content and salt. Defaults to be settled with the local archive.
CREATE TABLE retention_rule (
  kind   text COLLATE "C" NOT NULL,
  action text NOT NULL CHECK (action IN ('ARCHIVE', 'DELETE')),
  months integer NOT NULL CHECK (months >= 6),
  basis  text NOT NULL,
  valid  daterange NOT NULL,
  PRIMARY KEY (kind, valid WITHOUT OVERLAPS)
);
REVOKE INSERT, UPDATE, DELETE ON retention_rule FROM ${application};
INSERT INTO retention_rule (kind, action, months, basis, valid)
VALUES
  ('incident', 'DELETE', 120, '《个人信息保护法》第十九条、第四十七条；文书档案定期保管 10 年', '[2020-01-01,)'),
  ('access', 'DELETE', 36, '《个人信息保护法》第五十四条、第五十六条（记录至少保存三年）；《网络安全法》（日志不少于六个月）', '[2020-01-01,)'),
  ('account', 'DELETE', 60, '《个人信息保护法》第十九条；离任后仍须备查', '[2020-01-01,)'),
  ('post', 'ARCHIVE', 120, '《机关文件材料归档范围和文书档案保管期限规定》（10 年）', '[2020-01-01,)'),
  ('import', 'ARCHIVE', 120, '《机关文件材料归档范围和文书档案保管期限规定》（10 年）', '[2020-01-01,)'),
  ('department', 'ARCHIVE', 360, '《机关文件材料归档范围和文书档案保管期限规定》（30 年）', '[2020-01-01,)');

-- Records that must not go, whatever the schedule says. Without subject_id: all of the kind.
CREATE TABLE retention_hold (
  id         uuid PRIMARY KEY,
  kind       text COLLATE "C" NOT NULL,
  subject_id uuid,
  reason     text NOT NULL,
  placed_by  text NOT NULL,
  placed_at  timestamptz NOT NULL,
  lifted_by  text,
  lifted_at  timestamptz
);
CREATE INDEX retention_hold_by_subject ON retention_hold (subject_id) WHERE lifted_at IS NULL;
REVOKE DELETE ON retention_hold FROM ${application};

-- What was destroyed, under which rule and by whom. The same stands in the entry evidence_id, which is in the log.
CREATE TABLE retention_certificate (
  id          uuid PRIMARY KEY,
  kind        text COLLATE "C" NOT NULL,
  months      integer NOT NULL,
  basis       text NOT NULL,
  entries     integer NOT NULL CHECK (entries > 0),
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL,
  ids_root    bytea NOT NULL CHECK (octet_length(ids_root) = 32),
  at          timestamptz NOT NULL,
  actor_name  text NOT NULL,
  evidence_id uuid NOT NULL
);
REVOKE UPDATE, DELETE ON retention_certificate FROM ${application};

-- Which entries were destroyed; public like the leaves, so that a receipt can say so.
CREATE TABLE destroyed_entry (
  entry_id       uuid PRIMARY KEY,
  certificate_id uuid NOT NULL REFERENCES retention_certificate (id)
);
CREATE INDEX destroyed_entry_by_certificate ON destroyed_entry (certificate_id);
REVOKE INSERT, UPDATE, DELETE ON destroyed_entry FROM ${application};

-- Destroys content and salts. The role of the server may not change an entry by itself; here it is held to the schedule,
-- to the holds and to the scope of the transaction. now() and not a parameter: a time that is handed in would be no check.
CREATE PROCEDURE destroy_evidence(certificate uuid, ids uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  what  retention_certificate;
  rule  retention_rule;
  scope int4multirange := NULLIF(current_setting('linli.scope', true), '')::int4multirange;
  limit_at timestamptz;
  found_count integer;
BEGIN
  SELECT * INTO STRICT what FROM retention_certificate WHERE id = certificate;
  SELECT * INTO rule FROM retention_rule WHERE kind = what.kind AND valid @> CURRENT_DATE;
  IF rule.action IS DISTINCT FROM 'DELETE' THEN
    RAISE EXCEPTION 'the schedule does not let % be destroyed', what.kind;
  END IF;
  IF EXISTS (SELECT FROM destroyed_entry WHERE certificate_id = certificate) OR cardinality(ids) <> what.entries THEN
    RAISE EXCEPTION 'a certificate speaks of one act of destruction';
  END IF;
  limit_at := now() - make_interval(months => rule.months);
  IF what.kind = 'access' THEN
    UPDATE access_entry
    SET salt = NULL, reason = NULL, actor_name = ''
    WHERE id = ANY (ids)
      AND at < limit_at
      AND unit_no <@ scope
      AND salt IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM retention_hold hold
        WHERE hold.lifted_at IS NULL
          AND (hold.kind = 'access' AND hold.subject_id IS NULL OR hold.subject_id = access_entry.subject_id));
  ELSE
    UPDATE evidence_entry
    SET salt = NULL, facts = NULL, on_behalf_of = NULL, actor_name = '', post_title = NULL
    WHERE id = ANY (ids)
      AND subject_kind = what.kind
      AND at < limit_at
      AND unit_no <@ scope
      AND salt IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM evidence_entry later
        WHERE later.subject_id = evidence_entry.subject_id
          AND later.subject_kind = evidence_entry.subject_kind
          AND later.at >= limit_at)
      AND NOT EXISTS (
        SELECT FROM retention_hold hold
        WHERE hold.lifted_at IS NULL
          AND (hold.kind = what.kind AND hold.subject_id IS NULL OR hold.subject_id = evidence_entry.subject_id));
  END IF;
  GET DIAGNOSTICS found_count = ROW_COUNT;
  IF found_count <> what.entries THEN
    RAISE EXCEPTION 'of % entries % may not be destroyed', what.entries, what.entries - found_count;
  END IF;
  INSERT INTO destroyed_entry (entry_id, certificate_id)
  SELECT unnest(ids), certificate;
END
$$;

-- What the schedule lets go now, within the scope of the transaction; is_held tells what a hold keeps. A record goes when
-- the last act on it is old enough, wherever that act is filed, which the scope of whoever asks may not show her.
CREATE FUNCTION retention_due(what text, most integer) RETURNS TABLE (id uuid, at timestamptz, is_held boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
DECLARE
  rule  retention_rule;
  scope int4multirange := NULLIF(current_setting('linli.scope', true), '')::int4multirange;
  limit_at timestamptz;
BEGIN
  SELECT * INTO rule FROM retention_rule WHERE kind = what AND valid @> CURRENT_DATE;
  IF rule.kind IS NULL OR scope IS NULL THEN
    RETURN;
  END IF;
  limit_at := now() - make_interval(months => rule.months);
  IF what = 'access' THEN
    RETURN QUERY
      SELECT access.id, access.at, EXISTS (
        SELECT FROM retention_hold hold
        WHERE hold.lifted_at IS NULL
          AND (hold.kind = 'access' AND hold.subject_id IS NULL OR hold.subject_id = access.subject_id))
      FROM access_entry access
      WHERE access.at < limit_at
        AND access.unit_no <@ scope
        AND access.salt IS NOT NULL
      ORDER BY access.id
      LIMIT most;
  ELSE
    RETURN QUERY
      SELECT entry.id, entry.at, EXISTS (
        SELECT FROM retention_hold hold
        WHERE hold.lifted_at IS NULL
          AND (hold.kind = what AND hold.subject_id IS NULL OR hold.subject_id = entry.subject_id))
      FROM evidence_entry entry
      WHERE entry.subject_kind = what
        AND entry.at < limit_at
        AND entry.unit_no <@ scope
        AND entry.salt IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM evidence_entry later
          WHERE later.subject_id = entry.subject_id
            AND later.subject_kind = what
            AND later.at >= limit_at)
      ORDER BY entry.id
      LIMIT most;
  END IF;
END
$$;
