import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import { verdict } from '../../domain/verdict.ts';
import { readEventLog, verifyLog } from '../../main/store/event-log.ts';
import type { ReadableDb } from '../../main/store/open-database.ts';
import { withStore } from '../support/with-store.ts';

/** `npm run faults` asks for a thousand. */
const FLIPS = Number(process.env.GAN_DAN_FLIPS ?? 150);
const TIMES = Math.max(5, Math.round(FLIPS / 10));

interface Kept {
  readonly bytes: Buffer;
  readonly stream: string;
  /** What the province has acknowledged: the witness outside. */
  readonly witnessed: Head;
}

let kept: Kept;
beforeAll(async () => {
  kept = await withStore(async ({ store, operations, kiosk }) => {
    for (let n = 0; n < 60; n++)
      await operations.issueTicket(
        {
          origin: `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}` as never,
          queue: 'B' as never,
          priority: null,
          language: 'vi',
        },
        kiosk,
      );
    store.databases.write.pragma('wal_checkpoint(TRUNCATE)');
    // Of a database in memory there is no write-ahead log: bytes 18 and 19 of the header say so.
    const bytes = store.databases.write.serialize().fill(1, 18, 20);
    return { bytes, stream: store.stream, witnessed: store.head() };
  });
});

/** What a start at night says of the log, and a hello to the province. */
function judge(db: Database.Database): 'sound' | 'damaged' | 'contradicts-the-province' {
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
    if (verifyLog(db as unknown as ReadableDb, kept.stream)) return 'damaged';
    const log = readEventLog(db as unknown as ReadableDb, kept.stream);
    const point = log.head();
    const province = kept.witnessed;
    const longerAtShorter = point.seq >= province.seq ? log.hashAt(province.seq) : point.hash;
    const said = verdict({ province, point, acked: province.seq, longerAtShorter });
    return said.type === 'in-sync' ? 'sound' : 'contradicts-the-province';
  } catch {
    // Bytes in which SQLite or JSON finds no sense.
    return 'damaged';
  }
}

function onCopy<T>(run: (db: Database.Database) => T): T {
  const db = new Database(kept.bytes);
  try {
    return run(db);
  } finally {
    db.close();
  }
}

test('the log as it was written is sound', () => {
  expect(onCopy(judge)).toBe('sound');
});

describe('T15: bits that rot', () => {
  test(`in ${FLIPS} places of the events are found by the chain, every one`, () => {
    const undetected: number[] = [];
    for (let n = 0; n < FLIPS; n++) {
      const found = onCopy((db) => {
        const rows = db.prepare('SELECT position, json FROM events').all() as { position: number; json: string }[];
        const row = rows[n % rows.length] ?? { position: 0, json: '' };
        const bytes = Buffer.from(row.json);
        const at = Math.floor(Math.random() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 7));
        db.prepare('UPDATE events SET json = CAST(? AS TEXT) WHERE position = ?').run(bytes, row.position);
        return judge(db);
      });
      if (found === 'sound') undetected.push(n);
    }
    expect(undetected).toEqual([]);
  });

  test('without the chain most of them would pass: the page check of the database alone does not see them', () => {
    const seen = onCopy((db) => {
      db.exec(`UPDATE events SET json = replace(json, '"B', '"C') WHERE position = 5`);
      return db.pragma('integrity_check', { simple: true });
    });
    expect(seen).toBe('ok');
  });
});

describe('T25: a hand that changes the log', () => {
  const attacks: Readonly<Record<string, (db: Database.Database, at: number) => void>> = {
    'edits an event': (db, at) =>
      db.prepare(`UPDATE events SET json = replace(json, '"language":"vi"', '"language":"en"') WHERE seq = ?`).run(at),
    'removes one': (db, at) => db.prepare('DELETE FROM events WHERE seq = ?').run(at),
    'puts one in between': (db, at) => {
      db.prepare('UPDATE events SET seq = -seq - 1 WHERE seq >= ?').run(at);
      db.prepare('UPDATE events SET seq = -seq WHERE seq < 0').run();
      db.prepare(
        `INSERT INTO events (stream, seq, hash, origin, part, type, json)
         SELECT stream, ?, hash, 'x', 0, type, json FROM events WHERE seq = ?`,
      ).run(at, at + 1);
    },
    'swaps two': (db, at) => {
      db.prepare('UPDATE events SET seq = -1 WHERE seq = ?').run(at);
      db.prepare('UPDATE events SET seq = ? WHERE seq = ?').run(at, at + 1);
      db.prepare('UPDATE events SET seq = ? WHERE seq = -1').run(at + 1);
    },
    'cuts off the end': (db, at) => db.prepare('DELETE FROM events WHERE seq >= ?').run(at),
    'rewrites an event and every hash behind it': rewriteFrom,
  };

  test.each(Object.keys(attacks))(`%s, ${TIMES} times: always found`, (name) => {
    const undetected: number[] = [];
    for (let n = 0; n < TIMES; n++) {
      const at = 3 + ((n * 7) % (kept.witnessed.seq - 5));
      const found = onCopy((db) => {
        attacks[name]?.(db, at);
        return judge(db);
      });
      if (found === 'sound') undetected.push(at);
    }
    expect(undetected).toEqual([]);
  });

  test('who rewrites everything deceives the chain alone: it is the province that remembers', () => {
    const alone = onCopy((db) => {
      rewriteFrom(db, 10);
      return { chain: verifyLog(db as unknown as ReadableDb, kept.stream), with: judge(db) };
    });
    expect(alone).toEqual({ chain: null, with: 'contradicts-the-province' });
  });
});

function rewriteFrom(db: Database.Database, at: number): void {
  const rows = db.prepare('SELECT seq, json FROM events ORDER BY seq').all() as { seq: number; json: string }[];
  const state = { prev: genesis.hash };
  const write = db.prepare('UPDATE events SET json = ?, hash = ? WHERE seq = ?');
  for (const { seq, json } of rows) {
    const { hash: was, ...event } = JSON.parse(json) as { hash: string; prev: string; at: { wall: number } };
    if (seq >= at) event.prev = state.prev;
    if (seq === at) event.at.wall += 1;
    const hash = seq >= at ? createHash('sha256').update(canonicalJson(event)).digest('hex') : was;
    if (seq >= at) write.run(canonicalJson({ ...event, hash }), hash, seq);
    state.prev = hash;
  }
}
