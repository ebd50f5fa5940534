-- Each commit is answered when it lies on both disks. While the standby is away nothing is answered: standby-away.sql.
ALTER SYSTEM SET synchronous_standby_names = 'gan_dan_standby';
SELECT pg_reload_conf();
