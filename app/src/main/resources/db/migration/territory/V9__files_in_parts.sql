-- What was uploaded lies in parts of a megabyte: a map of a large city has more than a row should have, and neither the
-- server nor the driver then holds a whole file in memory.
CREATE TABLE import_file_part (
  job_id   uuid NOT NULL,
  unit_no  integer NOT NULL,
  position integer NOT NULL,
  part     integer NOT NULL,
  content  bytea NOT NULL,
  PRIMARY KEY (job_id, position, part),
  FOREIGN KEY (job_id, position) REFERENCES import_file (job_id, position) ON DELETE CASCADE
);
CALL protect_by_unit('import_file_part');

INSERT INTO import_file_part (job_id, unit_no, position, part, content)
SELECT job_id, unit_no, position, 0, content
FROM import_file
WHERE content IS NOT NULL;

ALTER TABLE import_file DROP COLUMN content;

-- A first import of a whole country writes half a million units. Indexes that nothing but questions need are made anew
-- behind it, sorted, in a tenth of the time it takes to keep them up row by row. The key that foreign keys refer to stays.
CREATE PROCEDURE begin_loading_units()
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  step record;
BEGIN
  CREATE TEMPORARY TABLE unit_version_rest (first text NOT NULL, afterwards text NOT NULL) ON COMMIT DROP;
  INSERT INTO unit_version_rest (first, afterwards)
  SELECT format('ALTER TABLE unit_version DROP CONSTRAINT %I', c.conname),
         format('ALTER TABLE unit_version ADD CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid))
  FROM pg_constraint c
  WHERE c.conrelid = 'unit_version'::regclass
    AND c.contype = 'u'
    AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid);
  INSERT INTO unit_version_rest (first, afterwards)
  SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
  FROM pg_index i
  WHERE i.indrelid = 'unit_version'::regclass
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);
  FOR step IN SELECT first FROM unit_version_rest LOOP
    EXECUTE step.first;
  END LOOP;
END
$$;

CREATE PROCEDURE end_loading_units()
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET maintenance_work_mem = '256MB' AS $$
DECLARE
  step record;
BEGIN
  -- Nobody may change a table while its foreign keys wait to be checked.
  SET CONSTRAINTS ALL IMMEDIATE;
  FOR step IN SELECT afterwards FROM unit_version_rest LOOP
    EXECUTE step.afterwards;
  END LOOP;
  DROP TABLE unit_version_rest;
  SET CONSTRAINTS ALL DEFERRED;
  ANALYZE unit_version;
END
$$;
