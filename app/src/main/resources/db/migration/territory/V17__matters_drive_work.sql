-- A matter says what it is about and who watches over it; both decide where work of that kind is sent (M01-07).
ALTER TABLE joint_matter ADD COLUMN supervisor_no integer REFERENCES department (no);
COMMENT ON COLUMN joint_matter.ended_on IS 'First day on which it is no more; may lie ahead.';
CREATE INDEX joint_matter_by_supervisor ON joint_matter (supervisor_no);

-- Codes as the modules know them that send work, for example categories of incidents.
CREATE TABLE joint_matter_subject (
  matter_id uuid NOT NULL REFERENCES joint_matter (id),
  code      text COLLATE "C" NOT NULL CHECK (code <> ''),
  PRIMARY KEY (matter_id, code)
);
CREATE INDEX joint_matter_subject_by_code ON joint_matter_subject (code);
