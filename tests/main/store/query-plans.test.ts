import { mkdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issue } from '../../support/whole-morning.ts';
import { tempFolder, withStore } from '../../support/with-store.ts';

/** Tables that get longer with every year. Reading one whole would make the last tap slower than the first. */
const growing = [
  ...[
    'events',
    'commands',
    'tickets',
    'visit_intervals',
    'calls',
    'dossiers',
    'dossier_steps',
    'dossier_keys',
    'print_jobs',
  ],
  ...['help_calls', 'appointments', 'arrivals', 'ratings', 'nudges'],
];

/** Read whole on purpose, once at start, never while people wait. */
const onceAtStart = [
  // the search for names is built in memory from every dossier
  /^SELECT .* FROM dossiers( ORDER BY .*)?$/s,
];

describe('a station with years behind it', () => {
  const folder = tempFolder();
  const statements = new Set<string>();

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const { prepare } = Database.prototype;
    // The driver tells what it is asked: nothing of ours is replaced.
    Database.prototype.prepare = function (this: Database.Database, sql: string) {
      if (this.name.endsWith('log.db')) statements.add(sql.trim());
      return prepare.call(this, sql);
    } as typeof prepare;
    try {
      await withStore(async (point) => {
        await issue(point);
        expect(scansOf(point.store.databases.read, statements)).toEqual([]);
      }, folder);
    } finally {
      Database.prototype.prepare = prepare;
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('answers every question by an index, or from the end of a table', () => {
    expect(statements.size).toBeGreaterThan(50);
  });

  test('would be told of a question that reads a whole table', async () => {
    await withStore(({ store }) => {
      const slow = 'SELECT * FROM tickets WHERE number = ?';
      expect(scansOf(store.databases.read, [slow])).toEqual([`${slow}: SCAN tickets`]);
    });
  });
});

function scansOf(db: Database.Database, statements: Iterable<string>): string[] {
  return [...statements].filter(isAsked).flatMap((sql) => {
    const named = [...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, null]);
    const parameters =
      named.length > 0
        ? [Object.fromEntries(named)]
        : sql
            .split('?')
            .slice(1)
            .map(() => null);
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
    return plan
      .filter(({ detail }) => growing.includes(/^SCAN (\w+)/.exec(detail)?.[1] ?? ''))
      .map(({ detail }) => `${sql}: ${detail}`);
  });
}

function isAsked(sql: string): boolean {
  const isQuestion = /^(SELECT|UPDATE|DELETE|INSERT)\b/.test(sql);
  const fromTheEnd = /\bORDER BY \w+ DESC LIMIT \d+$/.test(sql) && !/\bWHERE\b/.test(sql);
  return isQuestion && !fromTheEnd && !onceAtStart.some((known) => known.test(sql));
}
