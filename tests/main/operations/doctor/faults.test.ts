import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { CheckId, CheckState, FixId } from '../../../../domain/doctor.ts';
import { CounterId, Origin, StationId, TerminalId } from '../../../../domain/ids.ts';
import { ok } from '../../../../domain/result.ts';
import { openLanguageFolder } from '../../../../main/adapters/languages/language-folder.ts';
import { createPaperMaker } from '../../../../main/adapters/paper/create-paper-maker.ts';
import { createPaperWords } from '../../../../main/adapters/paper/paper-words.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { thisPc } from '../../../../main/adapters/system/this-pc.ts';
import type { DoctorParts } from '../../../../main/operations/doctor/check.ts';
import { fonts } from '../../../../main/operations/doctor/fonts.ts';
import { checks } from '../../../../main/operations/doctor/index.ts';
import { languages } from '../../../../main/operations/doctor/languages.ts';
import { createLanguages } from '../../../../main/operations/languages.ts';
import type { RoadState } from '../../../../main/ports/province-road.ts';
import { startPrinterSimulator } from '../../../../main/simulators/printer.ts';
import { createScannerSimulator } from '../../../../main/simulators/scanner.ts';
import { lookAtIntegrityAside } from '../../../../main/store/integrity.ts';
import { fontFolder } from '../../../support/paper-maker.ts';
import { type Connection, origin, value } from '../../../support/terminal-client.ts';
import { testPoint } from '../../../support/test-point.ts';
import { type StationInTest, type Wishes, withStation } from '../../../support/with-station.ts';
import { shortPatience, until } from '../../adapters/printer/printer-bench.ts';

const HOUR = 3_600_000;

type Patient = Pick<StationInTest['station'], 'doctor'> & { readonly office: Connection };

/** What is looked at there and then is read there and then; what takes a while by a whole run. */
async function found({ doctor }: Patient, id: CheckId) {
  const isExamined = checks.some((check) => check.id === id && 'examine' in check);
  const results = isExamined ? await doctor.run() : doctor.results();
  return results.find((check) => check.id === id);
}

async function press({ client }: Connection, fix: FixId): Promise<void> {
  value(await client.mendCheck({ origin: origin(), fix }));
}

/** Caused → not well, and how it is mended is said; mended → well. */
async function shown(patient: Patient, id: CheckId, fault: { cause(): unknown; mend(): unknown; as?: CheckState }) {
  await fault.cause();
  const ill = await found(patient, id);
  expect(ill?.state, `${id}: with its fault`).toBe(fault.as ?? 'bad');
  expect(ill?.fix ?? ill?.how, `${id}: says what is done about it`).not.toBeNull();
  await fault.mend();
  expect((await found(patient, id))?.state, `${id}: after its own fix`).toBe('ok');
}

const inSync: RoadState = {
  state: 'in-sync',
  backlog: 0,
  oldest: null,
  lastContact: null,
  detail: null,
  offsetMs: 400,
};

/** A station whose surroundings can be broken one by one. */
async function withBreakable(
  run: (
    test: StationInTest,
    world: {
      road: { now: RoadState };
      pc: { freeBytes: number; freeMemory: number; signed: boolean | null };
      scanner: ReturnType<typeof createScannerSimulator>;
      printer: {
        set(
          knobs: Parameters<Awaited<ReturnType<typeof startPrinterSimulator>>['set']>[0],
          until: string,
        ): Promise<void>;
      };
    },
  ) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-doctor-'));
  const device = await startPrinterSimulator({ now: () => 0 });
  const printer = createPrinter(
    { kind: 'simulated' },
    { simulated: device, timings: { ...shortPatience, answer: 1_000 } },
  );
  const road = { now: inSync };
  const pc = { freeBytes: 96e9, freeMemory: 2e9, signed: true as boolean | null };
  const scanner = createScannerSimulator();
  const real = thisPc(folder);
  const wishes: Wishes = {
    ...{ folder, printer, scanner },
    pc: {
      ...real,
      // A disk that is full, a PC of a gigabyte, a signed build: what this machine cannot be.
      diskFreeBytes: () => pc.freeBytes,
      memory: () => ({ totalBytes: 4e9, freeBytes: pc.freeMemory, ownBytes: 2e8 }),
      program: () => ({ packaged: true, signed: pc.signed }),
    },
    road: () => ({ state: () => road.now, onChange: () => () => {}, close: async () => {} }),
  };
  const turn = async (knobs: Parameters<typeof device.set>[0], state: string) => {
    await device.set(knobs);
    await until(() => printer.state() === state);
  };
  try {
    await withStation(wishes, async (test) => {
      road.now = { ...inSync, lastContact: test.clock.now() };
      await until(() => printer.state() === 'ready');
      await run(test, { road, pc, scanner, printer: { set: turn } });
    });
  } finally {
    await device.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of a page are others, as a dying disk gives them back. */
function spoilPage(file: string, at: number, bytes: number): () => void {
  const fd = openSync(file, 'r+');
  const before = Buffer.alloc(bytes);
  readSync(fd, before, 0, bytes, at);
  writeSync(fd, Buffer.alloc(bytes, 0xff), 0, bytes, at);
  closeSync(fd);
  return () => {
    const again = openSync(file, 'r+');
    writeSync(again, before, 0, bytes, at);
    closeSync(again);
  };
}

test('S6: every check is red with its fault and green after its own fix', () =>
  withBreakable(async ({ station, clock, folder, ...test }, { road, pc, scanner, printer }) => {
    const { store } = station;
    const office = await test.head();
    const kiosk = await test.kiosk();
    const patient = { doctor: station.doctor, office };
    const now = clock.now();

    await shown(patient, 'program', {
      as: 'warning',
      cause: () => (pc.signed = false),
      mend: () => (pc.signed = true),
    });
    await shown(patient, 'disk-free', { cause: () => (pc.freeBytes = 4e8), mend: () => (pc.freeBytes = 96e9) });
    await shown(patient, 'memory', { cause: () => (pc.freeMemory = 2e8), mend: () => (pc.freeMemory = 2e9) });

    const inTheWay = join(folder, 'write.test');
    await shown(patient, 'disk-write', {
      cause: () => mkdirSync(inTheWay),
      mend: () => rmSync(inTheWay, { recursive: true }),
    });

    const key = join(folder, 'station.key');
    await shown(patient, 'vault', { cause: () => chmodSync(key, 0o644), mend: () => press(office, 'close-key-file') });

    const roads = (id: CheckId, broken: Partial<RoadState>, as: CheckState = 'bad') =>
      shown(patient, id, {
        as,
        cause: () => Object.assign(road, { now: { ...road.now, ...broken } }),
        mend: () => Object.assign(road, { now: { ...inSync, lastContact: now } }),
      });
    await roads('clock', { offsetMs: 300_000 });
    await roads('clock', { offsetMs: -5_000 }, 'warning');
    await roads('province', { state: 'needs-attention', detail: 'fork' });
    await roads('province', { state: 'unreachable' }, 'warning');
    await roads('backlog', { backlog: 40, oldest: now - 96 * HOUR });
    await shown(patient, 'clock', {
      as: 'unknown',
      cause: () => Object.assign(road, { now: { ...road.now, offsetMs: null } }),
      mend: () => press(office, 'confirm-clock'),
    });

    await shown(patient, 'printer', {
      cause: () => printer.set({ cover: 'open' }, 'cover-open'),
      mend: () => printer.set({ cover: 'closed' }, 'ready'),
    });
    await shown(patient, 'printer', {
      cause: () => printer.set({ paper: 'out' }, 'no-paper'),
      mend: () => printer.set({ paper: 'loaded' }, 'ready'),
    });
    await shown(patient, 'scanner', { cause: () => scanner.plug(false), mend: () => scanner.plug(true) });

    const tried = async (device: 'printer' | 'speaker' | 'screen', faults: ('cut' | 'silent' | 'corners')[]) =>
      value(await office.client.noteDeviceTest({ origin: origin(), device, faults }));
    for (const [id, device, fault] of [
      ['printer-test', 'printer', 'cut'],
      ['speaker-test', 'speaker', 'silent'],
      ['screen-test', 'screen', 'corners'],
    ] as const) {
      expect((await found(patient, id))?.state, `${id}: never tried`).toBe('unknown');
      clock.pass(1000);
      await shown(patient, id, {
        cause: () => tried(device, [fault]),
        mend: () => {
          clock.pass(1000);
          return tried(device, []);
        },
      });
    }
    const scans = async (text: string) => {
      clock.pass(1000);
      expect(value(await office.client.hearScanner({})).hearing).not.toBeNull();
      scanner.hold(text);
    };
    await shown(patient, 'scanner-test', { cause: () => scans('9 352413 101018'), mend: () => scans('GAN-DAN 20 mm') });

    const glass = (measure: 'guessed' | 'other-screen' | 'kept') =>
      kiosk.client.noteScreen({ width: 1920, height: 1080, widthMm: 476, heightMm: 268, measure });
    await shown(patient, 'kiosk-screen', { cause: () => glass('other-screen'), mend: () => glass('kept') });
    await shown(patient, 'kiosk-screen', { as: 'warning', cause: () => glass('guessed'), mend: () => glass('kept') });

    const command = () => ({
      ...{ origin: Origin(origin()), method: 'test', actor: { account: null, terminal: TerminalId('t') } },
      opensDay: false,
    });
    const other = StationId('k7p2qabc');
    const pair = () => {
      const facts = {
        station: other,
        key: 'a'.repeat(64),
        roles: ['counter' as const],
        counters: [CounterId('2')],
        proof: 'code' as const,
      };
      const alongside = () => store.stations.name(other, 'Quầy 2');
      return value(
        store.perform(command(), () =>
          ok({ events: [{ type: 'station-paired' as const, facts }], alongside, answer: () => ({}) }),
        ),
      );
    };
    const remove = async () => value(await office.client.removeStation({ origin: origin(), station: other }));
    await shown(patient, 'stations', { as: 'warning', cause: pair, mend: remove });
    const pairAnother = () => store.databases.write.prepare('UPDATE stations SET removed_at = NULL').run();
    await shown(patient, 'lan-door', { cause: pairAnother, mend: remove });

    const { write } = store.databases;
    await shown(patient, 'host', {
      cause: () => {
        write.pragma(`max_page_count = ${write.pragma('page_count', { simple: true })}`);
        // One that needs more room than there is: SQLite refuses it as it refuses on a full disk.
        const alongside = () => store.memory.set('large', ' '.repeat(4_000_000));
        store.perform(command(), () => ok({ events: [], alongside, answer: () => ({}) }));
      },
      mend: () => {
        write.pragma('max_page_count = 1000000');
        return press(office, 'look-again');
      },
    });

    write.pragma('wal_checkpoint(TRUNCATE)');
    const page = write.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'post_tries'").pluck().get() as number;
    const size = write.pragma('page_size', { simple: true }) as number;
    const spoilt = { mend: () => {} };
    const aside = () => lookAtIntegrityAside(folder, store.stream, 0);
    expect(await aside(), 'a large file, read by a thread').toBeNull();
    await shown(patient, 'database', {
      cause: async () => {
        spoilt.mend = spoilPage(join(folder, 'log.db'), (page - 1) * size, size);
        expect(await aside()).toBe('post_tries');
      },
      mend: () => spoilt.mend(),
    });

    expect((await found(patient, 'alone'))?.state).toBe('ok');
    clock.pass(30 * HOUR);
    await shown(patient, 'alone', { cause: () => {}, mend: () => store.outgoing.setAcked(store.head()) });
  }));

test('S6: fonts that are not there, a disk that says it fails, a language that is not whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-doctor-'));
  const path = process.env.PATH ?? '';
  try {
    const workerUrl = new URL('../../../../main/adapters/paper/paper-worker.ts', import.meta.url);
    const without = createPaperMaker({ workerUrl, fontFolder: pathToFileURL(`${folder}/`) });
    const withThem = createPaperMaker({ workerUrl, fontFolder });
    const look = async (paperMaker: DoctorParts['paperMaker']) =>
      'examine' in fonts ? (await fonts.examine({ paperMaker } as DoctorParts)).state : null;
    expect(await look(without)).toBe('bad');
    expect(await look(withThem)).toBe('ok');
    await Promise.all([without.close(), withThem.close()]);

    const smartctl = (passed: boolean) =>
      writeFileSync(
        join(folder, 'smartctl'),
        `#!/bin/sh\ncase "$1" in --scan) echo '{"devices":[{"name":"/dev/sda","type":"sat"}]}';; *) echo '{"smart_status":{"passed":${passed}}}'; exit ${passed ? 0 : 8};; esac\n`,
        { mode: 0o755 },
      );
    process.env.PATH = `${folder}${delimiter}${path}`;
    smartctl(false);
    expect(await thisPc(folder).diskHealth()).toBe('failing');
    smartctl(true);
    expect(await thisPc(folder).diskHealth()).toBe('ok');
    rmSync(join(folder, 'smartctl'));
    process.env.PATH = folder;
    expect(await thisPc(folder).diskHealth(), 'nobody can ask: not known, and never called well').toBe(null);

    const packs = openLanguageFolder(folder, { write: () => {} });
    const offering = (codes: string[]) => {
      const point = { ...testPoint, languages: codes };
      const offered = createLanguages({ point, packs, missingClips: () => [], paperWords: createPaperWords });
      return 'now' in languages ? languages.now({ languages: offered } as DoctorParts).state : null;
    };
    expect(offering(['vi', 'en', 'jra'])).toBe('warning');
    expect(offering(['vi', 'en'])).toBe('ok');
  } finally {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  }
});
