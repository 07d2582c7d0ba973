-- What became of units, and what they came from. A number that ended is never given again; its code neither.

-- One row for each way a unit changed. share is the part of the predecessor that went to the successor, by whatever
-- measure the act names. Where both are the same unit, it only changed its name, its code, its kind or its place.
-- An heir takes over what stood at the predecessor: its rows keep their number and are found through the heir.
CREATE TABLE unit_lineage (
  day            date NOT NULL,
  predecessor_no integer NOT NULL REFERENCES unit (no),
  successor_no   integer NOT NULL REFERENCES unit (no),
  kind           text NOT NULL CHECK (kind IN ('MERGE', 'SPLIT', 'ABOLITION', 'MOVE', 'RENAME', 'RECODE', 'CONVERSION')),
  share          numeric(9, 8) NOT NULL CHECK (share > 0 AND share <= 1),
  is_heir        boolean NOT NULL,
  plan_id        uuid,
  PRIMARY KEY (predecessor_no, successor_no, day, kind),
  CHECK ((predecessor_no = successor_no) = (kind IN ('MOVE', 'RENAME', 'RECODE', 'CONVERSION'))),
  CHECK (NOT (is_heir AND predecessor_no = successor_no))
);
CREATE INDEX unit_lineage_by_successor ON unit_lineage (successor_no);
CREATE INDEX unit_lineage_by_day ON unit_lineage (day);
-- A unit ends once, and leaves what it has to one.
CREATE UNIQUE INDEX unit_lineage_heir ON unit_lineage (predecessor_no) WHERE is_heir;
REVOKE UPDATE, DELETE ON unit_lineage FROM ${application};

-- Former names and codes are searched; there are few of them among all versions.
CREATE INDEX unit_version_former ON unit_version (unit_no) WHERE NOT upper_inf(valid);
CREATE INDEX unit_version_by_code ON unit_version (code) WHERE code IS NOT NULL;
