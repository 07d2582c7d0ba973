-- Orders of the body that supervises a matter (督办) about one late incident, and whether they were answered; the words stand in
-- the history of the incident (M01-07).
CREATE TABLE incident_supervision (
  id            uuid PRIMARY KEY,
  incident_id   uuid NOT NULL REFERENCES incident (id),
  matter_id     uuid NOT NULL,
  department_no integer NOT NULL,
  ordered_at    timestamptz NOT NULL,
  answer_until  date NOT NULL,
  answered_at   timestamptz,
  CHECK (answered_at >= ordered_at)
);
CREATE INDEX incident_supervision_by_incident ON incident_supervision (incident_id);
CREATE INDEX incident_supervision_by_matter ON incident_supervision (matter_id, ordered_at);
-- A second order waits for the answer to the first.
CREATE UNIQUE INDEX incident_supervision_unanswered ON incident_supervision (incident_id) WHERE answered_at IS NULL;

ALTER TABLE incident_supervision ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_incident ON incident_supervision
  USING (EXISTS (SELECT FROM incident WHERE incident.id = incident_supervision.incident_id));
CREATE POLICY of_its_department ON incident_supervision FOR SELECT
  USING (department_no = (SELECT NULLIF(current_setting('linli.department', true), '')::integer));
REVOKE DELETE ON incident_supervision FROM ${application};

-- Whoever supervises a matter sees of its incidents those whose time has run out, and those an order was given about. Which body
-- that is, is read from the matter: a new one sees what the one before saw. With the last day of the matter (linli.day is the day
-- of the installation) nobody sees its incidents as partner or supervisor any more.
CREATE OR REPLACE FUNCTION partner_incidents()
RETURNS TABLE (
  incident_id uuid, matter_id uuid, role text, asked_at timestamptz, answered_at timestamptz, no text, title text, words text,
  address text, unit_no integer, category_code text, state text, stage_since timestamptz, stage_budget text, due_at timestamptz, received_at timestamptz,
  closed_at timestamptz, department_no integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH own AS (
    SELECT NULLIF(current_setting('linli.department', true), '')::integer AS no,
           NULLIF(current_setting('linli.day', true), '')::date AS day)
  SELECT i.id, p.matter_id, p.role, p.asked_at, p.answered_at, i.no,
         CASE WHEN p.role <> 'IS_TOLD' THEN i.title END,
         CASE WHEN p.role <> 'IS_TOLD' THEN i.original_text END,
         CASE WHEN p.role <> 'IS_TOLD' THEN i.address END,
         i.unit_no, i.category_code, i.state, i.stage_since, i.stage_budget, i.due_at, i.received_at, i.closed_at, i.department_no
  FROM incident_partner p
  JOIN joint_matter m ON m.id = p.matter_id
  JOIN incident i ON i.id = p.incident_id
  WHERE p.department_no = (SELECT no FROM own)
    AND (m.ended_on IS NULL OR m.ended_on > (SELECT day FROM own))
    AND p.ended_at IS NULL
    AND (p.role <> 'IS_TOLD' OR i.state = 'CLOSED')
    AND (i.closed_at IS NULL OR i.closed_at > now() - interval '90 days')
  UNION ALL
  SELECT i.id, m.id, 'SUPERVISES', w.since,
         (SELECT min(s.ordered_at) FROM incident_supervision s WHERE s.incident_id = i.id AND s.matter_id = m.id), i.no, i.title, i.original_text, i.address,
         i.unit_no, i.category_code, i.state, i.stage_since, i.stage_budget, i.due_at, i.received_at, i.closed_at, i.department_no
  FROM joint_matter m
  JOIN incident_matter w ON w.matter_id = m.id
  JOIN incident i ON i.id = w.incident_id
  WHERE m.supervisor_no = (SELECT no FROM own)
    AND (m.ended_on IS NULL OR m.ended_on > (SELECT day FROM own))
    AND i.department_no IS DISTINCT FROM m.supervisor_no
    AND (i.due_at < now()
         OR EXISTS (SELECT FROM incident_supervision s
                    WHERE s.incident_id = i.id AND s.matter_id = m.id
                      AND (i.closed_at IS NULL OR i.closed_at > now() - interval '90 days')))
$$;
