-- A workbook of grade and pay waits for its confirmation as a workbook of new colleagues does.
ALTER TABLE colleague_import
  ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'COLLEAGUES' CHECK (kind IN ('COLLEAGUES', 'EMPLOYMENT'));
ALTER TABLE colleague_import ALTER COLUMN kind DROP DEFAULT;
COMMENT ON COLUMN colleague_import.lines IS 'Sealed; gone as soon as the file is confirmed, a day later at the latest.';
