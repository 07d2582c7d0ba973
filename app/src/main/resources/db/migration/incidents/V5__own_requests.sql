-- A resident who signed in with her phone sees the reports that carry it: own_id is made of the phone with a key that lies
-- outside of the database, and goes when the contact goes.
ALTER TABLE incident ADD COLUMN own_id uuid;
CREATE INDEX incident_by_own ON incident (own_id, received_at DESC, id DESC) WHERE own_id IS NOT NULL;
CREATE INDEX incident_without_own ON incident (id) WHERE contact_phone IS NOT NULL AND own_id IS NULL;

-- What the scope of a resident (linli.self) opens, and nothing where it is not set. Not a policy of the table: every
-- policy is asked at every row, and the lists of staff are answered inside indexes that do not hold own_id.
CREATE FUNCTION own_incidents()
RETURNS TABLE (
  id uuid, no text, title text, state text, reported_at timestamptz, received_at timestamptz, closed_at timestamptz,
  has_tracking boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT id, no, title, state, reported_at, received_at, closed_at, tracking_hash IS NOT NULL
  FROM incident
  WHERE own_id = NULLIF(current_setting('linli.self', true), '')::uuid
$$;
