/** What at a point wants a person, most pressing first: the province's list of what to do next. */
export const fleetNeeds = [
  'silent',
  'doctor-bad',
  'update-stuck',
  'no-paper',
  'alone',
  'no-backup',
  'disk',
  'backlog',
  'parked',
  'update-failed',
  'other-version',
  'doctor-warning',
] as const;
export type FleetNeed = (typeof fleetNeeds)[number];

export interface FleetPoint {
  readonly silent: boolean;
  /** Null: the point never said how it is; only its silence is known. */
  readonly facts: {
    readonly printers?: readonly string[] | undefined;
    readonly backlog?: { readonly events: number; readonly oldest: number | null } | undefined;
    readonly alone?: { readonly events: number; readonly oldest: number | null } | undefined;
    readonly backupAt?: number | null | undefined;
    readonly diskMiB?: number | undefined;
    readonly doctor?: { readonly bads: number; readonly warnings: number } | undefined;
    readonly version?: string | undefined;
    readonly update?: { readonly is: string } | undefined;
  } | null;
  readonly parked: number;
  readonly wantedVersion: string | null;
  readonly now: number;
}

const hourMs = 3_600_000;
/** Beyond these somebody looks; before, the station is still mending it by itself. */
export const fleetLimits = {
  aloneMs: 24 * hourMs,
  backlogMs: 2 * hourMs,
  backupMs: 48 * hourMs,
  diskMiB: 2_048,
} as const;
/** Words of `updateStates` that somebody has to look at; what is stuck stands by itself. */
const failedUpdates: readonly string[] = ['damaged', 'went-back', 'not-installed', 'held'];
const paperless: readonly string[] = ['no-paper', 'cover-open', 'fault', 'disconnected'];

/** In the order of `fleetNeeds`. A part that was not said is no need: an older station is not blamed for it. */
export function needsOf({ silent, facts, parked, wantedVersion, now }: FleetPoint): readonly FleetNeed[] {
  const { printers = [], backlog, alone, backupAt, diskMiB, doctor, version, update } = facts ?? {};
  const isOld = (part: { oldest: number | null } | undefined, limit: number) =>
    part !== undefined && part.oldest !== null && now - part.oldest > limit;
  const has: Readonly<Record<FleetNeed, boolean>> = {
    silent,
    'doctor-bad': (doctor?.bads ?? 0) > 0,
    'update-stuck': update?.is === 'stuck',
    // a second printer takes what the first cannot
    'no-paper': printers.length > 0 && printers.every((state) => paperless.includes(state)),
    alone: isOld(alone, fleetLimits.aloneMs),
    'no-backup': backupAt !== undefined && (backupAt === null || now - backupAt > fleetLimits.backupMs),
    disk: diskMiB !== undefined && diskMiB < fleetLimits.diskMiB,
    backlog: isOld(backlog, fleetLimits.backlogMs),
    parked: parked > 0,
    'update-failed': failedUpdates.includes(update?.is ?? ''),
    'other-version': wantedVersion !== null && version !== undefined && version !== wantedVersion,
    'doctor-warning': (doctor?.warnings ?? 0) > 0,
  };
  return fleetNeeds.filter((need) => has[need]);
}

/** What is sorted by: the most pressing need decides, then how many there are. 0: nothing. */
export function pressureOf(needs: readonly FleetNeed[]): number {
  const first = needs[0];
  return first === undefined ? 0 : (fleetNeeds.length - fleetNeeds.indexOf(first)) * 100 + needs.length;
}

export const equipmentKinds = ['pc', 'printer', 'scanner', 'screen', 'speaker', 'network', 'power', 'other'] as const;
export type EquipmentKind = (typeof equipmentKinds)[number];
