-- Behind a first load all keys are made anew, sorted, and foreign keys are checked then: row by row the temporal key alone
-- took a quarter of the time. The tables are locked until the load commits; nobody works with a structure that is not there.
CREATE OR REPLACE PROCEDURE begin_loading_units()
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  step record;
BEGIN
  CREATE TEMPORARY TABLE unit_version_rest (
    position   integer GENERATED ALWAYS AS IDENTITY,
    first      text NOT NULL,
    afterwards text NOT NULL
  ) ON COMMIT DROP;
  INSERT INTO unit_version_rest (first, afterwards)
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname),
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
  FROM pg_constraint c
  WHERE c.contype IN ('f', 'u', 'p')
    AND 'unit_version'::regclass IN (c.conrelid, c.confrelid)
    AND c.conparentid = 0
  ORDER BY CASE c.contype WHEN 'f' THEN 1 WHEN 'u' THEN 2 ELSE 3 END, c.oid;
  INSERT INTO unit_version_rest (first, afterwards)
  SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
  FROM pg_index i
  WHERE i.indrelid = 'unit_version'::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);
  FOR step IN SELECT first FROM unit_version_rest ORDER BY position LOOP
    EXECUTE step.first;
  END LOOP;
END
$$;

CREATE OR REPLACE PROCEDURE end_loading_units()
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
  step record;
BEGIN
  -- Nobody may change a table while its foreign keys wait to be checked.
  SET CONSTRAINTS ALL IMMEDIATE;
  FOR step IN SELECT afterwards FROM unit_version_rest ORDER BY position DESC LOOP
    EXECUTE step.afterwards;
  END LOOP;
  DROP TABLE unit_version_rest;
  SET CONSTRAINTS ALL DEFERRED;
  ANALYZE unit_version;
END
$$;
