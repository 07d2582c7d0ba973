-- How an item of a checklist reads, and where it stands, by the days on which it is asked for. What was confirmed of an item
-- that is asked for no longer stays.
CREATE TABLE stage_item_wording (
  item     text NOT NULL REFERENCES stage_item (key),
  valid    daterange NOT NULL CHECK (NOT isempty(valid)),
  position integer NOT NULL,
  name     text NOT NULL CHECK (name <> ''),
  name_en  text NOT NULL CHECK (name_en <> ''),
  PRIMARY KEY (item, valid WITHOUT OVERLAPS)
);

INSERT INTO stage_item_wording (item, valid, position, name, name_en)
SELECT key, daterange(NULL, NULL), position, name, name_en FROM stage_item;

ALTER TABLE stage_item
  DROP COLUMN position,
  DROP COLUMN name,
  DROP COLUMN name_en;
