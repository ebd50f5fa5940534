import { bundleHeader } from '../../contract/bundle.ts';
import { readHeader } from '../../domain/bundle.ts';
import type { Stick } from '../ports/stick.ts';
import { makeScanBundle } from './bundle-out.ts';
import { type BundleParts, breathe, type ScansByStick } from './bundle-parts.ts';

/** What went onto the stick, and what did not fit or could not be written. */
export interface ScansPut {
  readonly put: number;
  readonly left: number;
  readonly leftBytes: number;
}

export const noScans: ScansPut = { put: 0, left: 0, leftBytes: 0 };

/** So many bytes of scans at once: more would hold up a tap at the kiosk while they are sealed. */
const usuallyAtOnce = 8 * 1024 * 1024;
/** Events go first: this much of a stick no scan takes. */
export const keptForEvents = 64 * 1024 * 1024;
const ending = '-anh.slb';

export function isOfScans(name: string): boolean {
  return name.endsWith(ending);
}

/**
 * After the events: scans that neither the province is known to have nor this stick holds whole, in bundles of a few megabytes each. A
 * stick that is pulled half-way keeps those that were finished, and the next press goes on with the rest. What the province said it took
 * makes room.
 */
export async function putScans(
  parts: BundleParts & { readonly scans: ScansByStick },
  {
    stick,
    name,
    progress,
    atOnce = usuallyAtOnce,
  }: { stick: Stick; name: string; progress: (done: number, all: number) => void; atOnce?: number },
): Promise<ScansPut> {
  const { scans, tools } = parts;
  const here = await held(stick, parts);
  const open = wanted(scans).filter((file) => !scans.sent.bundlesOf(file).some((bundle) => here.has(bundle)));
  let put = 0;
  let left = 0;
  let leftBytes = 0;
  for (let at = 0; at < open.length; ) {
    progress(at, open.length);
    const batch: { file: string; bytes: Uint8Array }[] = [];
    let size = 0;
    for (; at < open.length && (size === 0 || size < atOnce); at++) {
      const file = open[at] ?? '';
      const bytes = await scans.files.read(file);
      // of a guest's dossier it may not have come yet
      if (!bytes) continue;
      batch.push({ file, bytes });
      size += bytes.length;
    }
    if (batch.length === 0) break;
    const isFull = left > 0 || (stick.room() ?? Number.POSITIVE_INFINITY) < keptForEvents + size;
    const made = isFull ? null : makeScanBundle(parts, batch);
    if (
      made?.ok &&
      stick.write(`${name}-${tools.sha256(tools.bytes(made.value.id)).slice(0, 8)}${ending}`, made.value.bytes)
    ) {
      const files = batch.map(({ file }) => file);
      scans.sent.put(made.value.id, files);
      put += batch.length;
    } else {
      left += batch.length;
      leftBytes += size;
    }
    await breathe();
  }
  return { put, left, leftBytes };
}

/** Not known to be at the province; what went out least often comes first, so that the next file brings what the last one could not. */
export function wanted({ named, sent }: ScansByStick): string[] {
  const open = [...new Set(named())].filter((file) => !sent.isThere(file));
  const times = new Map(open.map((file) => [file, sent.bundlesOf(file).length]));
  return open.sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
}

/** For a file that a browser saves: what fits beside the events. */
export async function scansThatFit(scans: ScansByStick, room: number) {
  const some: { file: string; bytes: Uint8Array }[] = [];
  let left = 0;
  let leftBytes = 0;
  let size = 0;
  for (const file of wanted(scans)) {
    const bytes = await scans.files.read(file);
    if (!bytes) continue;
    if (left === 0 && size + bytes.length <= room) {
      some.push({ file, bytes });
      size += bytes.length;
    } else {
      left++;
      leftBytes += bytes.length;
    }
  }
  return { some, said: { put: some.length, left, leftBytes } satisfies ScansPut };
}

/** Own bundles of scans that lie on the stick whole; what was spoilt is removed and goes again, what was taken makes room. */
async function held(
  stick: Stick,
  { scans, tools, point }: BundleParts & { scans: ScansByStick },
): Promise<Set<string>> {
  const parseHeader = (value: unknown) => bundleHeader.safeParse(value).data ?? null;
  const whole = new Set<string>();
  const own = (stick.list() ?? []).filter((each) => each.startsWith(`gan-dan-${point}-`) && isOfScans(each));
  for (const name of own) {
    const bytes = stick.read(name);
    const read = bytes && readHeader(bytes, { tools, parseHeader });
    const id = read?.ok ? read.value.header.id : null;
    if (id === null || scans.sent.isDone(id)) stick.remove(name);
    else whole.add(id);
    await breathe();
  }
  return whole;
}
