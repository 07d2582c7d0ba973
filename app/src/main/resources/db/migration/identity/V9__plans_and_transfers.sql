-- Who plans a reorganisation does not approve it; and posts that go to another unit because theirs ended.

INSERT INTO permission (key) VALUES
  ('territory.approve'),
  ('territory.plan');

INSERT INTO permission_set_item (permission_set, permission)
VALUES
  ('system-administrator', 'territory.plan'),
  ('security-administrator', 'territory.approve');

-- An order for each post: it names what must stay as it is, and where the post goes. Done when moved_at is set.
CREATE TABLE post_transfer (
  plan_id        uuid NOT NULL,
  post_id        uuid NOT NULL REFERENCES post (id),
  from_unit_no   integer NOT NULL,
  to_unit_no     integer NOT NULL,
  title          text NOT NULL,
  permission_set text COLLATE "C" NOT NULL,
  department_no  integer,
  holders        integer NOT NULL,
  ordered_at     timestamptz NOT NULL,
  moved_at       timestamptz,
  PRIMARY KEY (plan_id, post_id)
);
CREATE INDEX post_transfer_by_post ON post_transfer (post_id);
CREATE INDEX post_transfer_open ON post_transfer (plan_id) WHERE moved_at IS NULL;
