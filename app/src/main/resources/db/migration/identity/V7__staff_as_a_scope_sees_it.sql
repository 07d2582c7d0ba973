-- Who works where, as the scope of the transaction shows it. Signing in comes before any scope and reads the tables
-- themselves, by login name or id; everything that lists, counts, searches or exports staff reads these views, which show
-- nothing where nothing is set. They leave out what no page may show.

CREATE FUNCTION scope_units() RETURNS int4multirange
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT NULLIF(current_setting('linli.scope', true), '')::int4multirange
$$;

-- A post over all units is seen by those who see all units; a department sees its own posts.
CREATE VIEW post_here WITH (security_barrier) AS
SELECT post.*
FROM post
WHERE COALESCE(post.unit_no <@ (SELECT scope_units()), false)
   OR (post.unit_no IS NULL AND COALESCE((SELECT scope_units()) @> '[-2147483647,2147483647)'::int4range, false))
   OR post.department_no = (SELECT NULLIF(current_setting('linli.department', true), '')::integer);

CREATE VIEW appointment_here WITH (security_barrier) AS
SELECT appointment.*
FROM appointment
WHERE EXISTS (SELECT FROM post_here WHERE post_here.id = appointment.post_id)
   OR appointment.account_id = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid);

-- An account is seen where it was made, where one of its posts stands or stood, and by its holder.
CREATE VIEW account_here WITH (security_barrier) AS
SELECT account.id, account.login, account.display_name, account.state, account.unit_no, account.is_demo,
       account.created_at
FROM account
WHERE COALESCE(account.unit_no <@ (SELECT scope_units()), false)
   OR COALESCE((SELECT scope_units()) @> '[-2147483647,2147483647)'::int4range, false)
   OR EXISTS (SELECT FROM appointment_here WHERE appointment_here.account_id = account.id)
   OR account.id = (SELECT NULLIF(current_setting('linli.self', true), '')::uuid);

REVOKE INSERT, UPDATE, DELETE ON post_here, appointment_here, account_here FROM ${application};
