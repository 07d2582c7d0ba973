-- Plans that change the structure. unit_no is the unit whose territory is reorganised.
CREATE TABLE reorganisation_plan (
  id             uuid PRIMARY KEY,
  unit_no        integer NOT NULL REFERENCES unit (no),
  title          text NOT NULL CHECK (title <> ''),
  reason         text NOT NULL DEFAULT '',
  effective      date NOT NULL,
  state          text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'CARRYING_OUT', 'DONE', 'REJECTED',
                                                'WITHDRAWN', 'FAILED')),
  operations     jsonb NOT NULL DEFAULT '[]',
  -- Numbers of the units that the operations change; set with the submission.
  touched        integer[] NOT NULL DEFAULT '{}',
  -- What takes the place of what; set when the structure is written, so that any server can go on moving.
  moves          jsonb,
  drafted_by     uuid,
  drafted_name   text NOT NULL,
  drafted_at     timestamptz NOT NULL,
  submitted_by   uuid,
  submitted_name text,
  submitted_at   timestamptz,
  decided_by     uuid,
  decided_name   text,
  decided_at     timestamptz,
  decision_note  text,
  failure        jsonb,
  finished_at    timestamptz
);
CREATE INDEX reorganisation_plan_by_age ON reorganisation_plan (drafted_at DESC);
CREATE INDEX reorganisation_plan_by_unit ON reorganisation_plan (unit_no);
CREATE INDEX reorganisation_plan_waiting ON reorganisation_plan (effective)
  WHERE state IN ('SUBMITTED', 'APPROVED', 'CARRYING_OUT');
CALL protect_by_unit('reorganisation_plan');

-- The dossier: who was heard, and what was said.
CREATE TABLE reorganisation_consultation (
  id       uuid PRIMARY KEY,
  plan_id  uuid NOT NULL REFERENCES reorganisation_plan (id),
  unit_no  integer NOT NULL,
  held_on  date NOT NULL,
  title    text NOT NULL CHECK (title <> ''),
  heard    integer NOT NULL CHECK (heard >= 0),
  opinions text NOT NULL,
  added_at timestamptz NOT NULL,
  added_by text NOT NULL
);
CREATE INDEX reorganisation_consultation_by_plan ON reorganisation_consultation (plan_id);
CALL protect_by_unit('reorganisation_consultation');

-- Figures of the structure before the plan and after it was carried out.
CREATE TABLE reorganisation_indicator (
  plan_id uuid NOT NULL REFERENCES reorganisation_plan (id),
  unit_no integer NOT NULL,
  key     text NOT NULL,
  before  double precision,
  after   double precision,
  PRIMARY KEY (plan_id, key)
);
CALL protect_by_unit('reorganisation_indicator');

-- How far the moving is, by kind of what moves.
CREATE TABLE reorganisation_progress (
  plan_id uuid NOT NULL REFERENCES reorganisation_plan (id),
  unit_no integer NOT NULL,
  kind    text NOT NULL,
  total   integer NOT NULL,
  moved   integer NOT NULL DEFAULT 0,
  PRIMARY KEY (plan_id, kind)
);
CALL protect_by_unit('reorganisation_progress');
