import { err, ok, type Result } from './result.ts';

/**
 * An update (`*.gdu`) is one file: `GDU1`, the manifest's length (4 bytes, big endian), the manifest (canonical JSON), the
 * publisher's Ed25519 signature of it (64 bytes), and the bytes of its files one after the other in the manifest's order.
 * The publisher is not the province: who may sign a dossier's journey may not change the program, and the other way round.
 */
export interface UpdateManifest {
  readonly format: 1;
  readonly product: 'gan-dan';
  /** `linux-x64`, `win32-x64`…: Node's platform and processor. */
  readonly system: string;
  readonly version: string;
  /** Counts up with everything the publisher ever signs: an old file that was once right is refused for ever. */
  readonly order: number;
  /** The oldest version that can be left behind in one step. */
  readonly minimum: string;
  /** UTC milliseconds. After `expires` a lost stick is only a stick. */
  readonly created: number;
  readonly expires: number;
  /** The station's module inside. */
  readonly entry: string;
  readonly files: readonly UpdateFile[];
}

export interface UpdateFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha512: string;
}

export const updateFaults = [
  'update-truncated',
  'update-forged',
  'update-not-for-this-pc',
  'update-older',
  'update-expired',
  'update-needs-a-step',
  'update-went-back-before',
  'update-no-room',
] as const;
export type UpdateFault = { readonly type: (typeof updateFaults)[number] };

export const updateMagic = 'GDU1';
export const updateLimits = {
  fileBytes: 1024 * 1024 * 1024,
  manifestBytes: 8 * 1024 * 1024,
  files: 20_000,
} as const;

/** What a PC knows of its own program when it is offered another. */
export interface Installed {
  readonly version: string;
  readonly system: string;
  /** The highest this PC ever took in, also of what it went back from. */
  readonly highestOrder: number;
  /** Orders that failed here. */
  readonly wentBack: readonly number[];
}

/** Whether a manifest whose signature is right may be taken in here and now. */
export function mayInstall(manifest: UpdateManifest, here: Installed, now: number): Result<null, UpdateFault> {
  const fault = (type: UpdateFault['type']) => err({ type });
  if (manifest.system !== here.system) return fault('update-not-for-this-pc');
  if (now >= manifest.expires) return fault('update-expired');
  if (here.wentBack.includes(manifest.order)) return fault('update-went-back-before');
  if (manifest.order <= here.highestOrder) return fault('update-older');
  const step = compareVersions(manifest.version, here.version);
  if (step === null || step <= 0) return fault('update-older');
  const from = compareVersions(here.version, manifest.minimum);
  return from === null || from < 0 ? fault('update-needs-a-step') : ok(null);
}

/** Three numbers, and for a version that comes before them a suffix in small letters: on Windows `RC` and `rc` are one folder. */
export const versionPattern = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9a-z]{1,8}(?:\.[0-9a-z]{1,8})?))?$/;

/**
 * By number, never as text: "0.10.0" is newer than "0.9.0", and "1.4.2-rc.10" than "1.4.2-rc.9"; both come before "1.4.2"
 * (SemVer 11). Null: one of them is no version.
 */
export function compareVersions(a: string, b: string): number | null {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (!left || !right) return null;
  const at = left.numbers.findIndex((part, index) => part !== right.numbers[index]);
  if (at >= 0) return (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
  return compareSuffixes(left.suffix, right.suffix);
}

function partsOf(version: string): { numbers: number[]; suffix: string[] } | null {
  const found = versionPattern.exec(version);
  return found && { numbers: found.slice(1, 4).map(Number), suffix: found[4]?.split('.') ?? [] };
}

/** None is the release itself and newest; numbers come before words, and the shorter before the longer. */
function compareSuffixes(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const at = a.findIndex((part, index) => part !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return a.length - b.length;
  const isNumber = (part: string) => /^\d+$/.test(part);
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
  if (isNumber(left) !== isNumber(right)) return isNumber(left) ? -1 : 1;
  return left < right ? -1 : 1;
}

/** A path that stays inside and means the same on every system. */
export function isInside(path: string): boolean {
  return (
    path.length <= 240 &&
    path.split('/').every((part) => /^[\w@+.()[\] -]+$/.test(part) && !/^\.+$|[. ]$|^ /.test(part)) &&
    !path.split('/').some((part) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))
  );
}

/** Half an hour after the last queue closed, and never between seven and five (reliability.md §4.9), whatever day it is. */
export function isQuietTime(time: string, hours: readonly { readonly from: string; readonly to: string }[]): boolean {
  const isNight = time < '05:00' || time >= '17:00';
  const minutes = minutesOf(time);
  return isNight && hours.every(({ from, to }) => minutes < minutesOf(from) - 60 || minutes >= minutesOf(to) + 30);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** How the versions of a PC stand, most pressing first. `off`: no launcher started it, so nothing changes by itself. */
export const updateStates = [
  'stuck',
  'damaged',
  'went-back',
  'not-installed',
  'held',
  'missing',
  'waits',
  'current',
  'off',
] as const;
export type UpdateState = (typeof updateStates)[number];

/** A PC of the point beside its host; `unknown`: it was never here, or one of the two is no release. */
export const pcVersions = ['same', 'behind', 'ahead', 'unknown'] as const;
export type PcVersion = (typeof pcVersions)[number];

export function pcVersionOf(runs: string, host: string): PcVersion {
  if (runs === host) return 'same';
  const step = compareVersions(runs, host);
  if (step === null) return 'unknown';
  return step < 0 ? 'behind' : step > 0 ? 'ahead' : 'same';
}

/** `not-here`: nobody brought it yet. `newer-runs`: a point never goes back to an older one. */
export const wantedStandings = ['runs', 'newer-runs', 'waits', 'held', 'not-here'] as const;
export type WantedStanding = (typeof wantedStandings)[number];

export interface UpdateStanding {
  readonly isLaunched: boolean;
  readonly runs: string;
  readonly isStuck: boolean;
  /** What the launcher wrote, or a version that lies here, is not as it was. */
  readonly isDamaged: boolean;
  readonly last: { readonly result: string; readonly why: string | null } | null;
  readonly staged: { readonly version: string; readonly manifestHash: string | null } | null;
  readonly wanted: { readonly version: string | null; readonly manifestHash: string | null } | null;
}

export function wantedStanding({ wanted, staged, runs }: UpdateStanding): WantedStanding | null {
  if (!wanted || wanted.version === null) return null;
  const step = compareVersions(runs, wanted.version);
  if (step === 0 || runs === wanted.version) return 'runs';
  if (step !== null && step > 0) return 'newer-runs';
  if (staged?.version !== wanted.version) return 'not-here';
  return isAsMeant(staged, wanted) ? 'waits' : 'held';
}

/** A file that bears the wanted version and is not the one the province means is no update anybody asked for. */
export function isAsMeant(
  file: { readonly version: string | null; readonly manifestHash: string | null },
  wanted: UpdateStanding['wanted'],
): boolean {
  if (wanted?.version !== file.version || wanted.manifestHash === null) return true;
  return wanted.manifestHash === file.manifestHash;
}

export function updateStateOf(standing: UpdateStanding): UpdateState {
  const { isLaunched, isStuck, isDamaged, last, staged, wanted } = standing;
  if (!isLaunched) return 'off';
  if (isStuck) return 'stuck';
  if (isDamaged) return 'damaged';
  if (staged) return isAsMeant(staged, wanted) ? 'waits' : 'held';
  if (last?.result === 'went-back' && last.why !== 'asked') return 'went-back';
  if (last?.result === 'not-installed') return 'not-installed';
  return wantedStanding(standing) === 'not-here' ? 'missing' : 'current';
}
