-- Which department answers for what may change on a day; who did before stays on record.
ALTER TABLE duty ADD COLUMN valid daterange NOT NULL DEFAULT daterange(NULL, NULL) CHECK (NOT isempty(valid));
ALTER TABLE duty DROP CONSTRAINT duty_pkey;
ALTER TABLE duty ADD PRIMARY KEY (category_code, department_no, valid WITHOUT OVERLAPS);
CREATE INDEX duty_by_category ON duty (category_code);
