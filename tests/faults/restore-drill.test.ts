import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreCommand } from '../../main/restore-command.ts';
import { byHandCommand } from '../../province/by-hand-command.ts';
import { withBackups } from '../support/backed-up-point.ts';
import { contact } from '../support/connected-point.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T38 by a program: the steps of `main/restore-drill.md`, in their order, with the words that stand there. */
const page = readFileSync(join(import.meta.dirname, '../../main/restore-drill.md'), 'utf8');
const part = (letter: 'A' | 'B') => page.split(`## ${letter}. `)[1]?.split('\n## ')[0] ?? '';
const steps = (letter: 'A' | 'B') => part(letter).match(/^\d+\. .*$/gm) ?? [];
/** What a step says to type, of the words in backquotes. */
const typed = (step: string | undefined, program: string) =>
  new RegExp(`\`(${program} [^\`]*)\``).exec(step ?? '')?.[1] ?? '';

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const folders: string[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
});
afterAll(async () => {
  await province.close();
  await postgres.close();
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-drill-'));
  folders.push(folder);
  return folder;
}

/** Runs a line of the page as the program's own command line reads it. */
function run(line: string, at: { dir: string; stick: string }) {
  const words = line.replaceAll('DIR', at.dir).replaceAll('THẺ', at.stick).split(' ');
  const after = (name: string) => words[words.indexOf(name) + 1] ?? '';
  const devices = words.includes('--stick') ? [after('--stick')] : [];
  return restoreCommand({ folder: after('--folder'), from: after('--restore'), devices, now: Date.now() });
}

/** A point with a backup on its stick, known to the province, and something done after the backup. */
async function backedUp(pc: StationOnDisk, stick: string) {
  writeFileSync(join(pc.folder, 'point.json'), '{}');
  const ticket = await province.ticketFor('22006-1');
  const printed = [await pc.ticket(), (await pc.dossier()).code];
  expect(await contact(pc, province.url, ticket)).toMatchObject({ state: 'in-sync', backlog: 0 });
  const sealed = { store: pc.store(), folder: pc.folder, clock: pc.clock, province: await sealToOf(), stick };
  await withBackups(sealed, async ({ keeper }) => {
    expect(await keeper.makeNow()).toMatchObject({ ok: true });
  });
  printed.push(await pc.ticket(), (await pc.dossier()).code);
  expect(await contact(pc, province.url, ticket)).toMatchObject({ state: 'in-sync', backlog: 0 });
  return printed;
}

async function sealToOf(): Promise<string> {
  const { lines } = await byHandCommand('enrolment', ['22006-1'], {
    database,
    dataFolder: province.dataFolder,
    out: '.',
  });
  return (JSON.parse(lines[0] ?? '{}') as { province: { sealTo: string } }).province.sealTo;
}

const codes = (pc: StationOnDisk) =>
  pc.store().databases.write.prepare('SELECT code FROM dossiers ORDER BY code').pluck().all() as string[];

describe('T38: the page for whoever has to do it', () => {
  test('A, the data broke: every step as written, nothing lost, no number twice', async () => {
    const pc = stationOnDisk();
    const stick = newFolder();
    try {
      const printed = await backedUp(pc, stick);
      // 1
      pc.off();
      writeFileSync(join(pc.folder, 'log.db'), 'hỏng '.repeat(2_000));
      // 2
      const said = await run(typed(steps('A')[1], 'station'), { dir: pc.folder, stick });
      expect(said).toMatchObject({ event: 'restored' });
      expect(steps('A')[1]).toContain(`"event":"${said.event}"`);
      expect(readdirSync(pc.folder).some((name) => name.startsWith('log.before-restore-'))).toBe(true);
      // 3
      await pc.onHealed();
      printed.push(await pc.ticket());
      expect(printed.at(-1)).toBe('AA001');
      expect(steps('A')[2]).toContain('`AA001`');
      // 4
      expect(pc.healed()).toMatchObject({ why: 'asked', seen: false });
      expect(await contact(pc, province.url, null)).toMatchObject({ state: 'in-sync', backlog: 0 });
      expect(codes(pc)).toHaveLength(2);
      // 5
      expect(pc.store().reconciling()).toEqual({ folders: 2 });
      expect(new Set(printed).size).toBe(printed.length);
      expect(steps('A')).toHaveLength(5);
    } finally {
      pc.remove();
    }
  });

  test('B, the PC is gone: the stick and the province open the backup on a new one, names and passwords with it', async () => {
    const pc = stationOnDisk();
    const stick = newFolder();
    const dir = join(newFolder(), 'moi');
    try {
      await backedUp(pc, stick);
      const known = codes(pc);
      const burnt = readFileSync(join(pc.folder, 'station.key'), 'utf8');
      rmSync(pc.folder, { recursive: true });
      // 1, 2
      mkdirSync(dir);
      const line = typed(steps('B')[1], 'station');
      const asked = await run(line, { dir, stick });
      if (asked.event !== 'restore-needs-province') throw new Error(JSON.stringify(asked));
      expect(steps('B')[1]).toContain(asked.event);
      expect(steps('B')[1]).toContain('`xin-tinh-mo.json`');
      // without an answer it asks again and changes nothing
      expect((await run(line, { dir, stick })).event).toBe('restore-needs-province');
      expect(readdirSync(dir)).not.toContain('log.db');
      // 3, 4
      expect(typed(steps('B')[3], 'node province/main.ts')).toContain('open-backup xin-tinh-mo.json');
      const settings = { database, dataFolder: province.dataFolder, out: '.' };
      const answered = await byHandCommand('open-backup', [asked.request], settings);
      expect(answered).toEqual({ lines: [asked.request.replace('xin-tinh-mo', 'tinh-da-mo')], failed: false });
      // 5: it lies beside the backup; another PC cannot use it
      const thief = newFolder();
      expect((await run(line, { dir: thief, stick })).event).toBe('restore-needs-province');
      // 6
      expect(await run(typed(steps('B')[5], 'station'), { dir, stick })).toMatchObject({ event: 'restored' });
      expect(readFileSync(join(dir, 'station.key'), 'utf8')).toBe(burnt);
      expect(readdirSync(dir)).toContain('point.json');
      // 7
      const anew = stationOnDisk({ folder: dir, machine: 'e'.repeat(64) });
      await anew.onHealed();
      expect(codes(anew)).toHaveLength(known.length - 1);
      expect(await contact(anew, province.url, null)).toMatchObject({ state: 'in-sync', backlog: 0 });
      expect(codes(anew)).toEqual(known);
      for (const { id } of [...anew.store().dossiers.all()]) expect(anew.store().sealing.keyOf(id)).not.toBeNull();
      expect(await anew.ticket()).toMatch(/^A[N-Z]001$/);
      anew.remove();
      expect(steps('B')).toHaveLength(8);
    } finally {
      pc.remove();
    }
  });

  test('the province opens nothing for a header nobody of ours signed', async () => {
    const file = join(newFolder(), 'xin.json');
    const forged = { kind: 'open-backup', header: '{"format":1}', signature: 'AAAA', sealTo: await sealToOf() };
    writeFileSync(file, JSON.stringify(forged));
    const settings = { database, dataFolder: province.dataFolder, out: '.' };
    expect(await byHandCommand('open-backup', [file], settings)).toEqual({
      lines: ['request-unreadable'],
      failed: true,
    });
  });

  test('says of people that they were not measured', () => {
    expect(page).toContain('chưa đo');
    expect(page).toContain('not measured');
  });
});
