import type { DeviceTestSaid } from '../../../contract/pc-doctor-api.ts';
import { faultsOf } from '../../../domain/device-test.ts';
import type { Origin, StationId } from '../../../domain/ids.ts';
import { err, ok } from '../../../domain/result.ts';
import { terminalAt } from '../../../domain/station.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StationLinks } from '../../ports/station-links.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { testPageJob } from '../paper-work.ts';

/**
 * What another PC of the point tells of its own devices, where nobody is signed in: noted with its name, printed at its own printer.
 * Which PC it is, its certificate said; nothing here takes another one's name.
 */
export function testsOfPcs(parts: {
  readonly store: PointStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly links: Pick<StationLinks, 'of'>;
}) {
  const { store, clock, links } = parts;
  return {
    note: (station: StationId, { origin, device, faults }: DeviceTestSaid) => {
      const own: readonly string[] = faultsOf[device];
      if (faults.some((fault) => !own.includes(fault))) return err({ type: 'fault-of-other-device' as const });
      // Of a host that only shows nothing would be left: the PC tells it again to whoever writes for the point.
      if (!store.isWriter()) return err({ type: 'log-not-writable' as const });
      store.deviceTests.note(origin, { device, station, at: clock.now(), account: '', faults });
      store.changed();
      return ok({});
    },
    print: (station: StationId, origin: Origin) => {
      if (!links.of(station)?.printer) return err({ type: 'no-own-printer' as const });
      const waiting = store.jobs.waitingTestPage(station);
      if (waiting !== null) return ok({ job: waiting });
      const actor = { account: null, terminal: terminalAt('station', station) };
      return store.perform({ origin, method: 'printTestPage', actor, opensDay: false }, () => {
        const job = testPageJob(origin, actor.terminal, 'first');
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      });
    },
  };
}

export type TestsOfPcs = ReturnType<typeof testsOfPcs>;
