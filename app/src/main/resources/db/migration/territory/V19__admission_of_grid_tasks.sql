-- A task that is not on the list of grid work, what it would bring along, and what was decided (M01-44). unit_no: where it
-- would hold, with everything below. The names are those of people in office, for staff only.
CREATE TABLE grid_admission (
  id            uuid PRIMARY KEY,
  unit_no       integer NOT NULL REFERENCES unit (no),
  department_no integer,
  post_id       uuid NOT NULL,
  proposed_by   uuid NOT NULL,
  proposer      text NOT NULL,
  body          text NOT NULL,
  proposed_at   timestamptz NOT NULL,
  name          text NOT NULL CHECK (name <> ''),
  frequency     text NOT NULL CHECK (frequency <> ''),
  evidence      text NOT NULL,
  basis         text NOT NULL CHECK (basis <> ''),
  valid         daterange NOT NULL CHECK (NOT isempty(valid)),
  why_grid      text NOT NULL CHECK (why_grid <> ''),
  people        text NOT NULL,
  funds         text NOT NULL,
  state         text COLLATE "C" NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'ADMITTED', 'REFUSED', 'WITHDRAWN')),
  decided_by    uuid,
  decider       text,
  decided_at    timestamptz,
  reason        text,
  item_id       uuid,
  CHECK (people <> '' OR funds <> ''),
  CHECK ((state IN ('ADMITTED', 'REFUSED')) = (decided_by IS NOT NULL AND reason <> '')),
  CHECK ((state = 'WAITING') = (decided_at IS NULL)),
  CHECK ((state = 'ADMITTED') = (item_id IS NOT NULL)),
  CHECK (decided_by <> proposed_by)
);
CREATE INDEX grid_admission_by_unit ON grid_admission (unit_no, id);
CREATE INDEX grid_admission_by_department ON grid_admission (department_no, id);
CREATE UNIQUE INDEX grid_admission_waiting ON grid_admission (unit_no, name) WHERE state = 'WAITING';
CALL protect_by_unit('grid_admission');
CREATE POLICY by_department ON grid_admission
  USING (department_no = (SELECT NULLIF(current_setting('linli.department', true), '')::int));
REVOKE DELETE ON grid_admission FROM ${application};

-- What everybody may read of an admission, beside the item that it put on the list. No person is named.
CREATE TABLE grid_item_admission (
  item_id      uuid PRIMARY KEY,
  admission_id uuid NOT NULL UNIQUE REFERENCES grid_admission (id),
  unit_no      integer NOT NULL REFERENCES unit (no),
  number       text NOT NULL UNIQUE,
  decided_on   date NOT NULL,
  decided_by   text NOT NULL,
  proposed_by  text NOT NULL,
  reason       text NOT NULL CHECK (reason <> '')
);
CREATE INDEX grid_item_admission_by_unit ON grid_item_admission (unit_no);
REVOKE UPDATE, DELETE ON grid_item_admission FROM ${application};
