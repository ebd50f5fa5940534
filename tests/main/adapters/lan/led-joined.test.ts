import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { usualPrinter } from '../../../../domain/data/printers.ts';
import { AccountId, Origin, StationId } from '../../../../domain/ids.ts';
import type { PrinterState } from '../../../../domain/paper.ts';
import { createPrinterState } from '../../../../main/adapters/printer/printer-state.ts';
import { testsOfPcs } from '../../../../main/operations/doctor/tests-of-pcs.ts';
import { createLedPc, type HostOfTests } from '../../../../main/operations/led-pc.ts';
import type { LedPc } from '../../../../main/ports/led-pc-file.ts';
import type { Printer } from '../../../../main/ports/printer.ts';
import { createScannerSimulator } from '../../../../main/simulators/scanner.ts';
import { openJoinPage } from '../../../support/join-page.ts';
import { withJoinedPc } from '../../../support/joined-pc.ts';
import { origin, value } from '../../../support/terminal-client.ts';
import { shownNow, shownWhen, triedOf } from '../../../support/told-view.ts';
import { withStore } from '../../../support/with-store.ts';

/** A printer that keeps what it was sent. */
function printerHere(begins: PrinterState = 'ready') {
  const state = createPrinterState(begins);
  const papers: Uint8Array[] = [];
  const printer: Printer = {
    ...{ name: 'here', model: usualPrinter, state: state.get, onChange: state.onChange, close: async () => {} },
    print: async (bytes) => {
      papers.push(bytes);
      return { type: 'confirmed' };
    },
  };
  return { printer, papers, become: state.set };
}

test('S3: a PC that was just paired leads through what it has a use for; the page prints at its own printer, hears its own scanner, and the office sees what was said', () => {
  const { printer, papers } = printerHere();
  const hosts = printerHere();
  const scanner = createScannerSimulator();
  const wish = { printer, scanner };
  return withJoinedPc(
    { printer: hosts.printer },
    async ({ joined, station, head }) => {
      const { client, close } = await openJoinPage(joined.port);
      const first = await shownWhen(client, ({ setUp }) => setUp.takesTests === true);
      expect(first.setUp).toMatchObject({ step: 'devices', isLater: false, printer: 'ready', scanner: 'ready' });
      expect(triedOf(first)).toEqual([{ device: 'printer' }, { device: 'scanner' }, { device: 'screen' }]);

      value(await client.printTestPage({ origin: origin() }));
      await expect.poll(() => papers.length, { timeout: 8000 }).toBe(1);
      expect(hosts.papers).toEqual([]);
      const once = { origin: origin(), device: 'printer' as const, faults: ['cut' as const] };
      // Pressed once, sent twice: the answer to the first was lost on its way to the page.
      for (const _ of [1, 2]) value(await client.noteDeviceTest(once));
      value(await client.hearScanner({}));
      scanner.hold('GAN-DAN 12 mm');
      const told = await shownWhen(
        client,
        ({ setUp }) => setUp.devices.filter((each) => each.tried?.told).length === 2,
      );
      expect(triedOf(told)).toEqual([
        { device: 'printer', faults: ['cut'], told: true },
        { device: 'scanner', faults: [], told: true },
        { device: 'screen' },
      ]);
      expect(await client.noteDeviceTest({ ...once, origin: origin(), faults: ['touch'] })).toEqual({
        ...{ ok: false, error: { type: 'fault-of-other-device' } },
      });

      const office = await head();
      for await (const { tests, checks } of await office.client.watchDoctor({})) {
        expect(tests.map(({ device, station: at, by, faults }) => ({ device, at, by, faults }))).toEqual([
          { device: 'printer', at: 'Quầy số 1', by: '', faults: ['cut'] },
          { device: 'scanner', at: 'Quầy số 1', by: '', faults: [] },
        ]);
        expect(checks.find(({ id }) => id === 'printer-test')).toMatchObject({
          ...{ state: 'bad', says: { key: 'test.failed.printer', params: { by: 'Quầy số 1' } } },
        });
        break;
      }

      value(await client.goOnWithSetUp({ step: 'doctor' }));
      await client.lookAtPc({});
      const looked = await shownWhen(client, ({ setUp }) => !setUp.look.running && setUp.look.checks.length > 0);
      expect(looked.setUp.step).toBe('doctor');
      expect(looked.setUp.look.checks.every(({ fix }) => fix === null)).toBe(true);
      value(await client.goOnWithSetUp({ step: 'done' }));
      expect((await shownNow(client)).setUp.step).toBeNull();
      close();

      // Not after each start; and what was wrong there goes with the PC, since nobody can try it again.
      await joined.startAgain('test');
      const again = await openJoinPage(joined.port);
      expect((await shownNow(again.client)).setUp.step).toBeNull();
      again.close();
      const [pc] = station.store.stations.all();
      value(await office.client.removeStation({ origin: origin(), station: pc?.station ?? '' }));
      expect(station.store.deviceTests.latest()).toEqual([]);
    },
    wish,
  );
});

test('S3: “later” leads nobody, also after a start, until somebody asks; a PC that was paired before pages led is not led at all', () =>
  withJoinedPc({}, async ({ joined }) => {
    const page = async () => (await openJoinPage(joined.port)).client;
    value(await (await page()).putOffSetUp({}));
    await joined.startAgain('test');
    expect((await shownNow(await page())).setUp).toMatchObject({ step: 'devices', isLater: true });
    value(await (await page()).goOnWithSetUp({ step: 'devices' }));
    expect((await shownNow(await page())).setUp).toMatchObject({ step: 'devices', isLater: false });
    rmSync(join(joined.folder, 'led.json'));
    await joined.startAgain('test');
    expect((await shownNow(await page())).setUp.step).toBeNull();
    // Nothing to go on with; but the devices may be tried at any time.
    value(await (await page()).goOnWithSetUp({ step: 'doctor' }));
    expect(existsSync(join(joined.folder, 'led.json'))).toBe(false);
    value(await (await page()).goOnWithSetUp({ step: 'devices' }));
    expect(JSON.parse(readFileSync(join(joined.folder, 'led.json'), 'utf8'))).toMatchObject({ step: 'devices' });
    expect(await (await page()).printTestPage({ origin: origin() })).toMatchObject({
      error: { type: 'no-own-printer' },
    });
    expect(await (await page()).hearScanner({})).toMatchObject({ error: { type: 'no-scanner' } });
  }));

const fresh = () => Origin(origin());

/** A PC whose host is played. */
function ledBy(host: Partial<HostOfTests>, file: { now: LedPc | null; full: boolean } = { now: null, full: false }) {
  const { printer } = printerHere();
  const led = createLedPc({
    host: { takesTests: () => true, note: async () => 'noted', print: async () => null, ...host },
    file: {
      read: () => file.now,
      keep: (next) => {
        if (file.full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        file.now = next;
      },
    },
    ...{ printer, scanner: createScannerSimulator(), roles: () => ['kiosk'], now: () => 7, newOrigin: () => fresh() },
    ...{ look: () => new Promise(() => {}), changed: () => {}, onBug: () => {} },
  });
  return { led, file };
}

test('S3: what somebody said of a device is noted once, whatever became of the answer; told under another origin it would be noted twice', () =>
  withStore(async ({ store, clock, folder }) => {
    const pc = StationId('mmmmmmmm');
    const { note } = testsOfPcs({ store, clock, links: { of: () => null } });
    const lost = { yet: 0 };
    const tells =
      (by: (told: Origin) => Origin): HostOfTests['note'] =>
      // The host has it; the first two answers never come.
      async (told) => {
        value(note(pc, { ...told, origin: by(told.origin) }));
        return lost.yet++ < 2 ? 'later' : 'noted';
      };
    const db = new Database(join(folder, 'log.db'), { readonly: true });
    const rows = () => db.prepare('SELECT count(*) FROM device_tests').pluck().get();
    const tellUntilHeard = async (by: (told: Origin) => Origin) => {
      lost.yet = 0;
      const { led } = ledBy({ note: tells(by) });
      led.begin('page');
      value(led.note({ origin: fresh(), device: 'speaker', faults: ['silent'] }));
      for (const _ of [1, 2, 3]) await led.tell();
      led.close();
      return led.view().devices.find(({ device }) => device === 'speaker')?.tried?.told;
    };
    expect([await tellUntilHeard((same) => same), rows()]).toEqual([true, 1]);
    expect([await tellUntilHeard(() => fresh()), rows()]).toEqual([true, 4]);
    db.close();
  }));

test('S3: a test page whose answer was lost is the same paper at the next press', async () => {
  const asked: string[] = [];
  const print: HostOfTests['print'] = async (each) => {
    asked.push(each);
    return asked.length === 1 ? null : { ok: true, value: {} };
  };
  const { led } = ledBy({ print });
  expect(await led.print(fresh())).toMatchObject({ error: { type: 'test-page-not-asked' } });
  value(await led.print(fresh()));
  value(await led.print(fresh()));
  expect([asked[0] === asked[1], asked[1] === asked[2]]).toEqual([true, false]);
});

test('S3: a disk that takes nothing says so, and shows no step that is not on it', () => {
  const { led, file } = ledBy({});
  led.begin('page');
  file.full = true;
  expect(led.goOn('doctor')).toMatchObject({ error: { type: 'not-kept-here' } });
  expect(led.note({ origin: fresh(), device: 'screen', faults: [] })).toMatchObject({
    error: { type: 'not-kept-here' },
  });
  expect(led.view()).toMatchObject({ step: 'devices' });
  expect(led.view().devices.map(({ device, tried }) => [device, tried])).toEqual([
    ...[
      ['printer', null],
      ['scanner', null],
      ['speaker', null],
      ['screen', null],
    ],
  ]);
});

test('a host that only shows notes nothing, so that it is told again to whoever writes; one test page waits at a PC, not three', () =>
  withStore(async ({ store, clock }) => {
    const pc = StationId('mmmmmmmm');
    const { printer } = printerHere('no-paper');
    const link = { version: 'test', printer, printerSince: 0, scanner: 'none' as const };
    const pcs = testsOfPcs({ store, clock, links: { of: () => link } });
    store.stations.name(pc, 'Máy mẫu');
    store.stations.noteSeen(pc, { version: 'test', hasPrinter: true, at: clock.now() });
    const jobs = [1, 2, 3].map(() => value(pcs.print(pc, fresh())).job);
    expect(new Set(jobs).size).toBe(1);
    expect(store.jobs.nextQueued(pc)?.job).toBe(jobs[0]);
    expect(store.jobs.nextQueued(null)).toBeUndefined();
    const held = testsOfPcs({ store: { ...store, isWriter: () => false }, clock, links: { of: () => link } });
    const said = { origin: fresh(), device: 'screen' as const, faults: [] };
    expect(held.note(pc, said)).toMatchObject({ error: { type: 'log-not-writable' } });
    expect(store.deviceTests.latest()).toEqual([]);
    value(pcs.note(pc, said));
    const account = AccountId('00000000-0000-4000-8000-000000000001');
    store.deviceTests.note(fresh(), { device: 'screen', station: '', at: clock.now(), account, faults: [] });
    expect(store.deviceTests.latest().map(({ name, isSignedIn }) => [name, isSignedIn])).toEqual([
      ['', true],
      ['Máy mẫu', false],
    ]);
  }));

test('a printer that becomes ready while its PC greets the host is known there: its papers do not wait for the next change', () => {
  const { printer, papers, become } = printerHere('disconnected');
  // Greeted as it is, and ready before the answer is there.
  const slow: Printer = {
    ...printer,
    state: () => {
      const said = printer.state();
      queueMicrotask(() => become('ready'));
      return said;
    },
  };
  return withJoinedPc(
    {},
    async ({ joined }) => {
      const { client, close } = await openJoinPage(joined.port);
      await shownWhen(client, ({ setUp }) => setUp.takesTests === true);
      value(await client.printTestPage({ origin: origin() }));
      await expect.poll(() => papers.length, { timeout: 8000 }).toBe(1);
      close();
    },
    { printer: slow },
  );
});
