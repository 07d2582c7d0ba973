-- Planners draw the structure: grids, bodies, plans. Nothing that one of the three administrators may do is open to another
-- post, so plans leave the administrator of the system.

INSERT INTO permission (key) VALUES
  ('incidents.count'),
  ('territory.grids');
INSERT INTO permission_set (key) VALUES ('planner');

DELETE FROM permission_set_item
WHERE permission_set = 'system-administrator'
  AND permission = 'territory.plan';

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('planner', 'statute.browse'),
  ('planner', 'territory.browse'),
  ('planner', 'territory.grids'),
  ('planner', 'territory.plan'),
  ('local-administrator', 'territory.grids');

-- How many there were, without seeing any of them: for those who shape the structure, and all who list incidents anyway.
INSERT INTO permission_set_item (permission_set, permission)
SELECT permission_set, 'incidents.count' FROM permission_set_item WHERE permission = 'incidents.list'
UNION
VALUES ('planner', 'incidents.count'), ('local-administrator', 'incidents.count');
