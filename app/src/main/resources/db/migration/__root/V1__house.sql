-- What every room of the house stands on. ${application} is the role of the server: it owns nothing.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

GRANT USAGE ON SCHEMA public TO ${application};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${application};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${application};

-- Rows of a table are seen by those whose scope holds their unit_no. The sub-select is evaluated once per query, and
-- NULLIF guards against the empty text that a reused connection leaves behind. Without COALESCE, which changes nothing
-- that is seen, the planner takes the scope to let one row in a thousand pass, and reads whole ranges where the first
-- rows would do.
CREATE PROCEDURE protect_by_unit(target regclass)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY by_territory ON %s USING (COALESCE(unit_no <@ (SELECT NULLIF(current_setting(''linli.scope'', true), '''')::int4multirange), false))',
    target);
END
$$;

-- Monthly partitions from the month of from_day on; safe to call again.
CREATE PROCEDURE ensure_month_partitions(parent regclass, from_day date, months integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  month date := date_trunc('month', from_day)::date;
  name text;
BEGIN
  FOR i IN 1..months LOOP
    name := format('%s_%s', parent::text, to_char(month, 'YYYYMM'));
    IF to_regclass(name) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
                     name, parent, month, (month + interval '1 month')::date);
      -- Policies of the parent do not hold for a partition addressed by its own name.
      EXECUTE format('REVOKE ALL ON %I FROM %I', name, '${application}');
    END IF;
    month := (month + interval '1 month')::date;
  END LOOP;
END
$$;

CREATE TABLE installation (
  is_only    boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  mode       text NOT NULL CHECK (mode IN ('DEMO', 'PRODUCTION')),
  created_at timestamptz NOT NULL
);

CREATE TABLE idempotency_key (
  operation  text NOT NULL,
  key        text NOT NULL,
  result     text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operation, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

-- Work in the background (db-scheduler).
CREATE TABLE scheduled_task (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  state                text,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_due ON scheduled_task (execution_time);
CREATE INDEX scheduled_task_heartbeat ON scheduled_task (last_heartbeat);

-- Sign-in sessions of staff (Spring Session).
CREATE TABLE spring_session (
  primary_id            char(36) NOT NULL PRIMARY KEY,
  session_id            char(36) NOT NULL,
  creation_time         bigint NOT NULL,
  last_access_time      bigint NOT NULL,
  max_inactive_interval integer NOT NULL,
  expiry_time           bigint NOT NULL,
  principal_name        varchar(100)
);
CREATE UNIQUE INDEX spring_session_by_id ON spring_session (session_id);
CREATE INDEX spring_session_by_expiry ON spring_session (expiry_time);
CREATE INDEX spring_session_by_principal ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
  session_primary_id char(36) NOT NULL REFERENCES spring_session (primary_id) ON DELETE CASCADE,
  attribute_name     varchar(200) NOT NULL,
  attribute_bytes    bytea NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
