-- The networks that were there before the integrated one (M01-01). The layer of public safety carries places and events;
-- no layer has a column for persons.
CREATE TABLE grid_layer (
  key      text COLLATE "C" PRIMARY KEY CHECK (key ~ '^[a-z][a-z-]{0,39}$'),
  position integer NOT NULL UNIQUE
);
INSERT INTO grid_layer (key, position) VALUES
  ('city-management', 10),
  ('social-service',  20),
  ('public-safety',   30),
  ('party-building',  40);

-- One that was only listed has no ground.
CREATE TABLE layer_grid (
  id      uuid PRIMARY KEY,
  layer   text COLLATE "C" NOT NULL REFERENCES grid_layer (key),
  unit_no integer NOT NULL REFERENCES unit (no),
  code    text COLLATE "C" NOT NULL CHECK (code <> ''),
  name    text NOT NULL CHECK (name <> ''),
  wkb     bytea,
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  UNIQUE (layer, unit_no, code, valid WITHOUT OVERLAPS)
);
CREATE INDEX layer_grid_by_unit ON layer_grid (unit_no, layer);
CALL protect_by_unit('layer_grid');

-- On one day a grid of a layer belongs to one integrated grid.
CREATE TABLE layer_mapping (
  layer_grid_id uuid NOT NULL REFERENCES layer_grid (id),
  valid         daterange NOT NULL CHECK (NOT isempty(valid)),
  grid_no       integer NOT NULL REFERENCES unit (no),
  unit_no       integer NOT NULL REFERENCES unit (no),
  PRIMARY KEY (layer_grid_id, valid WITHOUT OVERLAPS)
);
CREATE INDEX layer_mapping_by_grid ON layer_mapping (grid_no);
CREATE INDEX layer_mapping_by_unit ON layer_mapping (unit_no);
CALL protect_by_unit('layer_mapping');

-- A file that was sent and looked over, until somebody starts or drops it.
CREATE TABLE layer_upload (
  id          uuid PRIMARY KEY,
  unit_no     integer NOT NULL REFERENCES unit (no),
  layer       text COLLATE "C" NOT NULL REFERENCES grid_layer (key),
  from_day    date NOT NULL,
  is_complete boolean NOT NULL,
  datum       text,
  file_name   text NOT NULL,
  content     bytea NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX layer_upload_by_unit ON layer_upload (unit_no);
CALL protect_by_unit('layer_upload');
