-- Templates of structures that this installation made from bodies that stand somewhere (M01-14), beside those that come with the
-- server. parts: levels with kinds, names ({unit} for the unit's) and duties of bodies, and names of slots for projects.
CREATE TABLE structure_template (
  id       uuid PRIMARY KEY,
  title    text NOT NULL CHECK (title <> ''),
  what     text NOT NULL,
  unit_no  integer NOT NULL REFERENCES unit (no),
  parts    jsonb NOT NULL,
  kept_at  timestamptz NOT NULL,
  ended_at timestamptz
);
COMMENT ON COLUMN structure_template.unit_no IS 'Where it was taken from.';
CREATE INDEX structure_template_by_unit ON structure_template (unit_no);
CREATE UNIQUE INDEX structure_template_standing ON structure_template (title) WHERE ended_at IS NULL;
REVOKE DELETE ON structure_template FROM ${application};
