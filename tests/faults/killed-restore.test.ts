import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { machineId } from '../../main/adapters/system/machine-id.ts';
import { readPoint } from '../../main/settings.ts';
import type { StationReady } from '../../main/station-ready.ts';
import { judgeLog } from '../../main/store/log-file.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { destroyPageOf } from '../support/destroyed-page.ts';
import { stationOnDisk } from '../support/station-on-disk.ts';
import { refusedStation, startStationProcess, startUntilReady } from '../support/station-process.ts';
import { connect, origin, reconnect, value } from '../support/terminal-client.ts';
import { compileDeadlyDisk } from './power/power-cut.ts';

/** `npm run faults` asks for more: every name given or removed, and as many writes and flushes. */
const KILLS = Number(process.env.GAN_DAN_RESTORE_KILLS ?? 2);
/** As many names are given and removed from the word that is left to the store that is open. */
const NAMES = 14;
/** Of what is typed, in which no store opens. */
const TYPED_NAMES = 6;

const tools = mkdtempSync(join(tmpdir(), 'gan-dan-deadly-'));
const library = compileDeadlyDisk(tools);

// Said in the name, so that a report of skipped tests tells why.
describe.skipIf(library === null)(
  'T38, T15: a restore from the page, killed in the middle (needs a C compiler: cc)',
  () => {
    const asked = join(tools, 'asked');
    const broken = join(tools, 'broken');
    /** As it was before anybody pressed; somebody types `--restore newest`. */
    const typed = join(tools, 'typed');
    const given: string[] = [];
    const whole = { events: 0, backups: [] as string[] };

    beforeAll(async () => {
      prepareEmpty(asked, { allHours: true });
      await pressRestore();
      const judged = judgeLog(join(asked, 'log.db'));
      if (judged.fault) throw new Error('assertion failed: the database was damaged before');
      whole.events = judged.state.events;
      cpSync(asked, broken, { recursive: true });
      rmSync(join(broken, 'restore.json'));
      cpSync(broken, typed, { recursive: true });
      destroyPageOf(broken, 'tickets');
      whole.backups = readdirSync(join(asked, 'backups')).filter((name) => name.endsWith('.gdbak'));
    });
    afterAll(() => rmSync(tools, { recursive: true, force: true }));

    test(`kill -9 at ${KILLS} moments: the next start finishes it, nothing is lost or deleted, and the page says so`, {
      timeout: 60_000 + KILLS * 20_000,
    }, async () => {
      const names = fc.sample(fc.integer({ min: 1, max: NAMES }), Math.ceil(KILLS / 2));
      const writes = fc.sample(fc.integer({ min: 1, max: 400 }), Math.floor(KILLS / 2));
      const all = [
        ...(KILLS < NAMES ? names : Array.from({ length: NAMES }, (_, n) => n + 1)).map((at) => change(at, 'names')),
        ...writes.map((at) => change(at, 'all')),
      ];
      let died = 0;
      for (const moment of all) died += (await withKilled(asked, moment, wrongAfter)) ? 1 : 0;
      // else nobody was killed, and nothing was shown
      expect(died).toBeGreaterThan(0);
    });

    test(`and so is the rebuilding of a database that broke, at ${Math.ceil(KILLS / 3)}`, {
      timeout: 60_000 + KILLS * 20_000,
    }, async () => {
      let died = 0;
      for (const at of fc.sample(fc.integer({ min: 1, max: KILLS < NAMES ? 8 : 150 }), Math.ceil(KILLS / 3)))
        died += (await withKilled(broken, change(at, KILLS < NAMES ? 'names' : 'all'), wrongAfter)) ? 1 : 0;
      expect(died).toBeGreaterThan(0);
    });

    test(`and so is what is typed at a PC whose database broke, typed again after ${Math.ceil(KILLS / 3)} kills`, {
      timeout: 60_000 + KILLS * 20_000,
    }, async () => {
      const last = KILLS < NAMES ? TYPED_NAMES : 60;
      const moments = fc.sample(fc.integer({ min: 1, max: last }), Math.ceil(KILLS / 3));
      let died = 0;
      for (const at of moments) {
        const isDead = await withKilled(typed, change(at, KILLS < NAMES ? 'names' : 'all'), async (folder) => {
          expect(await refusedStation(['--folder', folder, '--restore', 'newest'])).toMatchObject({ code: 0 });
          await wrongAfter(folder, 'asked');
        });
        died += isDead ? 1 : 0;
      }
      expect(died, 'typed runs that died').toBeGreaterThan(0);
    });

    test('a typed run that nobody kills ends by itself, and is not taken for a dead one', async () => {
      const moment = change(1_000_000, 'all');
      expect(await withKilled(typed, moment, (folder) => wrongAfter(folder, 'asked'))).toBe(false);
    });

    test('a build that leaves no word of what it is about to do is found out', async () => {
      const forgetful = (folder: string) => {
        rmSync(join(folder, 'restored.json'));
        return wrongAfter(folder, 'asked');
      };
      // the old database has its other name, the backup does not have its name yet
      const moment = { DEADLY_NAME: 'log.db.restoring' };
      await expect(withKilled(asked, moment, forgetful)).rejects.toThrow('set aside');
    });

    /** Two people at the office's page, on a station that runs; it ends by itself, to be started again. */
    async function pressRestore(): Promise<void> {
      const station = await startStationProcess(['--folder', asked, '--port', '0']);
      try {
        await pressAt(station.ready);
      } finally {
        await station.end();
      }
    }

    async function pressAt({ port, codes, setUpCode }: StationReady): Promise<void> {
      const [first, kiosk] = [await connect(port, setUpCode ?? ''), await connect(port, codes.kiosk)];
      const ticket = async () =>
        given.push(
          value(await kiosk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }))
            .number,
        );
      const password = 'mat khau dai 1';
      const head = { origin: origin(), login: 'truong', name: 'Trưởng Mẫu', password };
      const office = await reconnect(port, value(await first.client.createFirstAccount(head)).token);
      const second = { origin: origin(), login: 'hai', name: 'Cán Bộ Mẫu', password, role: 'specialist' as const };
      value(await office.client.createAccount({ ...second, languages: ['vi'], guest: null }));
      await ticket();
      const { name } = value(await office.client.makeBackup({}));
      await ticket();
      const approver = { login: 'hai', secret: password };
      value(await office.client.restoreBackup({ origin: origin(), place: 'own', name, approver }));
      for (const each of [first, office, kiosk]) each.close();
    }

    /** True: it was killed, and did not come as far as that its pages may come. */
    async function withKilled(
      from: string,
      moment: Moment,
      check: (folder: string, why: 'asked' | 'damaged') => Promise<void>,
    ): Promise<boolean> {
      const top = mkdtempSync(join(tools, 'at-'));
      const folder = join(top, 'station');
      cpSync(from, folder, { recursive: true });
      try {
        const died = await startUntilKilled(folder, from === typed, {
          ...{ LD_PRELOAD: library ?? '', DEADLY_FOLDER: folder },
          ...moment,
        });
        await check(folder, from === broken ? 'damaged' : 'asked').catch((error: Error) => {
          throw new Error(`killed at ${JSON.stringify(moment)}: ${error.message}`);
        });
        return died;
      } finally {
        rmSync(top, { recursive: true, force: true });
      }
    }

    async function wrongAfter(folder: string, why: 'asked' | 'damaged'): Promise<void> {
      const point = readPoint(folder);
      if (!point.ok) throw new Error(point.error.type);
      const pc = stationOnDisk({ folder, point: point.value, machine: machineId() });
      try {
        await pc.onHealed();
        const healed = pc.healed();
        expect(healed, 'what the page says').toMatchObject({ why, unread: 0, seen: false });
        expect(healed?.backup, 'the backup the page names').not.toBeNull();
        const aside = join(folder, healed?.aside ?? 'nothing');
        expect(existsSync(aside), 'what was set aside, by the name the page says').toBe(true);
        const events = { fault: null, state: { events: whole.events } };
        expect(judgeLog(aside), 'what was set aside').toMatchObject(
          why === 'asked' ? events : { fault: { at: 'pages' } },
        );
        const tickets = pc.store().databases.write.prepare('SELECT number FROM tickets').pluck().all();
        expect(tickets, 'the tickets').toEqual(expect.arrayContaining(given));
        expect(judgeLog(join(folder, 'log.db')), 'the database in use').toMatchObject({ fault: null });
        expect(pc.store().accounts.count()).toBe(2);
        const next = await pc.ticket('B');
        expect(given).not.toContain(next);
        const left = readdirSync(folder);
        expect(left.filter((name) => /^(restore|log\.db\.restoring)/.test(name))).toEqual([]);
        expect(readdirSync(join(folder, 'backups'))).toEqual(expect.arrayContaining(whole.backups));
        pc.off();
        await pc.onHealed();
        expect(pc.healed()).toEqual(healed);
      } finally {
        pc.remove();
      }
    }
  },
);

type Moment = Readonly<Record<`DEADLY_${string}`, string>>;

function change(at: number, of: 'names' | 'all'): Moment {
  return { DEADLY_AT: String(at), DEADLY_ONLY: of };
}

/** True: killed from within. False: it came to the end of its start, and is killed there, or it did what was typed. */
async function startUntilKilled(folder: string, isTyped: boolean, env: NodeJS.ProcessEnv): Promise<boolean> {
  const args = ['--folder', folder, ...(isTyped ? ['--restore', 'newest'] : ['--port', '0'])];
  const ended = isTyped ? await refusedStation(args, env) : await startUntilReady(args, env);
  if (ended === null) return false;
  if (ended.signal === 'SIGKILL') return true;
  if (isTyped && ended.code === 0) return false;
  throw new Error(`nobody killed it, and it ended: ${JSON.stringify(ended)}`);
}
