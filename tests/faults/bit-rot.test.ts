import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBackup } from '../../main/adapters/backup/backup-place.ts';
import { prepareBackup } from '../../main/adapters/backup/place-backup.ts';
import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { ownBackupKey } from '../../main/operations/backups/backup-keys.ts';
import { judgeLog } from '../../main/store/log-file.ts';
import { suspect } from '../../main/store/suspicion.ts';
import { withBackups } from '../support/backed-up-point.ts';
import { contactOver } from '../support/connected-point.ts';
import { modelProvince } from '../support/model-province.ts';
import { draws } from '../support/simulated-road.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';

/**
 * T15: one bit of a file changes while the PC is off: of the database, of what is written ahead of it, of a backup. `npm run faults` asks
 * for a thousand.
 */
const flips = Number(process.env.GAN_DAN_FLIPS ?? 6);
const each = Math.max(2, Math.round(flips / 3));
const draw = draws(Number(process.env.GAN_DAN_SEED ?? 1));
const most = { timeout: 60_000 + flips * 3_000 };

interface Event {
  readonly stream: string;
  readonly seq: number;
  readonly json: string;
}

const province = modelProvince();
const kept = { folder: '', events: [] as Event[], acked: 0, province: '' };

/** A morning: much of it in the database, the last hour still ahead of it, two backups beside it; of most of it the province knows. */
beforeAll(async () => {
  const pc = stationOnDisk();
  const work = async (much: number) => {
    for (let n = 0; n < much; n++) await (n % 4 === 3 ? pc.dossier() : pc.ticket());
  };
  await work(12);
  await withBackups({ store: pc.store(), folder: pc.folder, clock: pc.clock }, async ({ keeper }) => {
    await keeper.makeNow();
    await work(6);
    pc.clock.pass(3_600_000);
    await keeper.makeNow();
  });
  await work(6);
  pc.store().databases.write.pragma('wal_checkpoint(TRUNCATE)');
  await work(10);
  await contactOver(pc, province.door);
  kept.acked = pc.store().outgoing.acked().seq;
  await work(3);
  // the anchor is written once a second
  await new Promise((later) => setTimeout(later, 1_200));
  kept.province = province.backup();
  kept.events = eventsOf(pc.folder) ?? [];
  kept.folder = mkdtempSync(join(tmpdir(), 'gan-dan-rot-'));
  cpSync(pc.folder, kept.folder, { recursive: true });
  pc.remove();
});
afterAll(() => rmSync(kept.folder, { recursive: true, force: true }));

/** As SQLite reads them; null: it does not. */
function eventsOf(folder: string): Event[] | null {
  try {
    const db = new Database(join(folder, 'log.db'));
    try {
      return db.prepare<[], Event>('SELECT stream, seq, json FROM events ORDER BY stream, seq').all();
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

async function onCopy<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const top = mkdtempSync(join(tmpdir(), 'gan-dan-rotten-'));
  const folder = join(top, 'station');
  cpSync(kept.folder, folder, { recursive: true });
  try {
    return await run(folder);
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

type Places = (bytes: Buffer, path: string) => number;
const anywhere: Places = ({ length }) => Math.floor(draw() * length);

function flip(path: string, places: Places = anywhere): string {
  const bytes = readFileSync(path);
  const place = places(bytes, path);
  const bit = Math.floor(draw() * 8);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
  writeFileSync(path, bytes);
  return `bit ${bit} of byte ${place}`;
}

/** In the text of one of them, as it lies in the file. */
const inEvents: Places = (bytes) => {
  for (;;) {
    const { json } = kept.events[Math.floor(draw() * kept.events.length)] as Event;
    const at = bytes.indexOf(json);
    if (at >= 0) return at + Math.floor(draw() * Buffer.byteLength(json));
  }
};

/** Are its events other ones now, as they are read? On a copy: reading a database with a -wal changes files. */
async function touchesEvents(folder: string): Promise<boolean> {
  const look = mkdtempSync(join(tmpdir(), 'gan-dan-look-'));
  try {
    for (const name of ['log.db', 'log.db-wal']) cpSync(join(folder, name), join(look, name));
    return JSON.stringify(eventsOf(look)) !== JSON.stringify(kept.events);
  } finally {
    rmSync(look, { recursive: true, force: true });
  }
}

/** A start, the reading of the night, and the start after it where that found something. */
async function startAndNight(pc: StationOnDisk): Promise<void> {
  await pc.onHealed();
  if (judgeLog(join(pc.folder, 'log.db')).fault === null) return;
  suspect(pc.folder);
  pc.off();
  await pc.onHealed();
}

type Came = { readonly faults: string[]; readonly touched: boolean };

/** What did not hold after a flip in one of its files; empty: all of it held. */
async function liveOn(folder: string, where: string): Promise<Came> {
  const faults: string[] = [];
  const touched = await touchesEvents(folder);
  const pc = stationOnDisk({ folder });
  try {
    await startAndNight(pc);
    const { incarnations, databases } = pc.store();
    const isReborn = incarnations.live().reason !== 'created';
    if (touched && !isReborn) faults.push(`${where}: events were changed and nobody saw it`);
    province.restore(kept.province);
    await contactOver(pc, province.door);
    for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next));
    const here = new Set(
      databases.write.prepare("SELECT stream || ' ' || seq || ' ' || json FROM events").pluck().all() as string[],
    );
    const lost = kept.events.filter(({ stream, seq, json }) => !here.has(`${stream} ${seq} ${json}`));
    const ofAcked = lost.filter(({ seq }) => seq <= kept.acked);
    if (ofAcked.length > 0) faults.push(`${where}: ${ofAcked.length} acknowledged events are lost`);
    const named = pc.store().remembered.missing()?.events ?? 0;
    if (lost.length > named) faults.push(`${where}: ${lost.length} events are lost, ${named} are named`);
    if (judgeLog(join(folder, 'log.db')).fault) faults.push(`${where}: what it goes on with is damaged`);
  } catch (error) {
    faults.push(`${where}: ${error}`);
  } finally {
    pc.remove();
  }
  return { faults, touched };
}

describe('T15: a bit that changes', () => {
  const files = [
    ['of the database', 'log.db', anywhere],
    ['of the text of its events', 'log.db', inEvents],
    ['of what is written ahead of it', 'log.db-wal', anywhere],
  ] as const;
  test.each(files)(
    `${each} times, %s: found where it touches events, and healed`,
    most,
    async (where, name, places) => {
      const all: Came[] = [];
      for (let n = 0; n < each; n++)
        all.push(await onCopy((folder) => liveOn(folder, `${name}, ${flip(join(folder, name), places)}`)));
      const touched = all.filter((came) => came.touched).length;
      if (process.env.GAN_DAN_FLIPS) console.log(`${where}: ${touched} of ${all.length} touched events`);
      expect(all.flatMap(({ faults }) => faults)).toEqual([]);
      if (places === inEvents) expect(touched).toBeGreaterThan(0);
    },
  );

  test('in the head of the database', most, async () => {
    const faults: string[] = [];
    const step = process.env.GAN_DAN_FLIPS ? 1 : 33;
    for (let at = 0; at < 100; at += step)
      faults.push(
        ...(await onCopy((folder) => liveOn(folder, `head, ${flip(join(folder, 'log.db'), () => at)}`))).faults,
      );
    expect(faults).toEqual([]);
  });

  test('control: a build that opens what it finds goes on with changed events', most, async () => {
    let unseen = 0;
    for (let n = 0; n < 40 && unseen === 0; n++)
      await onCopy(async (folder) => {
        flip(join(folder, 'log.db'), inEvents);
        const db = new Database(join(folder, 'log.db'));
        const isOk = db.pragma('quick_check(1)', { simple: true }) === 'ok';
        db.close();
        if (isOk && JSON.stringify(eventsOf(folder)) !== JSON.stringify(kept.events)) unseen++;
      });
    expect(unseen).toBeGreaterThan(0);
  });

  test('in a backup', most, async () => {
    const unseen: string[] = [];
    await onCopy(async (folder) => {
      const vault = openKeyFileVault(folder);
      const [name = ''] = readdirSync(join(folder, 'backups'))
        .filter((one) => one.endsWith('.gdbak'))
        .toSorted()
        .reverse();
      const path = join(folder, 'backups', name);
      const whole = readFileSync(path);
      const isGood = async () => {
        const file = readBackup(path);
        const key = file && ownBackupKey({ vault, tools: bundleTools }, file);
        return file && key ? (await prepareBackup(folder, file, key, 'own')) !== null : false;
      };
      expect(await isGood()).toBe(true);
      for (let n = 0; n < each; n++) {
        const where = flip(path);
        if (await isGood()) unseen.push(where);
        writeFileSync(path, whole);
      }
    });
    expect(unseen).toEqual([]);
  });
});
