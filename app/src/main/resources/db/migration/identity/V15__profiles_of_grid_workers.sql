-- What a grid worker does for whom and how she is reached at work, for the card that residents see; and what she was given
-- to work with, for the office. One for each person and post, so that whoever follows her begins with an empty one.

CREATE TABLE grid_profile (
  account_id    uuid NOT NULL REFERENCES account (id),
  post_id       uuid NOT NULL REFERENCES post (id),
  service_scope text NOT NULL DEFAULT '' CHECK (char_length(service_scope) <= 300),
  office_phone  text NOT NULL DEFAULT '' CHECK (char_length(office_phone) <= 30),
  office_hours  text NOT NULL DEFAULT '' CHECK (char_length(office_hours) <= 60),
  equipment     text NOT NULL DEFAULT '' CHECK (char_length(equipment) <= 300),
  is_published  boolean NOT NULL DEFAULT false,
  changed_at    timestamptz NOT NULL,
  changed_by    text NOT NULL,
  PRIMARY KEY (account_id, post_id),
  CHECK (NOT is_published OR office_phone <> '')
);
CREATE INDEX grid_profile_by_post ON grid_profile (post_id);
COMMENT ON COLUMN grid_profile.office_phone IS 'Of the office or issued by it; never a private number.';
COMMENT ON COLUMN grid_profile.equipment IS 'One thing a line; never on the public card.';

-- As the post is seen, and by its holder.
CREATE VIEW grid_profile_here WITH (security_barrier) AS
SELECT grid_profile.*
FROM grid_profile
WHERE EXISTS (SELECT FROM post_here WHERE post_here.id = grid_profile.post_id)
   OR grid_profile.account_id = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid);

REVOKE INSERT, UPDATE, DELETE ON grid_profile_here FROM ${application};
REVOKE DELETE ON grid_profile FROM ${application};
