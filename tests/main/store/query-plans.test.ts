import { mkdirSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namedStatements } from '../../support/named-statements.ts';
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
  ...['help_calls', 'appointments', 'arrivals', 'ratings', 'nudges', 'attachments'],
  ...['fees', 'fee_receipts', 'till', 'day_closes'],
  ...['custody', 'custody_steps', 'hand_overs', 'hand_over_events', 'foreign_events'],
];

/** Read whole on purpose, when somebody asks for the whole, never while people wait. */
const onPurpose = [
  // every dossier of the point, for those who leave and for tests
  /^SELECT dossiers\.\*, .* AS asked ON asked\.dossier = dossiers\.dossier ORDER BY received_at$/s,
  // the sweep of files nothing names, at the start
  /^SELECT file FROM attachments$/,
  // once after an upgrade that knows more kinds of events
  /^SELECT 1 FROM foreign_events WHERE type = \? LIMIT 1$/,
  // the provincial register is compared with all of ours
  /^SELECT dossier, code, official_code .* FROM dossiers WHERE state <> 'voided' AND guest = 0 ORDER BY received_at$/s,
];

describe('a station with years behind it', () => {
  const folder = tempFolder();
  const statements = new Set<string>();

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    for (const sql of namedStatements()) statements.add(sql);
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

  test('finds what the head and the end of the day ask by the index made for it', async () => {
    await withStore(({ store }) => {
      const plansOf = (part: RegExp) =>
        [...statements]
          .filter((sql) => isAsked(sql) && part.test(sql))
          .map((sql) => planOf(store.databases.read, sql).join('; '));
      const expected: readonly [RegExp, readonly string[]][] = [
        [
          /SELECT dossier FROM dossiers WHERE guest = 0 AND state IN .* due_at >= \?/s,
          ['dossiers_by_state (state=? AND due_at>? AND due_at<?)'],
        ],
        [
          /count\(\*\) FROM dossiers WHERE guest = 0 AND state IN \([^)]*\) AND due_at < \?$/,
          ['dossiers_by_state (state=? AND due_at<?)'],
        ],
        [/AS isOnTime.* UNION ALL /s, ['dossiers_by_receipt (received_at>? AND received_at<?)', 'dossiers_by_end']],
        [/AS onTime,.*received_at < @to/s, ['dossiers_by_receipt (received_at>? AND received_at<?)']],
        [/AS onTime,.*BETWEEN @from AND @to/s, ['dossiers_by_end']],
        [/AS dueToday/, ['dossiers_by_state (state=?)']],
        [/rating = 'dissatisfied'/, ['days_by_date (date>? AND date<?)', 'ratings_of_day (day=? AND rating=?)']],
        [/FROM nudges CROSS JOIN dossiers/, ['nudges_of_holder (holder=?)']],
      ];
      for (const [part, uses] of expected) {
        const plans = plansOf(part);
        expect(plans, String(part)).toHaveLength(1);
        for (const use of uses) expect(plans[0], String(part)).toContain(use);
      }
    });
  });

  test('would be told of a question that reads a whole table', async () => {
    await withStore(({ store }) => {
      const slow = 'SELECT * FROM tickets WHERE number = ?';
      expect(scansOf(store.databases.read, [slow])).toEqual([`${slow}: SCAN tickets`]);
    });
  });
});

function scansOf(db: Database.Database, statements: Iterable<string>): string[] {
  return [...statements].filter(isAsked).flatMap((sql) =>
    planOf(db, sql)
      .filter((detail) => growing.includes(/^SCAN (\w+)/.exec(detail)?.[1] ?? ''))
      .map((detail) => `${sql}: ${detail}`),
  );
}

function planOf(db: Database.Database, sql: string): string[] {
  const named = [...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, null]);
  const parameters =
    named.length > 0
      ? [Object.fromEntries(named)]
      : sql
          .split('?')
          .slice(1)
          .map(() => null);
  const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return plan.map(({ detail }) => detail);
}

function isAsked(sql: string): boolean {
  const isQuestion = /^(SELECT|UPDATE|DELETE|INSERT)\b/.test(sql);
  // The condition is that of a partial index, which is read from its end.
  const ofTheIndex = /\bWHERE \w+ IS NOT NULL ORDER BY\b/.test(sql) || !/\bWHERE\b/.test(sql);
  const fromTheEnd = /\bORDER BY \w+ DESC LIMIT \d+$/.test(sql) && ofTheIndex;
  return isQuestion && !fromTheEnd && !onPurpose.some((known) => known.test(sql));
}
