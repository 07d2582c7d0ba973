-- What a region asks of its grids is somebody's decision, with a reason and a basis that can be read by those it binds.
ALTER TABLE grid_policy
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD COLUMN basis  text NOT NULL DEFAULT '';
ALTER TABLE grid_policy
  ALTER COLUMN reason DROP DEFAULT,
  ALTER COLUMN basis  DROP DEFAULT;
