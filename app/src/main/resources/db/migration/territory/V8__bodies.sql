-- Departments become bodies of any kind (机构): what stands at a unit, since when, what it answers for, how it is reached.

-- permission_sets: which sets posts of such a body may carry; NULL: any. takes_incidents: incidents are dispatched to it.
-- is_facility: residents are served there.
CREATE TABLE department_kind (
  key             text PRIMARY KEY,
  position        integer NOT NULL UNIQUE,
  name            text NOT NULL,
  name_en         text NOT NULL,
  permission_sets text[],
  takes_incidents boolean NOT NULL,
  is_facility     boolean NOT NULL
);
INSERT INTO department_kind (key, position, name, name_en, permission_sets, takes_incidents, is_facility) VALUES
  ('PARTY_COMMITTEE', 10, '党工委（党委）', 'Party working committee', '{checker}', false, false),
  ('RESIDENTS_COMMITTEE', 20, '居委会', 'Residents committee', '{community-clerk,grid-worker}', false, false),
  ('ASSEMBLY', 30, '社区成员代表大会', 'Assembly of representatives', '{}', false, false),
  ('COUNCIL', 40, '社区协商议事委员会', 'Consultative council', '{}', false, false),
  ('SERVICE_CENTRE', 50, '社区服务中心', 'Community service centre', '{community-clerk,department-handler}', true, true),
  ('WORKSTATION', 60, '社区工作站', 'Community workstation', '{community-clerk,department-handler}', true, true),
  ('SOCIAL_WORK_STATION', 70, '社会工作服务站', 'Social-work station', '{department-handler}', false, true),
  ('SOCIAL_WORKERS', 80, '社工队伍', 'Social workers', '{department-handler}', false, false),
  ('SOCIAL_ORGANISATION', 90, '社会组织', 'Social organisation', '{department-handler}', false, false),
  ('STREET_OFFICE', 100, '街道办事处', 'Street office', '{department-handler,dispatcher,checker}', true, false),
  ('STREET_COMMITTEE', 110, '街道工作委员会', 'Working committee of a street', '{department-handler}', true, false),
  ('STREET_CENTRE', 120, '街道中心', 'Thematic centre of a street', '{department-handler,dispatcher}', true, true),
  ('SECTION', 130, '街道科室', 'Section of a street', '{department-handler}', true, false),
  ('GRID_OFFICE', 140, '网格化管理机构', 'Grid management office', '{dispatcher,checker}', false, false),
  ('LEAD_OFFICE', 150, '牵头机构', 'Lead office', '{checker}', false, false),
  ('AUTHORITY', 160, '职能部门', 'Authority', NULL, true, false),
  ('PUBLIC_BODY', 170, '事业或公用单位', 'Public institution or utility', NULL, true, false),
  ('FIRM', 180, '企业', 'Firm', NULL, true, false);

ALTER TABLE department DROP CONSTRAINT department_kind_check;
ALTER TABLE department
  ADD FOREIGN KEY (kind) REFERENCES department_kind (key),
  ADD COLUMN phone text NOT NULL DEFAULT '',
  ADD COLUMN address text NOT NULL DEFAULT '',
  ADD COLUMN duties text NOT NULL DEFAULT '',
  ADD COLUMN valid_from date,
  ADD COLUMN valid_to date,
  ADD COLUMN replaces integer REFERENCES department (no),
  ADD CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from < valid_to);
COMMENT ON COLUMN department.valid_from IS 'NULL: since ever.';
COMMENT ON COLUMN department.valid_to IS 'First day on which it was no more; its number and name stay for history.';
CREATE INDEX department_by_kind ON department (kind);
CREATE INDEX department_by_replaced ON department (replaces);
-- A body that ended gives its name free.
ALTER TABLE department DROP CONSTRAINT department_unit_no_name_key;
CREATE UNIQUE INDEX department_standing ON department (unit_no, name) WHERE valid_to IS NULL;
CREATE INDEX department_by_unit ON department (unit_no);

-- Slots for projects that answer needs of residents (X项目).
CREATE TABLE project_slot (
  id         uuid PRIMARY KEY,
  unit_no    integer NOT NULL REFERENCES unit (no),
  name       text NOT NULL CHECK (name <> ''),
  need       text NOT NULL DEFAULT '',
  state      text NOT NULL CHECK (state IN ('OPEN', 'TAKEN')),
  taken_by   text NOT NULL DEFAULT '',
  template   text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  CHECK ((state = 'TAKEN') = (taken_by <> '')),
  UNIQUE (unit_no, name)
);

-- A matter that several bodies answer for: one leads (accountable), others take part, are heard or are told.
CREATE TABLE joint_matter (
  id         uuid PRIMARY KEY,
  unit_no    integer NOT NULL REFERENCES unit (no),
  name       text NOT NULL CHECK (name <> ''),
  lead_no    integer NOT NULL REFERENCES department (no),
  begun_on   date NOT NULL,
  ended_on   date,
  CHECK (ended_on IS NULL OR begun_on <= ended_on)
);
CREATE INDEX joint_matter_by_unit ON joint_matter (unit_no);
CREATE INDEX joint_matter_by_lead ON joint_matter (lead_no);
CREATE UNIQUE INDEX joint_matter_open ON joint_matter (unit_no, name) WHERE ended_on IS NULL;

CREATE TABLE joint_matter_partner (
  matter_id     uuid NOT NULL REFERENCES joint_matter (id),
  department_no integer NOT NULL REFERENCES department (no),
  role          text NOT NULL CHECK (role IN ('TAKES_PART', 'IS_HEARD', 'IS_TOLD')),
  PRIMARY KEY (matter_id, department_no)
);
CREATE INDEX joint_matter_partner_by_department ON joint_matter_partner (department_no);
