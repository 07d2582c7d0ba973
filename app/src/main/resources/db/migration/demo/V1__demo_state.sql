-- How far the demo of a demo installation is loaded; empty in every other installation.
CREATE TABLE demo_state (
  is_only   boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  begun_at  timestamptz NOT NULL,
  loaded_at timestamptz
);
