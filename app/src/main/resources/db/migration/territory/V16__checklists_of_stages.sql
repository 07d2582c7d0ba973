-- What a stage of the roll-out asks for, as data. fact: what the system itself knows of it, shown beside the item; a person
-- still confirms.
CREATE TABLE stage_item (
  key      text PRIMARY KEY,
  trait    text NOT NULL DEFAULT 'roll-out' CHECK (trait = 'roll-out'),
  stage    text NOT NULL,
  position integer NOT NULL,
  fact     text CHECK (fact IN ('GRIDS', 'WORKERS', 'ITEMS')),
  name     text NOT NULL,
  name_en  text NOT NULL,
  UNIQUE (trait, stage, position),
  FOREIGN KEY (trait, stage) REFERENCES unit_trait_code (trait, code)
);

-- What a unit has done of it; the last line counts. What was confirmed by mistake is taken back by a later line. Read by all
-- staff, as the stage itself is; nothing here is about a person.
CREATE TABLE stage_entry (
  no         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_no    integer NOT NULL REFERENCES unit (no),
  item       text NOT NULL REFERENCES stage_item (key),
  is_done    boolean NOT NULL,
  day        date NOT NULL,
  note       text NOT NULL DEFAULT '',
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);
CREATE INDEX stage_entry_by_unit ON stage_entry (unit_no, item, no);
CREATE INDEX stage_entry_by_item ON stage_entry (item);
REVOKE UPDATE, DELETE ON stage_entry FROM ${application};

-- Why a unit went on to another stage while items were open.
CREATE TABLE stage_left_open (
  no         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_no    integer NOT NULL REFERENCES unit (no),
  stage_left text NOT NULL,
  stage      text NOT NULL,
  day        date NOT NULL,
  items      text[] NOT NULL,
  reason     text NOT NULL CHECK (reason <> ''),
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);
CREATE INDEX stage_left_open_by_unit ON stage_left_open (unit_no);
REVOKE UPDATE, DELETE ON stage_left_open FROM ${application};

INSERT INTO stage_item (key, stage, position, fact, name, name_en) VALUES
  ('pilot-grids', 'PILOT', 10, 'GRIDS', '网格划分方案已公布', 'The plan of the grids is published'),
  ('pilot-workers', 'PILOT', 20, 'WORKERS', '试点网格的网格员已配齐', 'Every pilot grid has its grid worker'),
  ('pilot-items', 'PILOT', 30, 'ITEMS', '服务事项清单已公布', 'The list of service items is published'),
  ('pilot-heard', 'PILOT', 40, NULL, '已听取居民意见并答复', 'Residents were heard and answered'),
  ('pilot-lessons', 'PILOT', 50, NULL, '试点做法和问题已书面总结', 'What worked and what did not is written down'),
  ('full-grids', 'FULL', 10, 'GRIDS', '辖区全部划入网格', 'All of the area is divided into grids'),
  ('full-workers', 'FULL', 20, 'WORKERS', '网格员全部配齐并完成培训', 'All grid workers are in place and trained'),
  ('full-items', 'FULL', 30, 'ITEMS', '服务事项清单覆盖全部网格', 'The list of service items holds in all grids'),
  ('full-centre', 'FULL', 40, NULL, '指挥中心已运行', 'The command centre works'),
  ('full-hotline', 'FULL', 50, NULL, '热线来件已接入办理', 'Matters from the hotline are taken in'),
  ('extension-networks', 'EXTENSION', 10, NULL, '三网合一映射已确认', 'The mapping of the three networks is confirmed'),
  ('extension-departments', 'EXTENSION', 20, NULL, '职能部门已进入协同办理', 'Departments take part in handling'),
  ('extension-rating', 'EXTENSION', 30, NULL, '居民评价已接入', 'Ratings by residents are taken in'),
  ('extension-counters', 'EXTENSION', 40, NULL, '不用手机也能办的窗口已公布', 'Counters for people without a phone are published'),
  ('extension-forms', 'EXTENSION', 50, NULL, '重复报表已清理', 'Reports that ask for the same twice are gone'),
  ('integration-catalogue', 'INTEGRATION', 10, NULL, '部门数据共享目录已公布', 'The catalogue of shared data is published'),
  ('integration-once', 'INTEGRATION', 20, NULL, '同一事实只填一次已落实', 'The same fact is entered once only'),
  ('integration-open', 'INTEGRATION', 30, NULL, '办理结果按期向居民公开', 'Results are published for residents regularly'),
  ('integration-review', 'INTEGRATION', 40, NULL, '已按办理结果和居民满意度复盘', 'Results and satisfaction were reviewed'),
  ('integration-rules', 'INTEGRATION', 50, NULL, '长效制度已公布', 'Lasting rules are published');
