-- A task outside the list of grid work is proposed by offices and departments and admitted by the post that answers for
-- the unit (M01-44). None of the administrators decides it.

INSERT INTO permission (key) VALUES
  ('territory.admit'),
  ('territory.propose');
INSERT INTO permission_set (key) VALUES ('unit-head');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('unit-head', 'statute.browse'),
  ('unit-head', 'territory.admit'),
  ('unit-head', 'territory.browse'),
  ('community-clerk', 'territory.propose'),
  ('department-handler', 'territory.propose'),
  ('dispatcher', 'territory.propose'),
  ('planner', 'territory.propose');

-- The page of the own card is for those who have one.
INSERT INTO permission (key) VALUES ('identity.grid-card');
INSERT INTO permission_set_item (permission_set, permission) VALUES ('grid-worker', 'identity.grid-card');

-- Erased some time after somebody left.
GRANT DELETE ON grid_profile TO ${application};
