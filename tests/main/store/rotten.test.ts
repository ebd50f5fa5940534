import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { verifyLog } from '../../../main/store/event-log.ts';
import { readAtFirstUse } from '../../../main/store/lazy-statements.ts';
import { suspect } from '../../../main/store/suspicion.ts';
import { destroyPageOf } from '../../support/destroyed-page.ts';
import { type StationOnDisk, stationOnDisk } from '../../support/station-on-disk.ts';

async function onDisk(run: (pc: StationOnDisk) => Promise<void>): Promise<void> {
  const pc = stationOnDisk();
  try {
    await run(pc);
  } finally {
    pc.remove();
  }
}

const codes = (pc: StationOnDisk) =>
  pc.store().databases.write.prepare('SELECT code FROM dossiers ORDER BY code').pluck().all();

/** One event changed in place, as rot does: SQLite's own check is content with it. */
function rotEvent(folder: string, type: string, from: string, to: string): void {
  const db = new Database(join(folder, 'log.db'));
  const { changes } = db
    .prepare(
      'UPDATE events SET json = replace(json, ?, ?) WHERE position = (SELECT max(position) FROM events WHERE type = ?)',
    )
    .run(from, to, type);
  db.close();
  expect(changes).toBe(1);
}

/** A bit in the middle of the last event of that type. */
function flipBitOf(folder: string, type: string): void {
  const db = new Database(join(folder, 'log.db'));
  const row = db
    .prepare<[string], { position: number; bytes: Buffer }>(
      'SELECT position, CAST(json AS BLOB) AS bytes FROM events WHERE type = ? ORDER BY position DESC LIMIT 1',
    )
    .get(type);
  if (!row) throw new Error(`assertion failed: no ${type}`);
  const at = Math.floor(row.bytes.length / 2);
  row.bytes[at] = (row.bytes[at] ?? 0) ^ 4;
  db.prepare('UPDATE events SET json = CAST(? AS TEXT) WHERE position = ?').run(row.bytes, row.position);
  db.close();
}

/** An event of another point, changed: no start looks there. */
function rotForeign(pc: StationOnDisk): void {
  const db = new Database(join(pc.folder, 'log.db'));
  db.exec(
    `INSERT INTO foreign_events (after_position, stream, seq, hash, origin, part, type, json)
     SELECT 1, '22006-2:1', 1, hash, origin, part, type, json FROM events LIMIT 1`,
  );
  db.close();
}

describe('T15: bytes that rot', () => {
  test('with an event that is no JSON any more is found at the start, which does not end in an error', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      await pc.dossier();
      pc.off();
      rotEvent(pc.folder, 'ticket-issued', '{"', '["');
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'damaged' });
      expect(await pc.ticket()).toBe('AA001');
    });
  });

  test('with one flipped bit, and no copy anywhere: the hash says which bit it was, and nothing is missing', async () => {
    await onDisk(async (pc) => {
      const before = [await pc.ticket(), (await pc.dossier()).code, await pc.ticket()];
      const { stream } = pc.store();
      pc.off();
      for (const type of ['ticket-issued', 'dossier-received']) flipBitOf(pc.folder, type);
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'damaged', unread: 0 });
      expect(pc.store().remembered.missing()).toBeNull();
      const { write } = pc.store().databases;
      expect(verifyLog(write, stream)).toBeNull();
      expect(codes(pc)).toEqual([before[1]]);
      expect(write.prepare('SELECT count(*) FROM tickets').pluck().get()).toBe(2);
    });
  });

  test('met while people work: nothing more is written into that file, the station ends, and its next start reads all of it', async () => {
    await onDisk(async (pc) => {
      const before = [await pc.ticket(), (await pc.dossier()).code];
      const { databases } = pc.store();
      databases.write.pragma('wal_checkpoint(TRUNCATE)');
      for (const each of [databases.write, databases.read]) each.pragma('shrink_memory');
      destroyPageOf(pc.folder, 'visit_intervals');
      rotForeign(pc);
      const read = () => pc.store().databases.read.prepare('SELECT * FROM visit_intervals').all();
      // Control: without somebody who listens the same read fails for ever, and the station goes on writing.
      const deaf = new Database(join(pc.folder, 'log.db'), { readonly: true });
      expect(() => readAtFirstUse(deaf).prepare('SELECT * FROM visit_intervals').all()).toThrow('malformed');
      deaf.close();
      expect(pc.store().health()).toEqual({ writable: true, broken: false });
      expect(read).toThrow('malformed');
      await new Promise((next) => setImmediate(next));
      expect(pc.store().health()).toEqual({ writable: false, broken: true });
      await expect(pc.ticket()).rejects.toThrow();
      expect(pc.written.filter(({ event }) => event === 'store-refused')).toHaveLength(1);
      pc.off();
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'damaged', unread: 0 });
      expect(codes(pc)).toEqual([before[1]]);
      expect(existsSync(join(pc.folder, 'log.suspect'))).toBe(false);
      before.push(await pc.ticket());
      expect(new Set(before).size).toBe(3);
    });
  });

  test('met while people work in a part that no quick look reads: by the word of that, the whole file is read', async () => {
    await onDisk(async (pc) => {
      await pc.ticket();
      rotForeign(pc);
      pc.off();
      await pc.onHealed();
      expect(pc.healed()).toBeNull();
      pc.off();
      suspect(pc.folder);
      await pc.onHealed();
      expect(pc.healed()).toMatchObject({ why: 'damaged' });
      const { stream } = pc.store();
      pc.off();
      // a false alarm changes nothing
      suspect(pc.folder);
      await pc.onHealed();
      expect(pc.store().stream).toBe(stream);
    });
  });
});
