import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Commits in the write-ahead log since its last restart: frames whose header carries a database size (file format §4.1)
 * and the log's present salt. With synchronous FULL each is one flush.
 */
export function walCommits(folder: string): number {
  const wal = readFileSync(join(folder, 'log.db-wal'));
  const pageSize = wal.readUInt32BE(8);
  const salt = wal.subarray(16, 24);
  let commits = 0;
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= wal.length; at += FRAME_HEADER + pageSize) {
    if (!wal.subarray(at + 8, at + 16).equals(salt)) break;
    if (wal.readUInt32BE(at + 4) !== 0) commits++;
  }
  return commits;
}
