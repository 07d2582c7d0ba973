-- Single functions of departments that went up or down with a plan (M01-19). The modules route by their own tables; this
-- one is what the plan shows afterwards.

CREATE TABLE function_move (
  plan_id            uuid NOT NULL REFERENCES reorganisation_plan (id),
  unit_no            integer NOT NULL,
  code               text COLLATE "C" NOT NULL,
  name               text NOT NULL,
  entry              text NOT NULL,
  from_department_no integer NOT NULL REFERENCES department (no),
  to_department_no   integer NOT NULL REFERENCES department (no),
  direction          text NOT NULL CHECK (direction IN ('UP', 'DOWN', 'ACROSS')),
  effective          date NOT NULL,
  PRIMARY KEY (plan_id, from_department_no, code, to_department_no)
);
CREATE INDEX function_move_from ON function_move (from_department_no);
CREATE INDEX function_move_to ON function_move (to_department_no);
CALL protect_by_unit('function_move');
REVOKE UPDATE, DELETE ON function_move FROM ${application};
