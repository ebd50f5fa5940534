import { bundleHeader } from '../../contract/bundle.ts';
import type { BundleFault } from '../../domain/bundle.ts';
import { readHeader } from '../../domain/bundle.ts';
import { localTime } from '../../domain/calendar.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import type { Stick } from '../ports/stick.ts';
import { type TakingParts, takeStationBundle } from './bundle-in.ts';
import { makeStationBundle } from './bundle-out.ts';
import type { Answer, Handlers } from './caller.ts';
import { createFileParts } from './file-parts.ts';
import type { StickKeeper } from './keep-stick.ts';
import type { Live } from './live.ts';
import { rightsNow } from './rights-now.ts';
import { isOfScans, noScans, putScans, scansThatFit } from './stick-scans.ts';

type Work = 'watchSneakernet' | 'carryByStick' | 'makeBundle' | 'takeBundle';

export interface SneakernetParts extends TakingParts {
  readonly stick: Stick | null;
  readonly keeper: StickKeeper;
  /** Up to where another PC of the point has the log too, flushed. */
  readonly elsewhere: () => number;
  readonly live: Live;
  readonly changed: () => void;
  readonly mono: () => number;
}

/** So many bytes a browser is handed at once. */
const mostForABrowser = 32 * 1024 * 1024;
const scansForABrowser = 16 * 1024 * 1024;
/** Events that lie in one place only for so long are somebody's business (T39b of reliability.md). */
export const aloneAlarmMs = 60 * 60 * 1000;

/** Events that neither the province nor a stick in the PC nor the stand-in has. */
export function aloneNow({
  log,
  keeper,
  elsewhere,
  clock,
}: Pick<SneakernetParts, 'log' | 'keeper' | 'elsewhere' | 'clock'>) {
  const safe = Math.max(log.acked().seq, keeper.held().seq, elsewhere());
  const events = Math.max(0, log.head().seq - safe);
  const oldest = events === 0 ? null : (log.read(safe + 1, { maxEvents: 1, maxBytes: 1 })[0]?.at.wall ?? null);
  return { events, oldest, alarm: oldest !== null && clock.now() - oldest > aloneAlarmMs };
}

/** The page's one button, and a browser's two. */
export function sneakernetOperations(parts: SneakernetParts): Handlers<Work> {
  const { stick, keeper, live, changed, log, carried, memory, clock, tools } = parts;
  const uploads = createFileParts(parts.mono, mostForABrowser);
  const now = { progress: null as null | { step: 'out' | 'scans' | 'in'; done: number; all: number } };
  const progress = (step: 'out' | 'scans' | 'in', done: number, all: number) => {
    now.progress = { step, done, all };
    changed();
  };
  const isOurs = (bytes: Uint8Array): boolean => {
    const parseHeader = (value: unknown) => bundleHeader.safeParse(value).data ?? null;
    const read = readHeader(bytes, { tools, parseHeader });
    return read.ok && (read.value.header.madeBy.place === parts.point || carried.isTaken(read.value.header.id));
  };
  const fileName = () => {
    const { date, time } = localTime(clock.now());
    return `gan-dan-${parts.point}-${date.replaceAll('-', '')}-${time.replace(':', '')}.slb`;
  };

  const view = () => {
    const rights = rightsNow(memory, clock.now());
    const others = Map.groupBy(carried.streams(), ({ stream }) => pointOfStream(StreamId(stream)));
    return {
      stick: keeper.state(),
      alone: aloneNow(parts),
      waiting: Math.max(0, log.head().seq - log.acked().seq),
      carried: [...others].map(([point, streams]) => ({
        point,
        events: streams.reduce((sum, each) => sum + each.events, 0),
      })),
      files: (stick?.list() ?? []).filter((name) => !isOwnName(name, parts.point)).length,
      rights: { state: rights.state, until: rights.state === 'never' ? null : rights.until },
      progress: now.progress,
      latest: carried.latest().map(({ way, place, events, at }) => ({ way, place, events, at })),
    };
  };

  return {
    watchSneakernet: (_, { signal }) => live.watch('sneakernet', view, signal) as Answer<'watchSneakernet'>,

    async carryByStick() {
      if (!stick?.list()) return err({ type: 'stick-absent' as const });
      try {
        progress('out', 0, 1);
        const made = await makeStationBundle(parts);
        if (!made.ok) return made;
        const { id, bytes, events } = made.value;
        const name = fileName();
        if (!stick.write(name, bytes)) return err({ type: 'stick-takes-nothing' as const });
        carried.mark({ bundle: id, way: 'out', place: parts.point, events, at: clock.now() });
        const before = log.acked().seq;
        const taken: { name: string; events: number; scans: number; refused: BundleFault['type'] | null }[] = [];
        let enrolled = false;
        // events before the scans they name
        const names = (stick.list() ?? [])
          .filter((each) => !isOwnName(each, parts.point))
          .toSorted((a, b) => Number(isOfScans(a)) - Number(isOfScans(b)));
        for (const [done, each] of names.entries()) {
          progress('in', done, names.length);
          const found = stick.read(each);
          if (!found || isOurs(found)) continue;
          const answer = await takeStationBundle(parts, found);
          // other people's mail lies on the same stick
          if (!answer.ok && answer.error.type === 'bundle-not-for-me') continue;
          if (answer.ok) enrolled ||= answer.value.enrolled;
          taken.push({
            name: each,
            events: answer.ok ? answer.value.events : 0,
            scans: answer.ok ? answer.value.scans : 0,
            refused: answer.ok ? null : answer.error.type,
          });
        }
        await keeper.look();
        // Last of all, when what came in said what needs to go no more.
        const { scans } = parts;
        const put = scans
          ? await putScans(
              { ...parts, scans },
              {
                ...{ stick, name: name.slice(0, -'.slb'.length) },
                progress: (done, all) => progress('scans', done, all),
              },
            )
          : noScans;
        return ok({ out: { name, events, scans: put }, in: taken, enrolled, acknowledged: log.acked().seq > before });
      } finally {
        now.progress = null;
        changed();
      }
    },

    async makeBundle() {
      const fit = parts.scans ? await scansThatFit(parts.scans, scansForABrowser) : { some: [], said: noScans };
      const made = await makeStationBundle(parts, { scans: fit.some });
      if (!made.ok) return made;
      const { id, bytes, events } = made.value;
      if (bytes.length > mostForABrowser) return err({ type: 'bundle-too-large' as const });
      carried.mark({ bundle: id, way: 'out', place: parts.point, events, at: clock.now() });
      parts.scans?.sent.put(
        id,
        fit.some.map(({ file }) => file),
      );
      changed();
      return ok({ name: fileName(), base64: Buffer.from(bytes).toString('base64'), events, scans: fit.said });
    },

    async takeBundle({ last, ...sent }, { session }) {
      const terminal = session?.terminal ?? '';
      const received = uploads.take(terminal, sent);
      if (!received.ok) return received;
      if (!last) return ok({ received: received.value, events: null, enrolled: false, acknowledged: false });
      const bytes = await uploads.read(terminal, sent.upload);
      uploads.forget(terminal, sent.upload);
      if (!bytes) return err({ type: 'file-gone' as const });
      const taken = await takeStationBundle(parts, bytes);
      changed();
      if (!taken.ok) return taken;
      const { events, enrolled, acknowledged } = taken.value;
      return ok({ received: received.value, events, enrolled, acknowledged });
    },
  };
}

/** By the button, or piece by piece. */
function isOwnName(name: string, point: string): boolean {
  return name.startsWith(`gan-dan-${point}-`) || name.startsWith(`gd-${point}.`);
}
