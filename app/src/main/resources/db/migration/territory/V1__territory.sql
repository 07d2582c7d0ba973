-- Units and their ground. Names, codes and boundaries of units are public, so these tables need no row-level security;
-- only imports change them, within the scope of whoever imports.

-- One row for all: rises with every change, so that each server knows when its copy in memory is old. Whoever changes
-- units or boundaries locks it first; changes to the structure happen one after the other.
CREATE TABLE territory_version (
  is_only    boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  units      bigint NOT NULL DEFAULT 0,
  boundaries bigint NOT NULL DEFAULT 0
);
INSERT INTO territory_version DEFAULT VALUES;

-- Levels are data: an installation may have more, fewer or other ones.
CREATE TABLE unit_level (
  key         text PRIMARY KEY,
  position    integer NOT NULL UNIQUE,
  name        text NOT NULL,
  code_digits integer UNIQUE
);
INSERT INTO unit_level (key, position, name, code_digits) VALUES
  ('province',  10, '省级', 2),
  ('city',      20, '地级', 4),
  ('district',  30, '区县', 6),
  ('street',    40, '街镇', 9),
  ('community', 50, '社区（村）', 12),
  ('grid',      60, '网格', 15),
  ('yard',      70, '院落', NULL);

-- What a unit of a level is called: the first rule that fits, by position. A rule fits when the name ends so and the
-- last part of the code lies in the range; a missing condition fits always.
CREATE TABLE unit_level_name (
  level     text NOT NULL REFERENCES unit_level (key),
  position  integer NOT NULL,
  ending    text,
  from_part integer,
  to_part   integer,
  name      text NOT NULL,
  PRIMARY KEY (level, position)
);
INSERT INTO unit_level_name (level, position, ending, from_part, to_part, name) VALUES
  ('province',  10, '自治区',     NULL, NULL, '自治区'),
  ('province',  20, '特别行政区', NULL, NULL, '特别行政区'),
  ('province',  30, '市',         NULL, NULL, '直辖市'),
  ('province',  90, NULL,         NULL, NULL, '省'),
  ('city',      10, '自治州',     NULL, NULL, '自治州'),
  ('city',      20, '盟',         NULL, NULL, '盟'),
  ('city',      30, '地区',       NULL, NULL, '地区'),
  ('city',      90, NULL,         NULL, NULL, '市'),
  ('district',  10, '旗',         NULL, NULL, '旗'),
  ('district',  20, '县',         NULL, NULL, '县'),
  ('district',  30, '市',         NULL, NULL, '市'),
  ('district',  90, NULL,         NULL, NULL, '区'),
  ('street',    10, '街道办事处', NULL, NULL, '街道'),
  ('street',    20, '街道',       NULL, NULL, '街道'),
  ('street',    30, '开发区',     NULL, NULL, '开发区'),
  ('street',    31, '园区',       NULL, NULL, '开发区'),
  ('street',    32, '管委会',     NULL, NULL, '开发区'),
  ('street',    40, '苏木',       NULL, NULL, '苏木'),
  ('street',    50, '镇',         NULL, NULL, '镇'),
  ('street',    60, '乡',         NULL, NULL, '乡'),
  ('street',    70, NULL,         1,    99,   '街道'),
  ('street',    71, NULL,         100,  199,  '镇'),
  ('street',    72, NULL,         200,  399,  '乡'),
  ('street',    90, NULL,         NULL, NULL, '类似乡级单位'),
  ('community', 10, '居委会',     NULL, NULL, '社区'),
  ('community', 11, '居民委员会', NULL, NULL, '社区'),
  ('community', 12, '社区',       NULL, NULL, '社区'),
  ('community', 20, '村委会',     NULL, NULL, '村'),
  ('community', 21, '村民委员会', NULL, NULL, '村'),
  ('community', 22, '嘎查',       NULL, NULL, '嘎查'),
  ('community', 23, '村',         NULL, NULL, '村'),
  ('community', 70, NULL,         200,  399,  '村'),
  ('community', 71, NULL,         500,  599,  '类似村级单位'),
  ('community', 90, NULL,         NULL, NULL, '社区'),
  ('grid',      90, NULL,         NULL, NULL, '网格'),
  ('yard',      90, NULL,         NULL, NULL, '院落');

CREATE SEQUENCE unit_no AS integer;

CREATE TABLE unit (
  no integer PRIMARY KEY,
  id uuid NOT NULL UNIQUE
);

-- A unit as it was, is or will be. subtree holds the numbers at or below it; rows elsewhere carry the number and are
-- found by it. Codes are attributes: code of the statistical system, civil_code of the civil affairs system.
CREATE TABLE unit_version (
  unit_no    integer NOT NULL REFERENCES unit (no),
  valid      daterange NOT NULL CHECK (NOT isempty(valid)),
  code       text COLLATE "C",
  civil_code text COLLATE "C",
  name       text NOT NULL CHECK (name <> ''),
  level      text NOT NULL REFERENCES unit_level (key),
  level_name text NOT NULL,
  kind       text NOT NULL DEFAULT 'ADMINISTRATIVE' CHECK (kind IN ('ADMINISTRATIVE', 'GRID', 'DEDICATED_GRID')),
  parent_no  integer,
  subtree    int4multirange NOT NULL,
  PRIMARY KEY (unit_no, valid WITHOUT OVERLAPS),
  UNIQUE (code, valid WITHOUT OVERLAPS),
  FOREIGN KEY (parent_no, PERIOD valid) REFERENCES unit_version (unit_no, PERIOD valid) DEFERRABLE INITIALLY DEFERRED,
  CHECK (parent_no IS DISTINCT FROM unit_no)
);
CREATE INDEX unit_version_by_parent ON unit_version USING gist (parent_no, valid);
CREATE INDEX unit_version_by_level ON unit_version (level);

-- Geometry is WKB in WGS 84 degrees; datum tells in which system it came, the box is in degrees.
CREATE TABLE unit_boundary (
  unit_no integer NOT NULL,
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  wkb     bytea NOT NULL,
  datum   text NOT NULL,
  source  text NOT NULL,
  west    double precision NOT NULL,
  south   double precision NOT NULL,
  east    double precision NOT NULL,
  north   double precision NOT NULL,
  area_m2 double precision NOT NULL,
  PRIMARY KEY (unit_no, valid WITHOUT OVERLAPS),
  FOREIGN KEY (unit_no, PERIOD valid) REFERENCES unit_version (unit_no, PERIOD valid) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE department (
  no      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id      uuid NOT NULL UNIQUE,
  name    text NOT NULL CHECK (name <> ''),
  unit_no integer NOT NULL REFERENCES unit (no),
  kind    text NOT NULL CHECK (kind IN ('AUTHORITY', 'FIRM', 'PUBLIC_BODY')),
  UNIQUE (unit_no, name)
);

-- What else is drawn on the map of a unit: streets, buildings, lamps. Public ground, nothing about people.
CREATE TABLE map_feature (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_no    integer NOT NULL REFERENCES unit (no),
  layer      text NOT NULL CHECK (layer ~ '^[a-z][a-z-]{0,39}$'),
  name       text NOT NULL,
  address    text COLLATE "C",
  wkb        bytea NOT NULL,
  longitude  double precision NOT NULL,
  latitude   double precision NOT NULL,
  properties jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX map_feature_by_unit ON map_feature (unit_no, layer);
CREATE INDEX map_feature_by_address ON map_feature (address) WHERE address IS NOT NULL;
CREATE INDEX map_feature_by_part_of_address ON map_feature USING gin (address gin_trgm_ops) WHERE address IS NOT NULL;

-- An import from upload to report. unit_no is the unit of the post that imports; 0 before there are units.
CREATE TABLE import_job (
  id              uuid PRIMARY KEY,
  unit_no         integer NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('DIVISIONS', 'BOUNDARIES')),
  state           text NOT NULL CHECK (state IN ('PREVIEWED', 'WAITING', 'RUNNING', 'DONE', 'FAILED', 'DROPPED')),
  settings        jsonb NOT NULL,
  actor_id        uuid,
  actor_name      text NOT NULL,
  actor_post      jsonb,
  actor_scope     int4multirange NOT NULL,
  counts          jsonb NOT NULL,
  notices         jsonb NOT NULL DEFAULT '[]',
  rows_gz         bytea NOT NULL,
  digest          text NOT NULL,
  failure         jsonb,
  rows_done       integer NOT NULL DEFAULT 0,
  rows_total      integer NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  started_at      timestamptz,
  finished_at     timestamptz
);
CREATE INDEX import_job_by_age ON import_job (kind, created_at DESC);
CALL protect_by_unit('import_job');

-- What was uploaded; dropped with the end of the job, its hash stays.
CREATE TABLE import_file (
  job_id   uuid NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
  unit_no  integer NOT NULL,
  position integer NOT NULL,
  name     text NOT NULL,
  bytes    integer NOT NULL,
  sha256   text NOT NULL,
  content  bytea,
  PRIMARY KEY (job_id, position)
);
CALL protect_by_unit('import_file');
