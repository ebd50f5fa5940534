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

/** By number, never as text: "0.10.0" is newer than "0.9.0". Null: one of them is no version. */
export function compareVersions(a: string, b: string): number | null {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (!left || !right) return null;
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function partsOf(version: string): number[] | null {
  const found = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(version);
  return found?.slice(1).map(Number) ?? null;
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
