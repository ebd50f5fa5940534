-- Sets up the archive of the write-ahead log; PostgreSQL is restarted after it. A file is taken when it is whole on the disk,
-- and one that is there already is never written over: PostgreSQL then says so until a person looks.
ALTER SYSTEM SET archive_mode = 'on';
ALTER SYSTEM SET archive_timeout = '60s';
ALTER SYSTEM SET archive_command = 'test ! -f /var/backups/gan-dan/wal/%f && cp %p /var/backups/gan-dan/wal/%f.half && sync /var/backups/gan-dan/wal/%f.half && mv /var/backups/gan-dan/wal/%f.half /var/backups/gan-dan/wal/%f';
ALTER SYSTEM SET synchronous_commit = 'on';
