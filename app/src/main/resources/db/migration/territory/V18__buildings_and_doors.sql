-- The last level of the hierarchy (M01-40): doors of buildings. Nothing in here says who lives behind them. Registers will
-- hold what they know by dwelling (id, valid) with a PERIOD key, so that nobody is registered where there is no door.

-- Kept apart from the map, which is drawn anew now and then, while doors stay where they are.
CREATE TABLE building (
  id        uuid PRIMARY KEY,
  unit_no   integer NOT NULL REFERENCES unit (no),
  name      text NOT NULL CHECK (name <> ''),
  address   text,
  longitude double precision,
  latitude  double precision,
  floors    integer,
  entrances integer,
  homes     integer,
  on_map    boolean NOT NULL,
  CHECK ((longitude IS NULL) = (latitude IS NULL)),
  CHECK (longitude IS NOT NULL OR NOT on_map)
);
CREATE INDEX building_by_unit ON building (unit_no);
CREATE INDEX building_by_place ON building (longitude, latitude);
COMMENT ON COLUMN building.unit_no IS 'Where it is drawn or listed; the grid it lies in says building_grid.';
COMMENT ON COLUMN building.homes IS 'As the map says; NULL where it does not.';

INSERT INTO building (id, unit_no, name, address, longitude, latitude, floors, entrances, homes, on_map)
SELECT uuidv7(), unit_no, COALESCE(NULLIF(name, ''), address), address, longitude, latitude,
       CASE WHEN properties ->> 'floors' ~ '^[0-9]{1,3}$' THEN (properties ->> 'floors')::integer END,
       CASE WHEN properties ->> 'entrances' ~ '^[0-9]{1,2}$' THEN (properties ->> 'entrances')::integer END,
       CASE WHEN properties ->> 'households' ~ '^[0-9]{1,6}$' THEN (properties ->> 'households')::integer END,
       true
FROM map_feature
WHERE layer = 'buildings'
  AND COALESCE(NULLIF(name, ''), address) <> '';

-- In which grid a building lies, for every day. Of the ground, or said by hand where there is no ground.
CREATE TABLE building_grid (
  building_id uuid NOT NULL REFERENCES building (id),
  valid       daterange NOT NULL CHECK (NOT isempty(valid)),
  grid_no     integer NOT NULL REFERENCES unit (no),
  by_hand     boolean NOT NULL,
  PRIMARY KEY (building_id, valid WITHOUT OVERLAPS)
);
CREATE INDEX building_grid_by_grid ON building_grid (grid_no);

-- Entrance and door are spelt with figures, capitals and a few characters of places, so that no name fits in.
CREATE TABLE dwelling (
  id          uuid NOT NULL,
  building_id uuid NOT NULL REFERENCES building (id),
  entrance    text COLLATE "C" NOT NULL CHECK (entrance ~ '^[0-9A-Z东南西北中甲乙丙丁]{0,4}$'),
  floor       smallint NOT NULL CHECK (floor BETWEEN -9 AND 200 AND floor <> 0),
  door        text COLLATE "C" NOT NULL CHECK (door ~ '^[0-9A-Z东南西北中上下左右前后甲乙丙丁号室户门-]{1,8}$'),
  kind        text COLLATE "C" NOT NULL CHECK (kind IN ('HOME', 'SHOP', 'OFFICE', 'OTHER')),
  households  smallint NOT NULL CHECK (households BETWEEN 0 AND 20),
  valid       daterange NOT NULL CHECK (NOT isempty(valid)),
  revision    integer NOT NULL,
  PRIMARY KEY (id, valid WITHOUT OVERLAPS),
  UNIQUE (building_id, entrance, floor, door, valid WITHOUT OVERLAPS),
  CHECK (kind = 'HOME' OR households = 0)
);
CREATE INDEX dwelling_by_building ON dwelling (building_id);
-- Who may see them hangs on appointments, so identity says it; until then nobody may.
ALTER TABLE dwelling ENABLE ROW LEVEL SECURITY;

-- A list that somebody sent and looks over; nobody else sees it.
CREATE TABLE door_list (
  id         uuid PRIMARY KEY,
  unit_no    integer NOT NULL REFERENCES unit (no),
  sender     uuid NOT NULL,
  file_name  text NOT NULL,
  content    bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX door_list_by_unit ON door_list (unit_no);
ALTER TABLE door_list ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_list ON door_list
  USING (sender = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid));

-- What of it was handed to the grids and waits for their staff.
CREATE TABLE listed_door (
  list_id     uuid NOT NULL,
  line        integer NOT NULL,
  building_id uuid NOT NULL REFERENCES building (id),
  entrance    text COLLATE "C" NOT NULL,
  floor       smallint NOT NULL,
  door        text COLLATE "C" NOT NULL,
  kind        text COLLATE "C" NOT NULL,
  households  smallint NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (list_id, line)
);
CREATE INDEX listed_door_by_building ON listed_door (building_id);
ALTER TABLE listed_door ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION forget_door_lists(before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM door_list WHERE created_at < before
$$;

-- Numbers are for all staff. They are told by these functions alone, which see all doors and show none.

CREATE FUNCTION has_doors(building uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM dwelling WHERE building_id = building)
$$;

CREATE FUNCTION doors_of_buildings(grids int4multirange, day date)
RETURNS TABLE (building_id uuid, grid_no integer, doors integer, homes integer, shops integer, offices integer, others integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.building_id, b.grid_no, count(d.id)::integer,
         (count(*) FILTER (WHERE d.kind = 'HOME'))::integer,
         (count(*) FILTER (WHERE d.kind = 'SHOP'))::integer,
         (count(*) FILTER (WHERE d.kind = 'OFFICE'))::integer,
         (count(*) FILTER (WHERE d.kind = 'OTHER'))::integer
  FROM building_grid b
  LEFT JOIN dwelling d ON d.building_id = b.building_id AND d.valid @> day
  WHERE b.grid_no <@ grids
    AND b.valid @> day
  GROUP BY b.building_id, b.grid_no
$$;

-- Households are more than the number of doors that anybody can count from the street: below ten homes they are not told.
CREATE FUNCTION homes_of_grids(grids int4multirange, day date)
RETURNS TABLE (grid_no integer, buildings integer, kept integer, homes integer, known integer, unknown integer,
               shops integer, offices integer, others integer, households integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH counted AS (
    SELECT d.building_id,
           count(*) FILTER (WHERE d.kind = 'HOME') AS homes,
           count(*) FILTER (WHERE d.kind = 'SHOP') AS shops,
           count(*) FILTER (WHERE d.kind = 'OFFICE') AS offices,
           count(*) FILTER (WHERE d.kind = 'OTHER') AS others,
           sum(d.households) AS households
    FROM dwelling d
    JOIN building_grid g ON g.building_id = d.building_id AND g.valid @> day AND g.grid_no <@ grids
    WHERE d.valid @> day
    GROUP BY d.building_id)
  SELECT g.grid_no,
         (count(*) FILTER (WHERE b.on_map OR c.building_id IS NOT NULL))::integer,
         count(c.building_id)::integer,
         COALESCE(sum(c.homes), 0)::integer,
         COALESCE(sum(b.homes) FILTER (WHERE c.building_id IS NULL AND b.on_map), 0)::integer,
         (count(*) FILTER (WHERE c.building_id IS NULL AND b.on_map AND b.homes IS NULL))::integer,
         COALESCE(sum(c.shops), 0)::integer,
         COALESCE(sum(c.offices), 0)::integer,
         COALESCE(sum(c.others), 0)::integer,
         CASE WHEN sum(c.homes) >= 10 THEN sum(c.households)::integer END
  FROM building_grid g
  JOIN building b ON b.id = g.building_id
  LEFT JOIN counted c ON c.building_id = g.building_id
  WHERE g.grid_no <@ grids
    AND g.valid @> day
  GROUP BY g.grid_no
$$;
