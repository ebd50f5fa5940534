import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ScanView } from '../../contract/moment-views.ts';
import type { CounterView, KioskView, OfficeView } from '../../contract/terminal-views.ts';
import { createScannerSimulator } from '../../main/simulators/scanner.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';

/** Every view a screen receives, and when. */
async function watching<V>(views: Promise<AsyncIterable<V>>): Promise<{ readonly seen: V[]; readonly at: number[] }> {
  const [seen, at]: [V[], number[]] = [[], []];
  const stream = await views;
  void (async () => {
    for await (const view of stream) {
      seen.push(view);
      at.push(performance.now());
    }
  })().catch(() => {});
  return { seen, at };
}

describe('somebody at a kiosk who needs a person', () => {
  test('K6: is shown to every counter and the office at once, and told who comes', () =>
    withStation({}, async ({ kiosk, counter, screen }) => {
      const [here, first, second, office] = [
        await kiosk(),
        await counter('1'),
        await counter('2'),
        await screen('office'),
      ];
      const [mine, one, two, head] = [
        await watching<KioskView>(here.client.watchKiosk({})),
        await watching<CounterView>(first.client.watchCounter({ counter: '1' })),
        await watching<CounterView>(second.client.watchCounter({ counter: '2' })),
        await watching<OfficeView>(office.client.watchOffice({})),
      ];
      await until(() => [mine, one, two, head].every(({ seen }) => seen.length > 0), 30_000);
      const began = performance.now();
      const { help } = value(await here.client.askForHelp({ origin: origin() }));
      await until(() => [one, two, head].every(({ seen }) => seen.at(-1)?.helpAsked[0]?.help === help), 30_000);
      // Told, not found at the next look, which comes after a quarter of a minute.
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(mine.seen.at(-1)?.help).toMatchObject({ help, answeredAt: null, counter: null });
      value(await second.client.answerHelp({ origin: origin(), help, counter: '2' }));
      await until(() => mine.seen.at(-1)?.help?.counter === '2' && one.seen.at(-1)?.helpAsked.length === 0, 30_000);
    }));

  test('K6: reads for a minute that somebody is on the way; then the kiosk is everybody’s again', () =>
    withStation({}, async ({ kiosk, counter, station, clock }) => {
      const [here, there] = [await kiosk(), await counter('1')];
      const { seen } = await watching<KioskView>(here.client.watchKiosk({}));
      const { help } = value(await here.client.askForHelp({ origin: origin() }));
      value(await there.client.answerHelp({ origin: origin(), help, counter: '1' }));
      clock.pass(59_000);
      station.store.changed();
      await until(() => seen.at(-1)?.help?.counter === '1', 30_000);
      clock.pass(1_000);
      station.store.changed();
      await until(() => seen.at(-1)?.help === null, 30_000);
    }));
});

describe('the station’s own scanner', () => {
  const card = '064185000003||NGUYỄN THỊ MẪU|02091985|Nữ|Làng Mẫu|22112021';
  const codes = (seen: readonly ScanView[]) => seen.flatMap(({ scan }) => (scan ? [scan.text] : []));

  test('tells every code once and in order to the pages that watch, and none of the earlier ones to a new page', () =>
    withStation({ scanner: createScannerSimulator() }, async ({ kiosk, screen }) => {
      const [here, dock] = [await kiosk(), await screen('paper')];
      const hold = (scan: string) => dock.client.setSimulatedScanner({ plugged: true, scan });
      const early = await watching<ScanView>(here.client.watchScans({}));
      await until(() => early.seen.length > 0, 30_000);
      expect(early.seen).toEqual([{ scanner: 'ready', scan: null }]);
      await Promise.all(['mot', 'hai', 'ba'].map(hold));
      await until(() => codes(early.seen).length === 3, 30_000);
      expect(codes(early.seen)).toEqual(['mot', 'hai', 'ba']);
      const late = await watching<ScanView>((await kiosk()).client.watchScans({}));
      await until(() => late.seen.length > 0, 30_000);
      await hold('bon');
      await until(() => codes(early.seen).length === 4 && codes(late.seen).length === 1, 30_000);
      expect(codes(late.seen)).toEqual(['bon']);
      // A page keeps the last number it has seen, also over a start of the station.
      expect(early.seen.at(-1)?.scan?.no).toBeGreaterThan(1_000_000);
    }));

  test('gives a card to the clerk, and to a kiosk only that it was a card', () =>
    withStation({ scanner: createScannerSimulator() }, async ({ kiosk, counter, screen }) => {
      const dock = await screen('paper');
      const atKiosk = await watching<ScanView>((await kiosk()).client.watchScans({}));
      const clerk = await counter('1');
      const atCounter = await watching<ScanView>(clerk.client.watchScans({}));
      await clerk.client.lockScreen({});
      await until(() => atKiosk.seen.length > 0 && atCounter.seen.length > 0, 30_000);
      await dock.client.setSimulatedScanner({ plugged: true, scan: card });
      await until(() => codes(atCounter.seen).length > 0 && codes(atKiosk.seen).length > 0, 30_000);
      expect(atCounter.seen.at(-1)?.scan).toMatchObject({ text: card, isCard: true });
      expect(atKiosk.seen.at(-1)?.scan).toMatchObject({ text: '', isCard: true });
    }));

  test('gives the slip of a hand-over to the clerk alone: nobody at the kiosk is asked about a stranger’s folder', () =>
    withStation({ scanner: createScannerSimulator() }, async ({ kiosk, counter, screen }) => {
      const dock = await screen('paper');
      const atKiosk = await watching<ScanView>((await kiosk()).client.watchScans({}));
      const clerk = await counter('1');
      const atCounter = await watching<ScanView>(clerk.client.watchScans({}));
      await clerk.client.lockScreen({});
      await until(() => atKiosk.seen.length > 0 && atCounter.seen.length > 0, 30_000);
      for (const scan of ['GDBG~1/1~the-rest', 'mot']) await dock.client.setSimulatedScanner({ plugged: true, scan });
      await until(() => codes(atCounter.seen).length === 2 && codes(atKiosk.seen).length > 0, 30_000);
      expect(codes(atKiosk.seen)).toEqual(['mot']);
    }));

  test('is the clerk’s while somebody is signed in at a counter of the same PC: nothing of it is seen in the hall', () =>
    withStation({ scanner: createScannerSimulator() }, async ({ kiosk, counter, screen }) => {
      const dock = await screen('paper');
      const hold = (scan: string, at?: 'kiosk') => dock.client.setSimulatedScanner({ plugged: true, scan, at });
      const clerk = await counter('1');
      const atKiosk = await watching<ScanView>((await kiosk()).client.watchScans({}));
      const atCounter = await watching<ScanView>(clerk.client.watchScans({}));
      await until(() => atKiosk.seen.length > 0 && atCounter.seen.length > 0, 30_000);
      await hold('a-receipt');
      await hold('at-the-kiosk', 'kiosk');
      await clerk.client.lockScreen({});
      await hold('the-clerk-is-away');
      await until(() => codes(atCounter.seen).length === 2 && codes(atKiosk.seen).length === 2, 30_000);
      expect(codes(atKiosk.seen)).toEqual(['at-the-kiosk', 'the-clerk-is-away']);
      expect(codes(atCounter.seen)).toEqual(['a-receipt', 'the-clerk-is-away']);
    }));

  test('pulled out is said to the kiosk, and what is held to it meanwhile is lost, not read later', () =>
    withStation({ scanner: createScannerSimulator() }, async ({ kiosk, screen }) => {
      const [here, dock] = [await kiosk(), await screen('paper')];
      const { seen } = await watching<ScanView>(here.client.watchScans({}));
      const view = await watching<KioskView>(here.client.watchKiosk({}));
      const onDock = await watching<{ scanner: string }>(dock.client.watchPaper({}));
      await until(() => seen.length > 0 && view.seen.at(-1)?.scanner === 'ready', 30_000);
      await dock.client.setSimulatedScanner({ plugged: false, scan: 'mot' });
      await until(
        () => seen.at(-1)?.scanner === 'disconnected' && view.seen.at(-1)?.scanner === 'disconnected',
        30_000,
      );
      await until(() => onDock.seen.at(-1)?.scanner === 'disconnected', 30_000);
      await dock.client.setSimulatedScanner({ plugged: true, scan: null });
      await until(() => seen.at(-1)?.scanner === 'ready', 30_000);
      await pause(50);
      expect(codes(seen)).toEqual([]);
    }));
});

describe('what to bring', () => {
  test('is listed by queue with papers, time and fee, and says of each row whether anybody has confirmed it', () =>
    withStation({}, async ({ kiosk }) => {
      const { client } = await kiosk();
      const needs = await client.listNeeds({});
      expect(needs.map(({ queue }) => queue)).toEqual(['B', 'C', 'E', 'F']);
      const birth = needs[0]?.procedures.find(({ code }) => code === '1.001193');
      expect(birth).toMatchObject({ documents: expect.arrayContaining(['Giấy chứng sinh']), fee: 0, verified: false });
    }));

  test('is not sent to a printer that cannot print: it would come out when nobody waits for it', () =>
    withStation({}, async ({ kiosk, station }) => {
      const { client } = await kiosk();
      const asked = await client.printNeeds({ origin: origin(), procedure: '1.001193', language: 'vi' });
      expect(asked).toEqual({ ok: false, error: { type: 'printer-not-ready' } });
      expect(station.store.jobs.waiting()).toBe(0);
    }));
});
