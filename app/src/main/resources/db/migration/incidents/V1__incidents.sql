-- What can be reported, under which condition it is filed, and how long handling may take (GB/T 30428.2 and .8 in
-- shape; limits from public local tables, as editable defaults).
CREATE TABLE incident_category (
  code         text PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('PART', 'EVENT')),
  class_name   text NOT NULL,
  name         text NOT NULL,
  public_name  text,
  public_order integer
);

CREATE TABLE filing_condition (
  id            text NOT NULL,
  category_code text NOT NULL REFERENCES incident_category (code),
  condition     text NOT NULL,
  closing       text NOT NULL,
  budget        text NOT NULL,
  valid         daterange NOT NULL,
  PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
CREATE INDEX filing_condition_by_category ON filing_condition (category_code);

-- Which department answers for which category, by which entry of the duty list.
CREATE TABLE duty (
  category_code text NOT NULL REFERENCES incident_category (code),
  department_no integer NOT NULL,
  entry         text NOT NULL,
  PRIMARY KEY (category_code, department_no)
);
CREATE INDEX duty_by_department ON duty (department_no);

INSERT INTO incident_category (code, kind, class_name, name, public_name, public_order)
VALUES
  ('P0137', 'PART', '公用设施', '路灯', '路灯不亮、损坏', 10),
  ('P0101', 'PART', '公用设施', '上水井盖', '井盖缺失、破损', 20),
  ('P0102', 'PART', '公用设施', '污水井盖', NULL, NULL),
  ('P0104', 'PART', '公用设施', '雨水箅子', NULL, NULL),
  ('P0128', 'PART', '公用设施', '电力设施', NULL, NULL),
  ('P0146', 'PART', '公用设施', '户外健身设施', '健身器材、长椅损坏', 90),
  ('P0154', 'PART', '公用设施', '充电站（桩）', '充电桩、充电棚故障', 95),
  ('P0181', 'PART', '公用设施', '无障碍坡道及盲道', '坡道、盲道不通', 85),
  ('P0217', 'PART', '道路交通设施', '交通护栏', NULL, NULL),
  ('P0284', 'PART', '道路交通设施', '人行道', '路面、人行道破损', 30),
  ('P0301', 'PART', '市容环境设施', '公共厕所', '公厕脏、坏', 70),
  ('P0305', 'PART', '市容环境设施', '垃圾箱', NULL, NULL),
  ('P0402', 'PART', '园林绿化设施', '行道树', '树木倾倒、枯枝', 80),
  ('P0409', 'PART', '园林绿化设施', '绿地附属设施', NULL, NULL),
  ('E0101', 'EVENT', '市容环境', '私搭乱建', '私搭乱建', 140),
  ('E0110', 'EVENT', '市容环境', '暴露生活垃圾', '垃圾堆积、没人清', 40),
  ('E0111', 'EVENT', '市容环境', '积存垃圾渣土', NULL, NULL),
  ('E0112', 'EVENT', '市容环境', '道路不洁', NULL, NULL),
  ('E0117', 'EVENT', '市容环境', '绿地脏乱', NULL, NULL),
  ('E0125', 'EVENT', '市容环境', '水域不洁', NULL, NULL),
  ('E0128', 'EVENT', '市容环境', '商业噪音', '商铺、广场噪音', 60),
  ('E0130', 'EVENT', '市容环境', '乱倒乱排污水', NULL, NULL),
  ('E0136', 'EVENT', '市容环境', '乱堆物堆料', '楼道、公共处堆东西', 50),
  ('E0184', 'EVENT', '市容环境', '违规养犬', '犬只扰民、不牵绳', 110),
  ('E0192', 'EVENT', '市容环境', '垃圾满溢', NULL, NULL),
  ('E0201', 'EVENT', '宣传广告', '非法小广告', NULL, NULL),
  ('E0301', 'EVENT', '施工管理', '施工扰民', '夜间施工', 65),
  ('E0304', 'EVENT', '施工管理', '工地扬尘', NULL, NULL),
  ('E0401', 'EVENT', '街面秩序', '无照经营游商', NULL, NULL),
  ('E0406', 'EVENT', '街面秩序', '占道经营', '占道经营、乱停车', 75),
  ('E0410', 'EVENT', '街面秩序', '非机动车乱停放', NULL, NULL),
  ('E0496', 'EVENT', '街面秩序', '占用消防通道', '消防通道被占', 45),
  ('E0501', 'EVENT', '突发事件', '供水管道破裂', '停水、漏水、管道爆裂', 35),
  ('E0503', 'EVENT', '突发事件', '排水管道堵塞、破裂', '下水堵塞、污水外流', 38),
  ('E0504', 'EVENT', '突发事件', '热力管道破裂', '暖气不热、管道漏水', 37),
  ('E0506', 'EVENT', '突发事件', '道路积水', NULL, NULL),
  ('E0507', 'EVENT', '突发事件', '道路积雪、积冰', '积雪、结冰', 36),
  ('E0508', 'EVENT', '突发事件', '架空线缆脱落', '线缆垂落', 55),
  ('E0595', 'EVENT', '突发事件', '突发事件', NULL, NULL),
  ('E0699', 'EVENT', '其他事件', '其他事项', NULL, NULL);

INSERT INTO filing_condition (id, category_code, condition, closing, budget, valid)
VALUES
  ('P0137-1', 'P0137', '单灯不亮或闪烁', '恢复照明', '1D', '[2020-01-01,)'),
  ('P0137-2', 'P0137', '连续三盏以上不亮', '恢复照明', '2H', '[2020-01-01,)'),
  ('P0137-3', 'P0137', '灯杆倾斜、线缆外露', '排除危险并修复', '2D', '[2020-01-01,)'),
  ('P0101-1', 'P0101', '井盖缺失、移位，有坠落危险', '设置围挡并补齐', '2E', '[2020-01-01,)'),
  ('P0101-2', 'P0101', '井盖破损、异响', '修复或更换', '2D', '[2020-01-01,)'),
  ('P0102-1', 'P0102', '井盖缺失、移位，有坠落危险', '设置围挡并补齐', '2E', '[2020-01-01,)'),
  ('P0102-2', 'P0102', '污水外溢', '疏通并清洗', '4H', '[2020-01-01,)'),
  ('P0104-1', 'P0104', '缺失或断裂', '补齐', '2E', '[2020-01-01,)'),
  ('P0104-2', 'P0104', '堵塞三分之一以上', '疏通', '1D', '[2020-01-01,)'),
  ('P0128-1', 'P0128', '箱门敞开、线缆裸露', '关闭并加固', '1D', '[2020-01-01,)'),
  ('P0128-2', 'P0128', '设施损坏', '修复', '4D', '[2020-01-01,)'),
  ('P0146-1', 'P0146', '松动、断裂，可能伤人', '停用并修复', '1D', '[2020-01-01,)'),
  ('P0146-2', 'P0146', '部件缺失', '补齐', '5D', '[2020-01-01,)'),
  ('P0154-1', 'P0154', '漏电、冒烟', '断电并检修', '1D', '[2020-01-01,)'),
  ('P0154-2', 'P0154', '不能使用', '修复', '5D', '[2020-01-01,)'),
  ('P0181-1', 'P0181', '破损、被占用', '恢复通行', '5D', '[2020-01-01,)'),
  ('P0217-1', 'P0217', '倒伏、缺损', '扶正、补齐', '1D', '[2020-01-01,)'),
  ('P0284-1', 'P0284', '地砖松动、缺失', '修复', '5D', '[2020-01-01,)'),
  ('P0284-2', 'P0284', '塌陷，影响通行', '围挡并修复', '1D', '[2020-01-01,)'),
  ('P0301-1', 'P0301', '设备损坏', '修复', '2D', '[2020-01-01,)'),
  ('P0301-2', 'P0301', '不洁', '清扫', '4H', '[2020-01-01,)'),
  ('P0305-1', 'P0305', '满溢', '清运', '4H', '[2020-01-01,)'),
  ('P0305-2', 'P0305', '破损', '更换', '3D', '[2020-01-01,)'),
  ('P0402-1', 'P0402', '倾倒、断枝，可能伤人', '清除', '1D', '[2020-01-01,)'),
  ('P0402-2', 'P0402', '枯死、缺株', '补植', '15D', '[2020-01-01,)'),
  ('P0409-1', 'P0409', '损坏', '修复', '3D', '[2020-01-01,)'),
  ('E0101-1', 'E0101', '正在搭建', '制止', '2N', '[2020-01-01,)'),
  ('E0101-2', 'E0101', '已经建成', '查处', '15D', '[2020-01-01,)'),
  ('E0110-1', 'E0110', '散落、堆积', '清除', '4H', '[2020-01-01,)'),
  ('E0111-1', 'E0111', '超过一立方米', '清运', '5D', '[2020-01-01,)'),
  ('E0112-1', 'E0112', '污物、积尘明显', '清扫', '2H', '[2020-01-01,)'),
  ('E0117-1', 'E0117', '垃圾、杂物', '清理', '4H', '[2020-01-01,)'),
  ('E0125-1', 'E0125', '漂浮物', '打捞', '2D', '[2020-01-01,)'),
  ('E0128-1', 'E0128', '正在发生', '劝止', '2E', '[2020-01-01,)'),
  ('E0130-1', 'E0130', '正在发生', '制止并清理', '1D', '[2020-01-01,)'),
  ('E0136-1', 'E0136', '堵塞楼道、通道', '清理', '1D', '[2020-01-01,)'),
  ('E0184-1', 'E0184', '现场可见', '劝导', '1D', '[2020-01-01,)'),
  ('E0192-1', 'E0192', '箱体满溢', '清运', '4H', '[2020-01-01,)'),
  ('E0201-1', 'E0201', '成片', '清除', '1D', '[2020-01-01,)'),
  ('E0301-1', 'E0301', '夜间、午间施工', '制止', '2E', '[2020-01-01,)'),
  ('E0304-1', 'E0304', '未覆盖、未降尘', '整改', '2H', '[2020-01-01,)'),
  ('E0401-1', 'E0401', '占道', '劝离', '2E', '[2020-01-01,)'),
  ('E0406-1', 'E0406', '影响通行', '劝离', '2E', '[2020-01-01,)'),
  ('E0410-1', 'E0410', '影响通行', '摆放整齐', '2H', '[2020-01-01,)'),
  ('E0496-1', 'E0496', '车辆、杂物占用', '清理', '2H', '[2020-01-01,)'),
  ('E0501-1', 'E0501', '大量涌水', '关阀止水', '1E', '[2020-01-01,)'),
  ('E0501-2', 'E0501', '渗漏', '修复', '5D', '[2020-01-01,)'),
  ('E0503-1', 'E0503', '污水外溢', '疏通', '4H', '[2020-01-01,)'),
  ('E0504-1', 'E0504', '管道漏水', '抢修', '1E', '[2020-01-01,)'),
  ('E0504-2', 'E0504', '供热不足', '调试', '5D', '[2020-01-01,)'),
  ('E0506-1', 'E0506', '影响通行', '抽排', '2E', '[2020-01-01,)'),
  ('E0507-1', 'E0507', '影响通行', '清除', '4H', '[2020-01-01,)'),
  ('E0508-1', 'E0508', '可能触电、绊人', '固定', '2H', '[2020-01-01,)'),
  ('E0595-1', 'E0595', '需要立即处理', '控制现场', '2E', '[2020-01-01,)'),
  ('E0699-1', 'E0699', '需要社区协调', '答复并处理', '5D', '[2020-01-01,)');

CREATE SEQUENCE incident_number;

CREATE TABLE incident (
  id               uuid PRIMARY KEY,
  no               text NOT NULL UNIQUE,
  unit_no          integer NOT NULL,
  title            text NOT NULL,
  original_text    text NOT NULL,
  channel          text NOT NULL,
  source_reference text,
  reported_at      timestamptz NOT NULL,
  received_at      timestamptz NOT NULL,
  collector_id     uuid,
  address          text,
  longitude        double precision,
  latitude         double precision,
  accuracy_m       double precision,
  contact_name     bytea,
  contact_phone    bytea,
  tracking_hash    bytea,
  category_code    text REFERENCES incident_category (code),
  condition_id     text,
  state            text NOT NULL,
  stage_since      timestamptz NOT NULL,
  stage_budget     text,
  due_at           timestamptz,
  is_due_provisional boolean NOT NULL DEFAULT false,
  holder_id        uuid,
  holder_name      text,
  department_no    integer,
  verifier_id      uuid,
  handler_id       uuid,
  checker_id       uuid,
  rounds           integer NOT NULL DEFAULT 0,
  reopened         integer NOT NULL DEFAULT 0,
  closed_at        timestamptz,
  rating           smallint,
  rating_words     text,
  rated_at         timestamptz,
  version          integer NOT NULL DEFAULT 0,
  CHECK (due_at IS NULL OR state NOT IN ('CLOSED', 'REJECTED'))
);
-- What the policies and the usual filters look at stands in the index, so that lists and counts under row-level security
-- are answered inside it. A due instant belongs to an open incident only, so the lists by due date ask for nothing else.
CREATE INDEX incident_by_unit ON incident (unit_no, received_at DESC, id DESC)
  INCLUDE (department_no, state);
CREATE INDEX incident_newest ON incident (received_at DESC, id DESC, unit_no)
  INCLUDE (department_no, state, category_code);
CREATE INDEX incident_by_category ON incident (category_code, unit_no, received_at DESC, id DESC)
  INCLUDE (department_no, state);
CREATE INDEX incident_by_department ON incident (department_no, received_at DESC, id DESC)
  INCLUDE (unit_no, state)
  WHERE department_no IS NOT NULL;
CREATE INDEX incident_open_by_state ON incident (state, unit_no, due_at, id)
  INCLUDE (department_no, received_at)
  WHERE state NOT IN ('CLOSED', 'REJECTED');
CREATE INDEX incident_due ON incident (due_at, id, unit_no)
  INCLUDE (department_no, state)
  WHERE due_at IS NOT NULL;
CREATE INDEX incident_due_by_unit ON incident (unit_no, due_at, id)
  INCLUDE (department_no, state)
  WHERE due_at IS NOT NULL;
CREATE INDEX incident_due_by_department ON incident (department_no, due_at, id)
  INCLUDE (unit_no, state)
  WHERE due_at IS NOT NULL AND department_no IS NOT NULL;
CREATE INDEX incident_by_holder ON incident (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX incident_by_collector ON incident (collector_id) WHERE collector_id IS NOT NULL;
CREATE UNIQUE INDEX incident_by_tracking ON incident (tracking_hash) WHERE tracking_hash IS NOT NULL;
CREATE UNIQUE INDEX incident_by_source ON incident (channel, source_reference) WHERE source_reference IS NOT NULL;
CREATE INDEX incident_contact_expiry ON incident (closed_at) WHERE contact_phone IS NOT NULL OR contact_name IS NOT NULL;

-- Index-only scans live on pages known to be visible to all; at the default of a fifth of the table, a million changed
-- rows would wait for the next vacuum.
ALTER TABLE incident SET (
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);

CALL protect_by_unit('incident');
CREATE POLICY by_department ON incident
  USING (department_no = (SELECT NULLIF(current_setting('linli.department', true), '')::integer));
CREATE POLICY by_capability ON incident
  USING (id = (SELECT NULLIF(current_setting('linli.capability', true), '')::uuid));
REVOKE DELETE ON incident FROM ${application};

-- The history: every step, append-only. The first report is the first row.
CREATE TABLE incident_event (
  id          uuid NOT NULL,
  incident_id uuid NOT NULL REFERENCES incident (id),
  at          timestamptz NOT NULL,
  verb        text NOT NULL,
  from_state  text,
  to_state    text NOT NULL,
  actor_id    uuid,
  actor_name  text NOT NULL,
  post_title  text,
  note        text,
  facts       jsonb NOT NULL,
  photos      uuid[] NOT NULL DEFAULT '{}',
  budget      text,
  due_at      timestamptz,
  evidence_id uuid NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE incident_event_default PARTITION OF incident_event DEFAULT;
REVOKE ALL ON incident_event_default FROM ${application};
CREATE INDEX incident_event_by_incident ON incident_event (incident_id, at);
CALL ensure_month_partitions('incident_event', (now() - interval '6 months')::date, 19);

ALTER TABLE incident_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_incident ON incident_event
  USING (EXISTS (SELECT FROM incident WHERE incident.id = incident_event.incident_id));
REVOKE UPDATE, DELETE ON incident_event FROM ${application};

-- Search without LIKE: pairs of characters of title and address.
CREATE TABLE incident_token (
  token       text COLLATE "C" NOT NULL,
  unit_no     integer NOT NULL,
  incident_id uuid NOT NULL REFERENCES incident (id),
  PRIMARY KEY (token, incident_id)
);
CREATE INDEX incident_token_by_incident ON incident_token (incident_id);
CALL protect_by_unit('incident_token');
CREATE POLICY by_department ON incident_token
  USING ((SELECT NULLIF(current_setting('linli.department', true), '')) IS NOT NULL
         AND EXISTS (SELECT FROM incident WHERE incident.id = incident_token.incident_id));

-- What the public may see of an incident: kind, place to the grid, progress. No words, no address, no photo.
CREATE TABLE incident_published (
  incident_id   uuid PRIMARY KEY REFERENCES incident (id),
  unit_no       integer NOT NULL,
  category_name text NOT NULL,
  state         text NOT NULL,
  reported_at   timestamptz NOT NULL,
  closed_at     timestamptz,
  rating        smallint
);
CREATE INDEX incident_published_newest ON incident_published (reported_at DESC);
CREATE INDEX incident_published_closed ON incident_published (closed_at DESC) WHERE closed_at IS NOT NULL;
CREATE INDEX incident_published_by_unit ON incident_published (unit_no);

-- A report being written on the public pages; found by the hash of a random token, sealed, dropped after a day.
CREATE TABLE report_draft (
  token_hash  bytea PRIMARY KEY,
  content     bytea NOT NULL,
  incident_id uuid,
  changed_at  timestamptz NOT NULL
);
CREATE INDEX report_draft_by_age ON report_draft (changed_at);
