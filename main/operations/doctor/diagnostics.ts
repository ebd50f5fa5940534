import { localTime } from '../../../domain/calendar.ts';
import type { CheckParams } from '../../../domain/doctor.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Doctor } from './doctor.ts';
import { doctorTexts } from './doctor-texts.ts';

export interface DiagnosticsParts {
  readonly doctor: Pick<Doctor, 'run'>;
  readonly store: PointStore;
  readonly clock: { now(): number };
  readonly version: string;
  /** The operator's log: typed lines only. */
  readonly logs: () => readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly system: () => Readonly<Record<string, string | number>>;
  readonly screen: () => Readonly<Record<string, string>>;
  readonly zip: (files: Readonly<Record<string, Uint8Array>>) => Uint8Array;
}

/** What a person typed or is called has no place in it: not who tried a device, not what a PC was named. */
const NAMED: readonly string[] = ['by', 'names'];

/**
 * What a technician far away needs: checks, counts, settings, logs. Made from what is typed and counted, never by leaving
 * something out of what is not: no file of the database, no paper, no draft.
 */
export async function makeDiagnostics(parts: DiagnosticsParts): Promise<{ name: string; bytes: Uint8Array }> {
  const { store, clock } = parts;
  const results = await parts.doctor.run();
  const checks = results.map((check) => ({
    ...check,
    says: { key: check.says.key, params: withoutNames(check.says.params) },
  }));
  const texts = doctorTexts(parts.screen());
  const { id, kind, commune } = store.point;
  const { open } = store.day();
  const about = {
    ...{ version: parts.version, point: id, commune, kind, at: new Date(clock.now()).toISOString() },
    ...{ day: open?.day ?? null, letter: store.incarnations.live().letter, stream: store.stream },
    ...{ events: store.head().seq, durability: store.durability, health: store.health(), system: parts.system() },
    tests: store.deviceTests.latest().map(({ device, station, at, faults }) => ({ device, station, at, faults })),
    screens: store.deviceTests.screensSince(0).map(({ terminal: _, ...screen }) => screen),
  };
  const lines = checks.map((check) => `${texts.state(check.state)} | ${texts.name(check.id)} | ${texts.says(check)}`);
  const encoder = new TextEncoder();
  const files: Record<string, Uint8Array> = {
    'doctor.json': encoder.encode(`${JSON.stringify({ checks }, null, 2)}\n`),
    'doctor.txt': encoder.encode(`${lines.join('\n')}\n`),
    'about.json': encoder.encode(`${JSON.stringify(about, null, 2)}\n`),
  };
  for (const { name, bytes } of parts.logs()) files[`logs/${name}`] = bytes;
  const { date, time } = localTime(clock.now());
  const name = `gan-dan-${id}-${date.replaceAll('-', '')}-${time.replace(':', '')}.zip`;
  return { name, bytes: parts.zip(files) };
}

function withoutNames(params: CheckParams): CheckParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !NAMED.includes(name)));
}
