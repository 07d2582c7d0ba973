-- What is known of a unit beside its name, its code and its ground. Figures are sums; nothing here is about a person.

-- Other names of a unit, found by search: what people say, what stands on an older plate.
CREATE TABLE unit_alias (
  id       uuid PRIMARY KEY,
  unit_no  integer NOT NULL REFERENCES unit (no),
  name     text NOT NULL CHECK (name <> ''),
  valid    daterange NOT NULL CHECK (NOT isempty(valid)),
  source   text NOT NULL DEFAULT '',
  added_by text NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX unit_alias_by_unit ON unit_alias (unit_no);
CREATE INDEX unit_alias_by_name ON unit_alias USING gin (name gin_trgm_ops);

-- Residents who live there (常住人口) and households, as counted on a day.
CREATE TABLE unit_population (
  unit_no    integer NOT NULL REFERENCES unit (no),
  day        date NOT NULL,
  residents  integer NOT NULL CHECK (residents >= 0),
  households integer CHECK (households >= 0),
  source     text NOT NULL,
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (unit_no, day)
);

-- Attributes of units with their codes and the details a code asks for; all of it data. level: of which units, NULL for any.
CREATE TABLE unit_trait_kind (
  key      text PRIMARY KEY,
  position integer NOT NULL UNIQUE,
  level    text REFERENCES unit_level (key) ON UPDATE CASCADE,
  name     text NOT NULL,
  name_en  text NOT NULL,
  source   text NOT NULL
);
CREATE INDEX unit_trait_kind_by_level ON unit_trait_kind (level);

CREATE TABLE unit_trait_code (
  trait    text NOT NULL REFERENCES unit_trait_kind (key),
  code     text NOT NULL,
  position integer NOT NULL,
  name     text NOT NULL,
  name_en  text NOT NULL,
  valid    daterange NOT NULL DEFAULT daterange(NULL, NULL),
  PRIMARY KEY (trait, code)
);

CREATE TABLE unit_trait_detail (
  trait    text NOT NULL,
  code     text NOT NULL,
  key      text NOT NULL,
  position integer NOT NULL,
  name     text NOT NULL,
  name_en  text NOT NULL,
  PRIMARY KEY (trait, code, key),
  FOREIGN KEY (trait, code) REFERENCES unit_trait_code (trait, code)
);

CREATE TABLE unit_trait (
  unit_no integer NOT NULL REFERENCES unit (no),
  trait   text NOT NULL,
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  code    text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  source  text NOT NULL DEFAULT '',
  PRIMARY KEY (unit_no, trait, valid WITHOUT OVERLAPS),
  FOREIGN KEY (trait, code) REFERENCES unit_trait_code (trait, code)
);
CREATE INDEX unit_trait_by_code ON unit_trait (trait, code);

INSERT INTO unit_trait_kind (key, position, level, name, name_en, source) VALUES
  ('community-type', 10, 'community', '社区类型', 'Type of community', '沈阳模式：四种社区类型'),
  ('positioning', 20, 'community', '社区定位', 'Position of the community', '上海、沈阳、江汉模式：社区定位'),
  ('economy', 30, 'street', '经济发展职能', 'Function of economic promotion', '街道中心制：街道去“经济化”'),
  ('roll-out', 40, NULL, '推进阶段', 'Stage of the roll-out', '网格化四个发展阶段');

INSERT INTO unit_trait_code (trait, code, position, name, name_en) VALUES
  ('community-type', 'BLOCK', 10, '板块型', 'Block'),
  ('community-type', 'QUARTER', 20, '小区型', 'Residential quarter'),
  ('community-type', 'WORK_UNIT', 30, '单位型', 'Work unit'),
  ('community-type', 'FUNCTIONAL', 40, '功能型', 'Functional'),
  ('positioning', 'STREET_LEVEL', 10, '街道社区（与街道同级）', 'Street community (the level of the street)'),
  ('positioning', 'BETWEEN', 20, '小于街道、大于原居委会', 'Between the street and the former committee'),
  ('positioning', 'COMMITTEE', 30, '居委会层面', 'The level of the committee'),
  ('economy', 'ON', 10, '承担', 'Switched on'),
  ('economy', 'OFF', 20, '不再承担', 'Switched off'),
  ('roll-out', 'PILOT', 10, '创新试点', 'Pilot'),
  ('roll-out', 'FULL', 20, '全面推广', 'Full roll-out'),
  ('roll-out', 'EXTENSION', 30, '拓展延伸', 'Extension'),
  ('roll-out', 'INTEGRATION', 40, '融合提升', 'Integration');

INSERT INTO unit_trait_detail (trait, code, key, position, name, name_en) VALUES
  ('community-type', 'BLOCK', 'streets', 10, '四至道路', 'Bounding streets'),
  ('community-type', 'QUARTER', 'estate', 10, '小区名称', 'Name of the estate'),
  ('community-type', 'WORK_UNIT', 'employer', 10, '所属单位', 'Employer'),
  ('community-type', 'FUNCTIONAL', 'function', 10, '主要功能', 'Main function');
