-- Who draws and publishes grids, keeps their layers, duty grids and the list of items.

INSERT INTO permission (key) VALUES ('territory.grids');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('local-administrator', 'territory.grids'),
  ('system-administrator', 'territory.grids');
