import { type Reporting, startReporting } from '../../main/adapters/province/start-reporting.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import type { OutgoingLog } from '../../main/ports/outgoing-log.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** What a broken build would do; each must be seen by the rig. */
export interface Broken {
  /** Between station and province. */
  readonly over?: (door: ProvinceDoor) => ProvinceDoor;
  /** Heights alone are compared: whatever the province has at a height is taken for ours. */
  readonly log?: (log: OutgoingLog) => OutgoingLog;
}

const fast = { debounceMs: 1, helloEveryMs: 3_600_000, retryBaseMs: 1, retryCapMs: 2, requestTimeoutMs: 5_000 };

/** One contact with the province, as long as it takes; `ticket` as it lies in the station's folder. */
export async function contact(pc: StationOnDisk, url: string, ticket: string | null, broken: Broken = {}) {
  const store = pc.store();
  const log = broken.log ? broken.log(store.outgoing) : store.outgoing;
  const reporting: Reporting = startReporting({
    ...{ log, own: store.incarnations, memory: store.memory, ids: createRandomIds(), version: 'test' },
    ...{ url, vault: openKeyFileVault(pc.folder), clock: createSystemClock(), delays: fast },
    operatorLog: { write: () => {} },
    enrolment: ticket === null ? null : { ticket },
    ...(broken.over && { over: broken.over }),
  });
  try {
    await reporting.pushNow();
    return reporting.state();
  } finally {
    await reporting.close();
  }
}
