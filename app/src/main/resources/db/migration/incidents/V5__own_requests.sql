-- A resident who signed in with her phone sees the reports that carry it: own_id is made of the phone with a key that lies
-- outside of the database, and goes when the contact goes.
ALTER TABLE incident ADD COLUMN own_id uuid;
CREATE INDEX incident_by_own ON incident (own_id, received_at DESC, id DESC) WHERE own_id IS NOT NULL;
CREATE POLICY by_self ON incident FOR SELECT
  USING (own_id = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid));
