import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { AccountId } from '../../domain/ids.ts';
import { createSecrets } from '../../main/operations/secrets.ts';
import { newOrigin, post, refusalIn } from '../centre/open-door.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { stationOnDisk } from '../support/station-on-disk.ts';
import { type StationProcess, startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';

const good = 'mùa lúa chín vàng';

test('T21: who guesses and kills the station gains nothing: tries are on the disk before their answer, waits begin anew', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-guesses-'));
  writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
  const start = () => startStationProcess(['--folder', folder, '--port', '0']);
  const onDisk = <T>(run: (db: Database.Database) => T): T => {
    const db = new Database(join(folder, 'log.db'));
    try {
      return run(db);
    } finally {
      db.close();
    }
  };
  const call = async ({ ready }: StationProcess, method: string, input: object, token?: string) =>
    (await post(ready.port, method, input, { token })).body as {
      value: { token: string };
      error?: { seconds?: number };
    };
  let station = await start();
  try {
    const office = await call(station, 'attachTerminal', { code: station.ready.setUpCode });
    const first = { origin: newOrigin(), login: 'truong', name: 'Trưởng Mẫu', password: good };
    await call(station, 'createFirstAccount', first, office.value.token);
    // The terminal is the same in every life: its token is on the disk too.
    const { token } = (await call(station, 'attachTerminal', { code: station.ready.codes.counter[0] })).value;
    const guess = (n: number) => call(station, 'signIn', { login: 'truong', password: `đoán ${n}` }, token);
    const wave = Array.from({ length: 40 }, (_, n) => guess(n).catch(() => null));
    await Promise.race(wave);
    await station.kill();
    const told = (await Promise.all(wave)).filter((body) => refusalIn(body) === 'login-or-password-wrong').length;
    const tries = () => onDisk((db) => db.prepare('SELECT failures FROM sign_in_tries').pluck().get() as number);
    expect([tries(), told <= 3]).toEqual([3, true]);

    // As after nine of them: a minute, and the right password does not help.
    onDisk((db) => db.exec('UPDATE sign_in_tries SET failures = 9, wait_ms = 64000'));
    for (let life = 0; life < 2; life++) {
      station = await start();
      const refused = await call(station, 'signIn', { login: 'truong', password: good }, token);
      expect(refusalIn(refused)).toBe('too-many-tries');
      // The time the start took is all that has passed.
      expect(refused.error?.seconds).toBeGreaterThan(30);
      await station.kill();
    }
    expect(tries()).toBe(9);
  } finally {
    await station.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Ten guesses, the database as it was before them, ten more…: how many of them were looked at, and whether the right one still opens. */
async function guessAndPutBack(noAnchor: boolean): Promise<{ lookedAt: number; opens: boolean; password: boolean }> {
  const pc = stationOnDisk({ noAnchor });
  const [pin, account] = ['407192', AccountId('00000000-0000-4000-8000-000000000001')];
  const quick = quickPasswords();
  const seen = { lookedAt: 0 };
  const passwords: typeof quick = {
    ...quick,
    verify: (encoded, typed) => {
      if (encoded !== null && typed.startsWith('quick-pin')) seen.lookedAt++;
      return quick.verify(encoded, typed);
    },
  };
  const secrets = () => createSecrets({ store: pc.store(), clock: pc.clock, passwords });
  try {
    const person = { id: account, login: 'canbo', name: 'Cán Bộ Mẫu', role: 'clerk' as const };
    pc.store().accounts.insert({ ...person, password: await quick.hash(good) }, 0);
    pc.store().accounts.setPin(account, await secrets().hashPin(account, pin));
    pc.backup('before');
    for (let life = 0; life < 4; life++) {
      await pc.ticket();
      for (let n = 0; n < 12; n++) {
        pc.clock.pass(16 * 60_000);
        await secrets().prove('canbo', String(500_000 + 100 * life + n), 'counter-1');
      }
      pc.off();
      pc.restore('before');
      pc.on();
    }
    const before = seen.lookedAt;
    const opens = (await secrets().prove('canbo', pin, 'counter-1')).ok;
    return { lookedAt: before, opens, password: (await secrets().prove('canbo', good, 'counter-1')).ok };
  } finally {
    pc.remove();
  }
}

test('T21: a database that was put back in time has no quick PIN to guess at any more; the password opens, and a PIN is set anew', async () => {
  expect(await guessAndPutBack(false)).toEqual({ lookedAt: 10, opens: false, password: true });
  // The control: where nobody notices that it went back, each time ten more are looked at.
  expect(await guessAndPutBack(true)).toEqual({ lookedAt: 40, opens: true, password: true });
});
