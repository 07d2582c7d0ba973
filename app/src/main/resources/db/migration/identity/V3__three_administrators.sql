-- The set that could do everything is dissolved. Its posts go on as those of system administrators; who grants rights and
-- who reads the evidence must be other people, and the database has the last word on that.

ALTER TABLE permission_set
  ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'WORKING'
    CHECK (kind IN ('WORKING', 'LOCAL', 'SYSTEM', 'SECURITY', 'AUDIT'));
COMMENT ON COLUMN permission_set.kind IS
  'WORKING posts do the work, LOCAL ones look after colleagues; the other three are held by three people who hold nothing else.';

UPDATE permission_set SET kind = 'LOCAL' WHERE key = 'local-administrator';
UPDATE permission_set SET kind = 'SYSTEM' WHERE key = 'system-administrator';
UPDATE permission_set SET kind = 'SECURITY' WHERE key = 'security-administrator';
UPDATE permission_set SET kind = 'AUDIT' WHERE key = 'audit-administrator';

-- Whoever held a working post beside the dissolved set keeps the work.
UPDATE appointment
SET valid_during = daterange(lower(valid_during), CURRENT_DATE)
WHERE valid_during @> CURRENT_DATE
  AND lower(valid_during) < CURRENT_DATE
  AND post_id IN (SELECT id FROM post WHERE permission_set = 'administrator')
  AND account_id IN (
    SELECT other.account_id
    FROM appointment other
    JOIN post ON post.id = other.post_id
    WHERE post.permission_set <> 'administrator'
      AND other.valid_during && daterange(CURRENT_DATE, NULL));

DELETE FROM appointment
WHERE lower(valid_during) >= CURRENT_DATE
  AND post_id IN (SELECT id FROM post WHERE permission_set = 'administrator')
  AND account_id IN (
    SELECT other.account_id
    FROM appointment other
    JOIN post ON post.id = other.post_id
    WHERE post.permission_set <> 'administrator'
      AND other.valid_during && daterange(CURRENT_DATE, NULL));

UPDATE post SET permission_set = 'system-administrator' WHERE permission_set = 'administrator';
DELETE FROM permission_set_item WHERE permission_set = 'administrator';
DELETE FROM permission_set WHERE key = 'administrator';

-- One person holds at most one of the three kinds, and then nothing else on the same day. The lock on the account makes
-- two appointments at once wait for each other.
CREATE FUNCTION keep_administrators_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM account WHERE id = NEW.account_id FOR UPDATE;
  IF EXISTS (
    SELECT
    FROM appointment other
    JOIN post other_post ON other_post.id = other.post_id
    JOIN permission_set other_set ON other_set.key = other_post.permission_set
    JOIN post new_post ON new_post.id = NEW.post_id
    JOIN permission_set new_set ON new_set.key = new_post.permission_set
    WHERE other.account_id = NEW.account_id
      AND other.valid_during && NEW.valid_during
      AND other_set.kind <> new_set.kind
      AND (other_set.kind IN ('SYSTEM', 'SECURITY', 'AUDIT') OR new_set.kind IN ('SYSTEM', 'SECURITY', 'AUDIT'))
  ) THEN
    RAISE EXCEPTION 'One of the three administrators holds no other post'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'administrators_apart';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER administrators_apart
BEFORE INSERT OR UPDATE ON appointment
FOR EACH ROW EXECUTE FUNCTION keep_administrators_apart();

-- What a post may do does not change under those who hold it: another set is another post.
CREATE FUNCTION keep_permission_set() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The permission set of a post does not change'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'permission_set_of_post_stays';
END
$$;

CREATE TRIGGER permission_set_of_post_stays
BEFORE UPDATE OF permission_set ON post
FOR EACH ROW
WHEN (OLD.permission_set <> NEW.permission_set)
EXECUTE FUNCTION keep_permission_set();
