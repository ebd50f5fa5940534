-- Lets PostgreSQL be read while the disk of its tables is full. Else each checkpoint, one in five minutes, writes a small file of
-- logical replication, which nobody uses here; without room for it PostgreSQL ends. The setting's name depends on its version;
-- PostgreSQL is restarted after it. Replication slots, of which there are none here, cannot be made then before version 18.
SELECT format('ALTER SYSTEM SET %I = 0', name) FROM pg_settings
WHERE name IN ('max_active_replication_origins', 'max_replication_slots') ORDER BY name LIMIT 1 \gexec
