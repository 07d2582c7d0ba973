-- What a dedicated grid (专属网格) is for, by day; a grid without a line is an ordinary one. Public, as names of units are.
CREATE TABLE grid_use (
  unit_no integer NOT NULL REFERENCES unit (no),
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  use     text NOT NULL CHECK (use IN ('SCHOOL', 'MALL', 'PARK', 'HOSPITAL', 'MARKET', 'STATION', 'OFFICE', 'OTHER')),
  PRIMARY KEY (unit_no, valid WITHOUT OVERLAPS)
);

-- Until now a version of a unit said that a grid is dedicated, and nobody read for what.
INSERT INTO grid_use (unit_no, valid, use)
SELECT unit_no,
       daterange(min(lower(valid)), CASE WHEN bool_or(upper_inf(valid)) THEN NULL ELSE max(upper(valid)) END),
       'OTHER'
FROM unit_version
WHERE kind = 'DEDICATED_GRID'
GROUP BY unit_no;
UPDATE unit_version SET kind = 'GRID' WHERE kind = 'DEDICATED_GRID';
ALTER TABLE unit_version
  DROP CONSTRAINT unit_version_kind_check,
  ADD CONSTRAINT unit_version_kind_check CHECK (kind IN ('ADMINISTRATIVE', 'GRID'));
