import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from '../../../main/store/migrations/index.ts';
import { openDatabases, type WritableDb } from '../../../main/store/open-database.ts';
import { tempFolder } from '../../support/with-store.ts';

/** A head who is signed in, a code nobody used yet, and somebody who guessed six times: as a station of before had it. */
const before = `
INSERT INTO accounts VALUES ('a-1', 'truong', 'Trưởng Mẫu', 'head', 'bam-mot', 100);
INSERT INTO accounts VALUES ('a-2', 'canbo', 'Cán Bộ Mẫu', 'clerk', 'bam-hai', 200);
INSERT INTO sessions VALUES ('t-1', 'office-a', 'office', NULL, 'a-1', 0, 900);
INSERT INTO attach_codes VALUES ('c-1', 'counter', '2', 'a-2', 0, 800);
INSERT INTO sign_in_tries VALUES ('truong', 'office-a', 6, 999999);
INSERT INTO sign_in_tries VALUES ('canbo', 'counter-1', 400, 999999);
INSERT INTO sign_in_tries VALUES ('canbo', 'counter-2', 2, 0);
`;

test('a station that knew clerks and heads only keeps its people, their sign-ins and their wrong guesses', () => {
  const folder = tempFolder();
  const opened = <T>(plan: typeof migrations, run: (db: WritableDb) => T): T => {
    const databases = openDatabases(folder, plan);
    if (!databases.ok) throw new Error(databases.error.type);
    try {
      return run(databases.value.write);
    } finally {
      databases.value.close();
    }
  };
  try {
    opened(
      migrations.filter(({ version }) => version < 140),
      (db) => db.exec(before),
    );
    opened(
      migrations.filter(({ version }) => version <= 140),
      (db) => {
        const all = (sql: string) => db.prepare(sql).raw().all();
        expect(all('SELECT * FROM accounts ORDER BY account')).toEqual([
          ['a-1', 'truong', 'Trưởng Mẫu', 'head', 0, '["vi"]', 'bam-mot', 0, null, null, 100],
          ['a-2', 'canbo', 'Cán Bộ Mẫu', 'clerk', 0, '["vi"]', 'bam-hai', 0, null, null, 200],
        ]);
        expect(all('SELECT * FROM sessions')).toEqual([['t-1', 'office-a', 'office', null, 'a-1', 0, 900, 0]]);
        expect(all('SELECT * FROM attach_codes')).toEqual([['c-1', 'counter', '2', 'a-2', 0, 800]]);
        // Six failures cost eight seconds, however the clock stood; no number of them more than a quarter of an hour.
        expect(all('SELECT * FROM sign_in_tries ORDER BY login DESC, terminal')).toEqual([
          ['truong', 'office-a', 6, 8_000, '', 0],
          ['canbo', 'counter-1', 400, 900_000, '', 0],
          ['canbo', 'counter-2', 2, 0, '', 0],
        ]);
        expect(db.pragma('foreign_key_check')).toEqual([]);
        expect(all("SELECT name FROM sqlite_master WHERE name LIKE 'kept_%'")).toEqual([]);
        db.exec("UPDATE accounts SET role = 'auditor' WHERE account = 'a-2'");
        expect(() => db.exec("UPDATE accounts SET role = 'king' WHERE account = 'a-2'")).toThrow(/CHECK/);
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
