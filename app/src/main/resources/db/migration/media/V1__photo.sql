-- A photo that was uploaded. Its files are named by the hash of the full rendering and shared by equal photos.
CREATE TABLE photo (
  id          uuid PRIMARY KEY,
  sha256      text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  width       integer NOT NULL CHECK (width > 0),
  height      integer NOT NULL CHECK (height > 0),
  bytes       integer NOT NULL CHECK (bytes > 0),
  created_at  timestamptz NOT NULL,
  owner_kind  text COLLATE "C",
  owner_id    uuid,
  attached_at timestamptz,
  CHECK (num_nulls(owner_kind, owner_id, attached_at) IN (0, 3))
);
CREATE INDEX photo_by_hash ON photo (sha256);
CREATE INDEX photo_by_owner ON photo (owner_id, owner_kind) WHERE attached_at IS NOT NULL;
CREATE INDEX photo_unattached ON photo (created_at) WHERE attached_at IS NULL;
