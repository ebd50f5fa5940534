import { type DeviceFault, faultsOf, type TestedDevice, testPageCode } from '../../../domain/device-test.ts';
import { StationId } from '../../../domain/ids.ts';
import { err, ok } from '../../../domain/result.ts';
import { stationOf } from '../../../domain/station.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Scanner } from '../../ports/scanner.ts';
import type { StationLinks } from '../../ports/station-links.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { type Answer, accountOf, actorOf, type Caller, type Handlers } from '../caller.ts';
import type { Live } from '../live.ts';
import type { Doctor } from './doctor.ts';
import { checkedPcs } from './pcs-view.ts';

interface Parts {
  readonly doctor: Doctor;
  readonly version: string;
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'origin'>;
  readonly live: Live;
  readonly scanner: Scanner;
  readonly links: StationLinks;
}

type Methods = 'watchDoctor' | 'runDoctor' | 'mendCheck' | 'noteDeviceTest' | 'hearScanner' | 'noteScreen';

const HEARS_MS = 60_000;

/** The page *Bác sĩ máy*. Whoever opens it sees a look that is no older than the page. */
export function doctorOperations({
  doctor,
  version,
  store,
  clock,
  ids,
  live,
  scanner,
  links,
}: Parts): Handlers<Methods> {
  const hearing = { now: null as { until: number; stop(): void } | null };
  const view = () => ({
    ...{ running: doctor.isRunning(), version, checks: doctor.results(), pcs: checkedPcs({ store, links }) },
    tests: store.deviceTests.latest().map(({ device, station, at, name, isSignedIn, faults }) => ({
      ...{ device, station: store.stations.get(station)?.name ?? station, at, faults: [...faults] },
      by: isSignedIn ? name : '',
    })),
    hearing: hearing.now && { until: hearing.now.until },
  });
  const note = (origin: string, caller: Caller, device: TestedDevice, faults: readonly DeviceFault[]) => {
    const station = stationOf(actorOf(caller).terminal) ?? '';
    store.deviceTests.note(origin, { device, station, at: clock.now(), account: accountOf(caller), faults });
    store.changed();
  };
  const endHearing = () => {
    hearing.now?.stop();
    hearing.now = null;
    store.changed();
  };

  return {
    watchDoctor: (_, { signal }) => {
      void doctor.run();
      return live.watch('doctor', view, signal) as Answer<'watchDoctor'>;
    },
    runDoctor: async () => {
      await doctor.run();
      return view();
    },
    mendCheck: async ({ origin, fix }, caller) => {
      const done = await doctor.mend(fix, { origin, caller });
      return done.ok ? ok(view()) : done;
    },
    noteDeviceTest: ({ origin, device, faults }, caller) => {
      const own: readonly string[] = faultsOf[device];
      if (faults.some((fault) => !own.includes(fault))) return err({ type: 'fault-of-other-device' });
      note(origin, caller, device, faults);
      return ok(view());
    },
    hearScanner: (_, caller) => {
      const station = stationOf(actorOf(caller).terminal);
      const state = station === null ? scanner.state() : (links.of(StationId(station))?.scanner ?? 'none');
      if (state === 'none') return err({ type: 'no-scanner' });
      endHearing();
      const heard = (text: string) => {
        endHearing();
        note(ids.origin(), caller, 'scanner', testPageCode.test(text.trim()) ? [] : ['other-text']);
      };
      const off =
        station === null
          ? scanner.onScan(heard)
          : links.onScan((at, text) => (at === station ? heard(text) : undefined));
      const timer = setTimeout(() => {
        endHearing();
        note(ids.origin(), caller, 'scanner', ['nothing-read']);
      }, HEARS_MS);
      timer.unref();
      hearing.now = {
        until: clock.now() + HEARS_MS,
        stop: () => {
          off();
          clearTimeout(timer);
        },
      };
      store.changed();
      return ok(view());
    },
    noteScreen: (screen, caller) => {
      store.deviceTests.noteScreen({ ...screen, terminal: actorOf(caller).terminal, seenAt: clock.now() });
      store.changed();
      return {};
    },
  };
}
