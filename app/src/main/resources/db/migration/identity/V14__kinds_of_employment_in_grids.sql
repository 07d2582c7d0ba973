-- As what somebody works in a grid (M01-04): one full-timer a grid and one grid a full-timer; a professional serves many
-- grids; a grid has many part-timers. Posts elsewhere have no such kind. A reorganisation may bring two full-timers
-- together, so that the rule is kept where people are appointed, and what is left over is reported.

ALTER TABLE appointment
  ADD COLUMN grid_kind text COLLATE "C" CHECK (grid_kind IN ('FULL_TIME', 'PROFESSIONAL', 'PART_TIME'));
COMMENT ON COLUMN appointment.grid_kind IS 'Of the post of a grid worker at a grid; NULL for every other.';

UPDATE appointment
SET grid_kind = 'FULL_TIME'
FROM post
WHERE post.id = appointment.post_id
  AND post.permission_set = 'grid-worker'
  AND post.unit_no IN (SELECT unit_no FROM unit_version WHERE level = 'grid');

UPDATE appointment
SET grid_kind = 'PROFESSIONAL'
FROM post
WHERE post.id = appointment.post_id
  AND appointment.grid_kind IS NOT NULL
  AND EXISTS (
    SELECT
    FROM appointment other
    JOIN post other_post ON other_post.id = other.post_id
    WHERE other.account_id = appointment.account_id
      AND other.grid_kind IS NOT NULL
      AND other.valid_during && appointment.valid_during
      AND other_post.unit_no <> post.unit_no);

UPDATE appointment
SET grid_kind = 'PART_TIME'
FROM post
WHERE post.id = appointment.post_id
  AND appointment.grid_kind = 'FULL_TIME'
  AND EXISTS (
    SELECT
    FROM post other_post
    JOIN appointment other ON other.post_id = other_post.id
    WHERE other_post.unit_no = post.unit_no
      AND other.grid_kind IS NOT NULL
      AND other.account_id <> appointment.account_id
      AND other.valid_during && appointment.valid_during);

CREATE OR REPLACE VIEW appointment_here WITH (security_barrier) AS
SELECT appointment.*
FROM appointment
WHERE EXISTS (SELECT FROM post_here WHERE post_here.id = appointment.post_id)
   OR appointment.account_id = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid);
REVOKE INSERT, UPDATE, DELETE ON appointment_here FROM ${application};
