import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../main/store/event-log.ts';
import type { ReadableDb } from '../../main/store/open-database.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { startStationProcess } from '../support/station-process.ts';
import { connect, origin } from '../support/terminal-client.ts';
import { compileForgetfulDisk, cutPower, keepDisk } from './power/power-cut.ts';

/** `npm run faults` asks for the whole thousand. */
const CUTS = Number(process.env.GAN_DAN_POWER_CUTS ?? 3);

const tools = mkdtempSync(join(tmpdir(), 'gan-dan-disk-'));
const library = compileForgetfulDisk(tools);
afterAll(() => rmSync(tools, { recursive: true, force: true }));

// Said in the name, so that a report of skipped tests tells why.
describe.skipIf(library === null)('T02: the power is cut (needs a C compiler: cc)', () => {
  let folder = '';
  let before = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gan-dan-power-'));
    before = `${folder}-before`;
    prepareEmpty(folder, { allHours: true });
  });
  afterAll(() => {
    for (const each of [folder, before]) rmSync(each, { recursive: true, force: true });
  });

  test(`${CUTS} times while tickets are given: none that was answered is lost, none is given twice, the log holds`, {
    timeout: 60_000 + CUTS * 10_000,
  }, async () => {
    const acknowledged: string[] = [];
    for (let cut = 0; cut < CUTS; cut++) {
      // What was never flushed is gone, or half of it is there, in any order.
      const isMixed = cut % 2 === 1;
      acknowledged.push(...(await giveNumbersUntilCut(isMixed ? () => Math.random() < 0.5 : () => false)));
      expect(missingOf(acknowledged)).toEqual([]);
    }
    expect(acknowledged.length).toBeGreaterThan(CUTS * 3);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
  });

  test('on a disk that answers a flush without having flushed, the same test sees what is lost', {
    timeout: 60_000,
  }, async () => {
    const acknowledged = await giveNumbersUntilCut(() => false, { POWER_LIE: '-wal' });
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(missingOf(acknowledged).length).toBeGreaterThan(0);
  });

  /** One life of a station, ended by the cut; answers the tickets it gave and answered. */
  async function giveNumbersUntilCut(survives: () => boolean, env: NodeJS.ProcessEnv = {}): Promise<string[]> {
    keepDisk(folder, before);
    const trace = join(tools, 'trace');
    rmSync(trace, { force: true });
    const station = await startStationProcess(['--folder', folder, '--port', '0'], {
      ...{ LD_PRELOAD: library ?? '', POWER_FOLDER: folder, POWER_TRACE: trace },
      ...env,
    });
    const { client, close } = await connect(station.ready.port, station.ready.codes.kiosk);
    const given: string[] = [];
    const end = Date.now() + 80 + Math.random() * 120;
    const state = { cut: false };
    const giving = (async () => {
      while (!state.cut) {
        const answer = await client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' });
        if (answer.ok) given.push(answer.value.ticket);
      }
    })().catch(() => undefined);
    while (Date.now() < end || given.length < 4) await new Promise((next) => setTimeout(next, 5));
    await station.kill();
    state.cut = true;
    close();
    await giving;
    expect(existsSync(trace)).toBe(true);
    cutPower({ before, folder, trace, survives });
    return given;
  }

  function missingOf(acknowledged: readonly string[]): string[] {
    const db = new Database(join(folder, 'log.db'));
    try {
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      // A disk that lies may have lost even the first tables.
      if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'tickets'").get()) return [...acknowledged];
      for (const stream of db.prepare('SELECT stream FROM streams').pluck().all() as string[])
        expect(verifyLog(db as unknown as ReadableDb, stream)).toBeNull();
      const kept = new Set(db.prepare('SELECT ticket FROM tickets').pluck().all());
      return acknowledged.filter((ticket) => !kept.has(ticket));
    } finally {
      db.close();
    }
  }
});
