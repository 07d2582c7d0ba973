-- What must not change when people go to another unit (M01-23), and the order that each of them gets and answers.

INSERT INTO permission (key) VALUES ('identity.transfers');
INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('local-administrator', 'identity.transfers');

CREATE TABLE employment (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  standing   text NOT NULL DEFAULT '',
  grade      text NOT NULL DEFAULT '',
  pay_class  text NOT NULL DEFAULT '',
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL
);
COMMENT ON COLUMN employment.standing IS 'As what somebody is employed (身份), for example 事业编制. All three are optional and in the words of the employer.';

-- As an account is seen; only by posts that order transfers.
CREATE VIEW employment_here WITH (security_barrier) AS
SELECT employment.*
FROM employment
WHERE EXISTS (SELECT FROM account_here WHERE account_here.id = employment.account_id);
REVOKE INSERT, UPDATE, DELETE ON employment_here FROM ${application};

-- unit_no is where she goes.
CREATE TABLE transfer_order (
  id             uuid PRIMARY KEY,
  plan_id        uuid NOT NULL,
  plan_title     text NOT NULL,
  effective      date NOT NULL,
  unit_no        integer NOT NULL,
  from_unit_no   integer NOT NULL,
  account_id     uuid NOT NULL REFERENCES account (id),
  post_id        uuid NOT NULL REFERENCES post (id),
  title          text NOT NULL,
  permission_set text COLLATE "C" NOT NULL,
  standing       text NOT NULL,
  grade          text NOT NULL,
  pay_class      text NOT NULL,
  ordered_at     timestamptz NOT NULL,
  moved_at       timestamptz,
  evidence_id    uuid NOT NULL,
  answer         text CHECK (answer IN ('CONFIRMED', 'OBJECTED')),
  reason         text NOT NULL DEFAULT '' CHECK (answer IS DISTINCT FROM 'OBJECTED' OR reason <> ''),
  answered_at    timestamptz CHECK ((answered_at IS NULL) = (answer IS NULL)),
  UNIQUE (plan_id, account_id, post_id)
);
CREATE INDEX transfer_order_by_account ON transfer_order (account_id);
CREATE INDEX transfer_order_by_post ON transfer_order (post_id);
CREATE INDEX transfer_order_by_unit ON transfer_order (unit_no);
CALL protect_by_unit('transfer_order');
CREATE POLICY by_self ON transfer_order
  USING (account_id = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid));
REVOKE DELETE ON transfer_order FROM ${application};
