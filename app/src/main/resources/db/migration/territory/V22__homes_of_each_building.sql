-- How many homes a building has is decided here and nowhere else: the doors in use as homes where it has doors on the day,
-- else what the map says. Told below only through functions that see all doors and show none.
CREATE FUNCTION counted_buildings(day date)
RETURNS TABLE (id uuid, longitude double precision, latitude double precision, on_map boolean, kept boolean, homes integer,
               doors integer, shops integer, offices integer, others integer, households integer)
LANGUAGE sql STABLE AS $$
  -- IS TRUE keeps a plan made for any day off the temporal key, in which a building is found hundreds of times slower.
  SELECT b.id, b.longitude, b.latitude, b.on_map, d.doors > 0,
         CASE WHEN d.doors > 0 THEN d.homes WHEN b.on_map THEN b.homes END,
         d.doors, d.shops, d.offices, d.others, d.households
  FROM building b
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS doors,
           (count(*) FILTER (WHERE kind = 'HOME'))::integer AS homes,
           (count(*) FILTER (WHERE kind = 'SHOP'))::integer AS shops,
           (count(*) FILTER (WHERE kind = 'OFFICE'))::integer AS offices,
           (count(*) FILTER (WHERE kind = 'OTHER'))::integer AS others,
           sum(households)::integer AS households
    FROM dwelling
    WHERE building_id = b.id
      AND (valid @> day) IS TRUE) AS d
$$;
-- Whoever sees no doors would be told that nobody began any building.
REVOKE EXECUTE ON FUNCTION counted_buildings(date) FROM PUBLIC;

CREATE OR REPLACE FUNCTION doors_of_buildings(grids int4multirange, day date)
RETURNS TABLE (building_id uuid, grid_no integer, doors integer, homes integer, shops integer, offices integer, others integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.building_id, g.grid_no, b.doors, b.homes, b.shops, b.offices, b.others
  FROM building_grid g
  JOIN counted_buildings(day) b ON b.id = g.building_id
  WHERE g.grid_no <@ grids
    AND g.grid_no BETWEEN COALESCE(lower(grids), -2147483648) AND COALESCE(upper(grids), 2147483647)
    AND g.valid @> day
    AND (b.kept OR b.on_map)
$$;

-- The bounds beside each multirange are what an index can use.

-- Households are more than the number of doors that anybody can count from the street: below ten homes they are not told.
CREATE OR REPLACE FUNCTION homes_of_grids(grids int4multirange, day date)
RETURNS TABLE (grid_no integer, buildings integer, kept integer, homes integer, known integer, unknown integer,
               shops integer, offices integer, others integer, households integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.grid_no,
         (count(*) FILTER (WHERE b.on_map OR b.kept))::integer,
         (count(*) FILTER (WHERE b.kept))::integer,
         COALESCE(sum(b.homes) FILTER (WHERE b.kept), 0)::integer,
         COALESCE(sum(b.homes) FILTER (WHERE NOT b.kept), 0)::integer,
         (count(*) FILTER (WHERE b.on_map AND b.homes IS NULL))::integer,
         COALESCE(sum(b.shops), 0)::integer,
         COALESCE(sum(b.offices), 0)::integer,
         COALESCE(sum(b.others), 0)::integer,
         CASE WHEN sum(b.homes) FILTER (WHERE b.kept) >= 10 THEN sum(b.households)::integer END
  FROM building_grid g
  JOIN counted_buildings(day) b ON b.id = g.building_id
  WHERE g.grid_no <@ grids
    AND g.grid_no BETWEEN COALESCE(lower(grids), -2147483648) AND COALESCE(upper(grids), 2147483647)
    AND g.valid @> day
  GROUP BY g.grid_no
$$;

-- Homes that stand on some ground: by where a building lies, and by its grid where somebody said that by hand.
CREATE FUNCTION homes_on_ground(west double precision, south double precision, east double precision,
                                north double precision, grids int4multirange, day date)
RETURNS TABLE (longitude double precision, latitude double precision, grid_no integer, homes integer, kept boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH concerned AS (
    SELECT id, NULL::integer AS grid_no
    FROM building
    WHERE longitude BETWEEN west AND east
      AND latitude BETWEEN south AND north
    UNION ALL
    SELECT building_id, grid_no
    FROM building_grid
    WHERE grid_no <@ grids
      AND grid_no BETWEEN COALESCE(lower(grids), -2147483648) AND COALESCE(upper(grids), 2147483647)
      AND by_hand
      AND valid @> day)
  SELECT b.longitude, b.latitude, max(c.grid_no), b.homes, b.kept
  FROM concerned c
  JOIN counted_buildings(day) b ON b.id = c.id
  WHERE b.homes IS NOT NULL
  GROUP BY b.id, b.longitude, b.latitude, b.homes, b.kept
  ORDER BY b.id
$$;
