-- Three administrators of whom none can do another's work: one runs the system, one grants rights and keeps the doors,
-- one reads what all of them did. Streets and communities look after their own colleagues.

INSERT INTO permission (key) VALUES
  ('evidence.export'),
  ('evidence.retention'),
  ('identity.colleagues'),
  ('identity.grant'),
  ('identity.handover'),
  ('identity.tokens'),
  ('statute.browse'),
  ('statute.change');

INSERT INTO permission_set (key) VALUES
  ('system-administrator'),
  ('security-administrator'),
  ('audit-administrator'),
  ('local-administrator');

INSERT INTO permission_set_item (permission_set, permission)
SELECT granted.permission_set, unnest(granted.permissions)
FROM (VALUES
  ('system-administrator',
   ARRAY['identity.accounts', 'incidents.import', 'statute.browse', 'statute.change', 'territory.browse',
         'territory.import']),
  ('security-administrator',
   ARRAY['evidence.retention', 'identity.grant', 'identity.tokens', 'statute.browse', 'territory.browse']),
  ('audit-administrator',
   ARRAY['evidence.audit', 'evidence.export', 'statute.browse', 'territory.browse']),
  ('local-administrator',
   ARRAY['identity.colleagues', 'identity.handover', 'statute.browse', 'territory.browse']),
  ('community-clerk', ARRAY['statute.browse']),
  ('dispatcher', ARRAY['statute.browse']),
  ('checker', ARRAY['statute.browse'])
) AS granted (permission_set, permissions);
