-- The standby will be away for long: commits wait for this server's disk alone until standby-sync.sql.
ALTER SYSTEM SET synchronous_standby_names = '';
SELECT pg_reload_conf();
