import type { DoctorParts } from './operations/doctor/check.ts';
import type { Doctor } from './operations/doctor/doctor.ts';
import { type HeartbeatWitnesses, heartbeatSource } from './operations/heartbeat-facts.ts';
import type { Live } from './operations/live.ts';
import type { HeartbeatPlug } from './ports/heartbeat.ts';
import { schemaVersion } from './store/open-database.ts';

/** Composes who tells the heartbeat what. */
export function plugInHeartbeat(
  plug: HeartbeatPlug | undefined,
  from: Pick<DoctorParts, 'clock' | 'road' | 'printer' | 'secondPrinter' | 'alone' | 'storage' | 'store' | 'links'> &
    Pick<HeartbeatWitnesses, 'version' | 'backups' | 'updates' | 'onBug'> & {
      readonly doctor: Pick<Doctor, 'results'>;
      readonly live: Pick<Live, 'watching'>;
    },
): void {
  const { printer, secondPrinter, live, store, links } = from;
  plug?.plugIn(
    heartbeatSource({
      ...{ ...from, schema: schemaVersion, doctor: from.doctor.results },
      printers: secondPrinter ? [printer, secondPrinter] : [printer],
      diskFreeBytes: () => from.storage().diskFreeBytes,
      screens: () => ({
        ...{ kiosk: live.watching('kiosk'), board: live.watching('board') },
        stations: store.stations.all().filter(({ station }) => links.of(station) !== null).length,
      }),
    }),
  );
}
