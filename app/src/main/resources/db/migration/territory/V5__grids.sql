-- Drawings of grids, and what a region asks of them.

-- What a region asks of its grids (M01-09). The nearest one on the way up to the roots holds.
CREATE TABLE grid_policy (
  unit_no           integer NOT NULL REFERENCES unit (no),
  valid             daterange NOT NULL CHECK (NOT isempty(valid)),
  fewest_households integer NOT NULL CHECK (fewest_households >= 0),
  most_households   integer NOT NULL CHECK (most_households >= fewest_households),
  tolerance_m       double precision NOT NULL CHECK (tolerance_m BETWEEN 0 AND 5),
  street_m          double precision NOT NULL CHECK (street_m BETWEEN 0 AND 200),
  share_along       double precision NOT NULL CHECK (share_along BETWEEN 0 AND 1),
  entered_by        text NOT NULL,
  entered_at        timestamptz NOT NULL,
  PRIMARY KEY (unit_no, valid WITHOUT OVERLAPS)
);

-- A draft of the grids of one unit. Once published it belongs to a plan; what becomes of that is the drawing's state.
CREATE TABLE grid_drawing (
  id            uuid PRIMARY KEY,
  unit_no       integer NOT NULL REFERENCES unit (no),
  state         text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'PUBLISHED', 'DROPPED')),
  revision      integer NOT NULL DEFAULT 1,
  -- The cells before a proposal was taken over; what can be brought back.
  kept_revision integer,
  -- A hash of the unit's grids and ground when they were copied: what is drawn on old ground is not published.
  base          text NOT NULL,
  plan_id       uuid REFERENCES reorganisation_plan (id),
  drafted_by    uuid,
  drafted_name  text NOT NULL,
  drafted_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL,
  CHECK ((state = 'PUBLISHED') <= (plan_id IS NOT NULL))
);
CREATE INDEX grid_drawing_by_unit ON grid_drawing (unit_no, drafted_at DESC);
CREATE INDEX grid_drawing_by_plan ON grid_drawing (plan_id) WHERE plan_id IS NOT NULL;
CALL protect_by_unit('grid_drawing');

CREATE TABLE grid_cell (
  drawing_id   uuid NOT NULL REFERENCES grid_drawing (id),
  revision     integer NOT NULL,
  number       integer NOT NULL CHECK (number > 0),
  unit_no      integer NOT NULL,
  name         text NOT NULL CHECK (name <> ''),
  kind         text NOT NULL CHECK (kind IN ('GRID', 'DEDICATED_GRID')),
  use          text,
  -- The grid that goes on in this cell, with its number and code.
  continues_no integer,
  wkb          bytea NOT NULL,
  PRIMARY KEY (drawing_id, revision, number),
  UNIQUE (drawing_id, revision, continues_no)
);
CALL protect_by_unit('grid_cell');
