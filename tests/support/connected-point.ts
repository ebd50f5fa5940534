import { createProvinceDoor } from '../../main/adapters/province/province-door.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import { carryOn } from '../../main/operations/carry-on.ts';
import type { InboxReader } from '../../main/operations/fetch-inbox.ts';
import { reportToProvince } from '../../main/operations/report-to-province.ts';
import type { OutgoingLog } from '../../main/ports/outgoing-log.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import type { Carried } from '../../main/store/carried-table.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** What a broken build would do; each must be seen by the rig. */
export interface Broken {
  /** Between station and province. */
  readonly over?: (door: ProvinceDoor) => ProvinceDoor;
  /** Heights alone are compared: whatever the province has at a height is taken for ours. */
  readonly log?: (log: OutgoingLog) => OutgoingLog;
}

/** The log as it is, but for what a mutant does otherwise; its written stream may become another one meanwhile. */
export function butFor(log: OutgoingLog, otherwise: Partial<OutgoingLog>): OutgoingLog {
  return new Proxy(log, {
    get: (target, key) => Reflect.get(otherwise, key) ?? Reflect.get(target, key),
  });
}

const noMail: InboxReader = {
  at: () => 0,
  say: () => ({ sealTo: '', about: { name: '', kind: 'principal' }, directory: null }),
  heard: () => {},
  read: async () => null,
};

const fast = { debounceMs: 1, helloEveryMs: 3_600_000, retryBaseMs: 1, retryCapMs: 2, requestTimeoutMs: 5_000 };

/** One contact with the province, as long as it takes; `ticket` as it lies in the station's folder. */
export async function contact(pc: StationOnDisk, url: string, ticket: string | null, broken: Broken = {}) {
  const parts = { clock: createSystemClock(), ids: createRandomIds(), vault: openKeyFileVault(pc.folder) };
  const door = createProvinceDoor({ url, ...parts, timeoutMs: fast.requestTimeoutMs });
  return contactOver(pc, broken.over ? broken.over(door) : door, { ...broken, ticket });
}

export async function contactOver(
  pc: StationOnDisk,
  door: ProvinceDoor,
  {
    log,
    carries,
    inbox,
    ticket = 'A'.repeat(26),
  }: Pick<Broken, 'log'> & {
    readonly ticket?: string | null;
    /** What it carries for others goes along; a mutant's is another. */
    readonly carries?: (carried: Carried) => Carried;
    /** What others wrote is read, too. */
    readonly inbox?: InboxReader;
  } = {},
) {
  const store = pc.store();
  const reporting = reportToProvince({
    ...{
      log: log ? log(store.outgoing) : store.outgoing,
      own: store.incarnations,
      memory: store.memory,
      version: 'test',
    },
    ...{ door, vault: pc.vault(), clock: createSystemClock(), delays: fast, random: () => 0 },
    // A model of the province opens no keys.
    wrap: (wrapping) => (wrapping.sealTo === '' ? '' : wrapForProvince(wrapping)),
    operatorLog: { write: (entry) => (entry.event === 'bug' ? console.error(entry) : undefined) },
    enrolment: ticket === null ? null : { ticket },
    ...(inbox && { inbox }),
    ...(carries && {
      inbox: carryOn(noMail, {
        ...{ point: store.point.id, memory: store.memory, directory: store.directory },
        ...{ carried: carries(store.carried), isSignedBy: () => false },
      }),
    }),
  });
  try {
    await reporting.pushNow();
    return reporting.state();
  } finally {
    await reporting.close();
  }
}
