-- On the server in service, as postgres: whoever follows it signs in as this role, and finds what it has not read yet for a while.
CREATE ROLE gan_dan_standby REPLICATION LOGIN PASSWORD 'PASSWORD';
ALTER SYSTEM SET wal_keep_size = '2GB';
-- lets `check` see how far the standby is
GRANT pg_monitor TO gan_dan;
SELECT pg_reload_conf();
