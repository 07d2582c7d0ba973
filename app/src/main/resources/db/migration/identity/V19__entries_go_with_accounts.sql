-- The entry that an account has by rule goes with it, if an account ever goes.
ALTER TABLE worker
  DROP CONSTRAINT worker_account_id_fkey,
  ADD CONSTRAINT worker_account_id_fkey FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE;
