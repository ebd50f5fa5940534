import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../../main/store/migrations/index.ts';
import { openDatabases, type WritableDb } from '../../../main/store/open-database.ts';
import { tempFolder } from '../../support/with-store.ts';

const tables = ['days', 'tickets', 'visit_intervals', 'calls', 'print_jobs'] as const;

/** Two people of a day, called and printed, with a copy: written as a station of before would have. */
const before = `
INSERT INTO days VALUES (1, '2026-11-20', 100);
INSERT INTO tickets VALUES (1, '1.B001', 1, 'B001', 'B', NULL, 'vi', 'ma-1', 'done', '1', 2, 100, 200, 300, 300);
INSERT INTO tickets VALUES (2, '1.B002', 1, 'B002', 'B', 'elderly', 'vi', 'ma-2', 'waiting', NULL, 0, 110, NULL, NULL, 110);
INSERT INTO visit_intervals VALUES ('1.B001', 0, 'waiting', 100, 200, NULL, NULL, 'kiosk-a');
INSERT INTO visit_intervals VALUES ('1.B001', 1, 'done', 300, NULL, '1', NULL, 'counter-1');
INSERT INTO visit_intervals VALUES ('1.B002', 0, 'waiting', 110, NULL, NULL, NULL, 'kiosk-a');
INSERT INTO calls VALUES (7, 1, '1.B001', '1', 0, 'longest-waiting', NULL, 200);
INSERT INTO calls VALUES (8, 1, '1.B001', '1', 1, NULL, NULL, 210);
INSERT INTO print_jobs VALUES ('j.0', 'ticket', '1.B001', 'B001', '{}', 'kiosk-a', 0, NULL, 'replaced', 'asked', 1, 100);
INSERT INTO print_jobs VALUES ('k.0', 'ticket', '1.B001', 'B001', '{}', 'kiosk-a', 1, 'j.0', 'confirmed', NULL, 2, 120);
`;

describe('a station that worked before numbers could be taken back', () => {
  let folder: string;
  beforeEach(() => {
    folder = tempFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function opened<T>(plan: typeof migrations, run: (db: WritableDb) => T): T {
    const databases = openDatabases(folder, plan);
    if (!databases.ok) throw new Error(databases.error.type);
    try {
      return run(databases.value.write);
    } finally {
      databases.value.close();
    }
  }
  const rows = (db: WritableDb) => tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]);

  test('keeps every number, call and paper, in their order and with what points at them', () => {
    const then = opened(
      migrations.filter(({ version }) => version < 40),
      (db) => {
        db.exec(before);
        return rows(db);
      },
    );
    // What comes after has its own say about its own columns.
    const upTo40 = migrations.filter(({ version }) => version <= 40);
    opened(upTo40, (db) => {
      expect(rows(db)).toEqual(then);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.prepare("SELECT name FROM sqlite_master WHERE name LIKE 'kept_%'").all()).toEqual([]);
      db.exec("UPDATE tickets SET state = 'voided' WHERE ticket = '1.B002'");
      expect(() => db.exec("UPDATE tickets SET state = 'lost' WHERE ticket = '1.B002'")).toThrow(/CHECK/);
      expect(() => db.exec("DELETE FROM tickets WHERE ticket = '1.B001'")).toThrow(/FOREIGN KEY/);
    });
  });

  test('with a hundred days of visits behind it is ready in a moment: people wait at the door', () => {
    const fill = (visits: number) =>
      opened(
        migrations.filter(({ version }) => version < 40),
        (db) =>
          db.exec(`
          INSERT INTO days VALUES (1, '2026-11-20', 100);
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${visits})
          INSERT INTO tickets SELECT i, '1.B' || i, 1, 'B' || i, 'B', NULL, 'vi', 'ma', 'done', '1', 1, i, i, i, i FROM n;
          INSERT INTO visit_intervals SELECT ticket, 0, 'waiting', 1, 2, NULL, NULL, 'kiosk-a' FROM tickets;
          INSERT INTO calls SELECT issue_order, 1, ticket, '1', 0, 'longest-waiting', NULL, 1 FROM tickets;
          INSERT INTO print_jobs SELECT ticket, 'ticket', ticket, number, '{}', 'k', 0, NULL, 'sent', NULL, issue_order, 1
            FROM tickets;`),
      );
    fill(20_000);
    const began = performance.now();
    opened(migrations, (db) => expect(db.prepare('SELECT count(*) FROM print_jobs').pluck().get()).toBe(20_000));
    // Looking through one table for each row of another takes half a minute here; as it is, a second.
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 60_000);
});
