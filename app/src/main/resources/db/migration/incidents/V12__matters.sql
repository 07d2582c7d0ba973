-- Which matter an incident was dispatched under, and who beside the one that leads has to do with it, as of that day (M01-07).
CREATE TABLE incident_matter (
  incident_id uuid PRIMARY KEY REFERENCES incident (id),
  matter_id   uuid NOT NULL,
  since       timestamptz NOT NULL
);
CREATE INDEX incident_matter_by_matter ON incident_matter (matter_id);

CREATE TABLE incident_partner (
  incident_id   uuid NOT NULL REFERENCES incident (id),
  department_no integer NOT NULL,
  matter_id     uuid NOT NULL,
  role          text NOT NULL CHECK (role IN ('TAKES_PART', 'IS_HEARD', 'IS_TOLD')),
  asked_at      timestamptz NOT NULL,
  answered_at   timestamptz,
  ended_at      timestamptz,
  PRIMARY KEY (incident_id, department_no)
);
CREATE INDEX incident_partner_by_department ON incident_partner (department_no) WHERE ended_at IS NULL;
CREATE INDEX incident_partner_by_matter ON incident_partner (matter_id);

ALTER TABLE incident_matter ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_incident ON incident_matter
  USING (EXISTS (SELECT FROM incident WHERE incident.id = incident_matter.incident_id));
ALTER TABLE incident_partner ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_incident ON incident_partner
  USING (EXISTS (SELECT FROM incident WHERE incident.id = incident_partner.incident_id));
REVOKE DELETE ON incident_partner FROM ${application};

-- What the scope of a department (linli.department) opens beside what was dispatched to it. Not a policy of the incidents: every
-- policy is asked at every row, and the row holds the sealed contact, which no partner gets. Who is told sees how it ended.
-- Ninety days after the end the incident is the handler's and the archive's alone.
CREATE FUNCTION partner_incidents()
RETURNS TABLE (
  incident_id uuid, matter_id uuid, role text, asked_at timestamptz, answered_at timestamptz, no text, title text, words text,
  address text, unit_no integer, category_code text, state text, stage_since timestamptz, stage_budget text, due_at timestamptz, received_at timestamptz,
  closed_at timestamptz, department_no integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT i.id, p.matter_id, p.role, p.asked_at, p.answered_at, i.no,
         CASE WHEN p.role <> 'IS_TOLD' THEN i.title END,
         CASE WHEN p.role <> 'IS_TOLD' THEN i.original_text END,
         CASE WHEN p.role <> 'IS_TOLD' THEN i.address END,
         i.unit_no, i.category_code, i.state, i.stage_since, i.stage_budget, i.due_at, i.received_at, i.closed_at, i.department_no
  FROM incident_partner p
  JOIN incident i ON i.id = p.incident_id
  WHERE p.department_no = NULLIF(current_setting('linli.department', true), '')::integer
    AND p.ended_at IS NULL
    AND (p.role <> 'IS_TOLD' OR i.state = 'CLOSED')
    AND (i.closed_at IS NULL OR i.closed_at > now() - interval '90 days')
$$;
