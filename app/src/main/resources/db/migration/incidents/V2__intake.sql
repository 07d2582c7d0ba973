-- Import of residents' messages from another system: read once, previewed, then worked through row by row in the
-- background. The uploaded file itself is not kept, so neither are its columns that nobody needs.

-- One import, from preview to report. unit_no is the unit that messages go to unless a place word says otherwise.
CREATE TABLE intake_job (
  id            uuid PRIMARY KEY,
  unit_no       integer NOT NULL,
  state         text NOT NULL
                CHECK (state IN ('PREVIEWED', 'WAITING', 'RUNNING', 'STOPPED', 'DONE', 'FAILED', 'DROPPED')),
  file_name     text NOT NULL,
  file_bytes    bigint NOT NULL,
  file_sha256   text NOT NULL,
  actor_id      uuid,
  actor_name    text NOT NULL,
  actor_post    jsonb,
  actor_scope   int4multirange NOT NULL,
  preview       jsonb NOT NULL,
  failure       text,
  rows_done     integer NOT NULL DEFAULT 0,
  rows_total    integer NOT NULL DEFAULT 0,
  claim         uuid,
  claimed_until timestamptz,
  created_at    timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz
);
CREATE INDEX intake_job_by_age ON intake_job (created_at DESC);
-- One import at a time, on however many servers: what is imported twice is then always seen as such.
CREATE UNIQUE INDEX intake_job_running ON intake_job ((true)) WHERE state = 'RUNNING';
CALL protect_by_unit('intake_job');

-- One row of the file. The words leave as soon as they are a report, or the import is dropped.
CREATE TABLE intake_line (
  job_id      uuid NOT NULL REFERENCES intake_job (id) ON DELETE CASCADE,
  line        integer NOT NULL,
  unit_no     integer NOT NULL,
  number      text NOT NULL,
  reported_at timestamptz,
  text        text,
  verdict     text NOT NULL CHECK (verdict IN ('READY', 'ADDED', 'KNOWN', 'DUPLICATE', 'REFUSED')),
  problem     jsonb,
  incident_id uuid REFERENCES incident (id),
  PRIMARY KEY (job_id, line)
);
CREATE INDEX intake_line_by_verdict ON intake_line (job_id, verdict, line);
CREATE INDEX intake_line_by_incident ON intake_line (incident_id) WHERE incident_id IS NOT NULL;
CALL protect_by_unit('intake_line');
