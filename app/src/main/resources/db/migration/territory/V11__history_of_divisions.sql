-- Lists of the history of divisions say who followed whom, and mostly not in what parts.
ALTER TABLE unit_lineage ALTER COLUMN share DROP NOT NULL;
COMMENT ON COLUMN unit_lineage.share IS 'By households, area or units below, whatever was known first; NULL where nothing is known.';
