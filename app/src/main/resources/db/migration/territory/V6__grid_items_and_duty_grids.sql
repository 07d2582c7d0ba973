-- The published list of what is done in grids (M01-44). Public, so without row-level security. A change closes the version
-- before it. A task that is not on the list needs admission.
CREATE TABLE grid_item (
  id        uuid NOT NULL,
  valid     daterange NOT NULL CHECK (NOT isempty(valid)),
  unit_no   integer NOT NULL REFERENCES unit (no),
  position  integer NOT NULL,
  name      text NOT NULL CHECK (name <> ''),
  frequency text NOT NULL CHECK (frequency <> ''),
  evidence  text NOT NULL,
  basis     text NOT NULL CHECK (basis <> ''),
  PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
CREATE INDEX grid_item_by_unit ON grid_item (unit_no);

-- Unit grids that one post answers for (责任网格); the unit grids stay what they are.
CREATE TABLE duty_grid (
  id      uuid PRIMARY KEY,
  unit_no integer NOT NULL REFERENCES unit (no),
  name    text NOT NULL CHECK (name <> ''),
  post    text NOT NULL CHECK (post <> ''),
  valid   daterange NOT NULL CHECK (NOT isempty(valid))
);
CREATE INDEX duty_grid_by_unit ON duty_grid (unit_no);
CALL protect_by_unit('duty_grid');

-- On one day a unit grid is in at most one duty grid.
CREATE TABLE duty_grid_member (
  grid_no integer NOT NULL REFERENCES unit (no),
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  duty_id uuid NOT NULL REFERENCES duty_grid (id),
  unit_no integer NOT NULL REFERENCES unit (no),
  PRIMARY KEY (grid_no, valid WITHOUT OVERLAPS)
);
CREATE INDEX duty_grid_member_by_duty ON duty_grid_member (duty_id);
CREATE INDEX duty_grid_member_by_unit ON duty_grid_member (unit_no);
CALL protect_by_unit('duty_grid_member');
