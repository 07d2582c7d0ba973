-- Levels, templates and trees are the system administrator's; planners and streets look after bodies and notes of units.

INSERT INTO permission (key) VALUES
  ('territory.bodies'),
  ('territory.structure');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('system-administrator', 'territory.structure'),
  ('planner', 'territory.bodies'),
  ('local-administrator', 'territory.bodies');
