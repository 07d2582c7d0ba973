-- Open incidents at grids whose ground was redrawn, until each has been looked at: its place decides where it belongs.
CREATE TABLE incident_rehoming (
  plan_id     uuid NOT NULL,
  incident_id uuid NOT NULL REFERENCES incident (id),
  PRIMARY KEY (plan_id, incident_id)
);
CREATE INDEX incident_rehoming_by_incident ON incident_rehoming (incident_id);
