-- Levels, templates and trees are the system administrator's; a street looks after bodies and notes of its own units.

INSERT INTO permission (key) VALUES
  ('territory.bodies'),
  ('territory.structure');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('system-administrator', 'territory.bodies'),
  ('system-administrator', 'territory.structure'),
  ('local-administrator', 'territory.bodies');
