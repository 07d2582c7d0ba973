-- Doors are seen by who works in the very grid, and from that post only (M01-40). Whoever looks after more keeps lists.

INSERT INTO permission (key) VALUES
  ('territory.door-lists'),
  ('territory.doors');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('grid-worker', 'territory.doors'),
  ('grid-worker', 'territory.door-lists'),
  ('community-clerk', 'territory.door-lists');

-- The grid whose doors the transaction may see: that of the post it says it acts from, if that post is held on its day by
-- the account it says. NULL otherwise, so that nothing is seen.
CREATE FUNCTION own_grid() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT post.unit_no
  FROM post
  JOIN appointment
    ON appointment.post_id = post.id
   AND appointment.account_id = NULLIF(current_setting('linli.grid_account', true), '')::uuid
   AND appointment.valid_during @> NULLIF(current_setting('linli.day', true), '')::date
  JOIN account
    ON account.id = appointment.account_id
   AND account.state = 'ACTIVE'
  JOIN permission_set_item item
    ON item.permission_set = post.permission_set
   AND item.permission = 'territory.doors'
  JOIN unit_version grid
    ON grid.unit_no = post.unit_no
   AND grid.level = 'grid'
   AND grid.valid @> NULLIF(current_setting('linli.day', true), '')::date
  WHERE post.id = NULLIF(current_setting('linli.grid_post', true), '')::uuid
    AND post.department_no IS NULL
$$;

CREATE POLICY own_grid ON dwelling
  USING (building_id IN (
    SELECT place.building_id
    FROM building_grid place
    WHERE place.grid_no = (SELECT own_grid())
      AND place.valid @> (SELECT NULLIF(current_setting('linli.day', true), '')::date)));

-- Whoever has the grid in her territory may begin a building that has no doors; from then on its grid's staff keep it. Which
-- buildings those are is found once for a statement, not for each of its rows.
CREATE POLICY begun ON dwelling FOR INSERT
  WITH CHECK (building_id IN (
    SELECT place.building_id
    FROM building_grid place
    WHERE place.grid_no <@ (SELECT NULLIF(current_setting('linli.scope', true), '')::int4multirange)
      AND upper_inf(place.valid)
      AND NOT has_doors(place.building_id)));

CREATE POLICY own_grid ON listed_door
  USING (building_id IN (
    SELECT place.building_id
    FROM building_grid place
    WHERE place.grid_no = (SELECT own_grid())
      AND place.valid @> (SELECT NULLIF(current_setting('linli.day', true), '')::date)));

CREATE POLICY handed_on ON listed_door FOR INSERT
  WITH CHECK (building_id IN (
    SELECT place.building_id
    FROM building_grid place
    WHERE place.grid_no <@ (SELECT NULLIF(current_setting('linli.scope', true), '')::int4multirange)));
