import { implement, ORPCError } from '@orpc/server';
import type { Successor } from '../../../contract/station-api.ts';
import { pairingApi, stationApi } from '../../../contract/station-api.ts';
import { StationId } from '../../../domain/ids.ts';
import { mayOpen } from '../../../domain/station.ts';
import type { TestsOfPcs } from '../../operations/doctor/tests-of-pcs.ts';
import { type Live, onlyChanges } from '../../operations/live.ts';
import type { Pairing } from '../../operations/pairing.ts';
import type { CodeWish } from '../../operations/sign-in.ts';
import { isDismissed } from '../../operations/stand-in/dismissed.ts';
import { forgottenStandIn } from '../../operations/stand-in/forgotten-stand-in.ts';
import type { GivenCopy } from '../../operations/stand-in/give-copy.ts';
import type { Hold } from '../../operations/stand-in/hold.ts';
import { isOlderCopyKept } from '../../operations/stand-in/older-copy.ts';
import type { KeepsStandIn } from '../../ports/kept-stand-in.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { PairedStation } from '../../store/stations-table.ts';
import { doorFailure } from '../terminal/refusals.ts';
import type { GivenUpdate } from '../update/give-update.ts';
import type { FormerHostSide } from './former-host.ts';
import type { LinkedStations } from './station-links.ts';

/** What stands beside the host's database. */
export interface CopyFiles {
  secrets(sealTo: string): { key: string; sealed: string };
  list(): { name: string; bytes: number }[];
  /** Base64; empty at the end, and of what is gone. */
  read(name: string, at: number): string;
}

type OnBug = (where: string, error: unknown) => void;

/** What anybody may ask who has shown a certificate: to be let in. */
export function createPairingRouter({ pairing, onBug }: { pairing: Pairing; onBug: OnBug }) {
  const os = implement(pairingApi)
    .$context<{ key: string }>()
    .use(({ path, next }) => caught(next, String(path[0]), onBug));
  return os.router({
    pairByCode: os.pairByCode.handler(({ input, context }) => pairing.byCode(context.key, input)),
    beginComparing: os.beginComparing.handler(({ input, context }) => pairing.begin(context.key, input)),
    revealNonce: os.revealNonce.handler(({ input, context }) => pairing.reveal(context.key, input)),
    awaitApproval: os.awaitApproval.handler(({ input, context, signal }) =>
      pairing.approval(context.key, input, signal),
    ),
  });
}

/** What a paired station asks for itself; its screens speak for themselves on `/rpc`. */
export function createStationRouter(parts: {
  store: PointStore;
  links: LinkedStations;
  live: Pick<Live, 'watch'>;
  attachCode: (wish: CodeWish) => string;
  given: GivenCopy;
  kept: KeepsStandIn;
  hold: Pick<Hold, 'release'>;
  files: CopyFiles;
  updates: GivenUpdate | null;
  former: FormerHostSide;
  tests: TestsOfPcs;
  /** How often the doctor of this host looked at everything. */
  looks: () => number;
  onBug: OnBug;
}) {
  const { store, links, live, attachCode, given, kept, hold, files, updates, former, tests, looks, onBug } = parts;
  const notChosen = { ok: false as const, error: { type: 'not-the-stand-in' as const } };
  const mayCopy = ({ standIn, key }: PairedStation) => {
    if (!standIn) return false;
    const forgotten = forgottenStandIn(store, kept);
    // it asks as a station: it took nobody's place; one that a backup of before names says nothing of the one that came after it
    if (forgotten === null || forgotten.key === key) given.asked();
    return !isOlderCopyKept(store);
  };
  const goes = ({ key }: PairedStation) => (isDismissed(store, key) ? { dismissed: true } : {});
  const os = implement(stationApi)
    .$context<{ station: StationId; key: string; mayBeSuccessor: boolean; connection: object; from: string }>()
    .use(async ({ context, path, next }) => {
      const isForgotten = forgottenStandIn(store, kept)?.key === context.key;
      const known = store.stations.get(context.station);
      const mayTell = ofSuccessor.has(String(path[0])) && (isForgotten || context.mayBeSuccessor);
      const paired = mayTell ? { ...(known ?? unknownHere(context)), standIn: true } : known;
      // It speaks as our station: it took nobody's place. One that is not known comes in again when the province brought what it was.
      if (path[0] === 'sayHello' && isForgotten) hold.release();
      if (!paired) throw new ORPCError('FORBIDDEN', { message: 'station-removed', data: { type: 'station-removed' } });
      return caught(() => next({ context: { paired } }), String(path[0]), onBug);
    });
  return os.router({
    sayHello: os.sayHello.handler(({ input, context: { paired, connection } }) => {
      links.hello(paired.station, input, connection);
      const { roles, counters } = paired;
      const standIn = successorOf(store, given);
      const said = { roles: [...roles], counters: [...counters], standIn, looks: looks(), takesTests: true };
      return { ...welcomeOf(store, paired), ...said, ...goes(paired) };
    }),
    openTerminal: os.openTerminal.handler(({ input: { role, counter }, context: { paired } }) => {
      if (!mayOpen(paired, role, counter)) return { ok: false as const, error: { type: 'role-not-allowed' as const } };
      const code = attachCode({ role, counter, account: null, station: paired.station });
      return { ok: true as const, value: { code } };
    }),
    tellScan: os.tellScan.handler(({ input, context: { paired } }) => {
      links.scanned(paired.station, input.text);
      return {};
    }),
    watchPapers: os.watchPapers.handler(async function* ({ context: { paired }, signal }) {
      for await (const { print, bytes } of links.papers(paired.station, signal))
        yield { print, bytes: Buffer.from(bytes).toString('base64') };
    }),
    tellPrinted: os.tellPrinted.handler(({ input: { print, outcome }, context: { paired } }) => {
      links.printed(paired.station, print, outcome as Parameters<LinkedStations['printed']>[2]);
      return {};
    }),
    ping: os.ping.handler(({ context: { paired } }) => ({
      ...{ standIn: successorOf(store, given), looks: looks(), ...goes(paired) },
    })),
    tellDoctor: os.tellDoctor.handler(({ input, context: { paired } }) => {
      links.tellDoctor(paired.station, input);
      return {};
    }),
    noteOwnTest: os.noteOwnTest.handler(({ input, context: { paired } }) => tests.note(paired.station, input)),
    printOwnTestPage: os.printOwnTestPage.handler(({ input: { origin }, context: { paired } }) =>
      tests.print(paired.station, origin),
    ),
    watchStandIn: os.watchStandIn.handler(({ context: { paired }, signal }) => {
      const told = () => ({ standIn: successorOf(store, given), ...goes(paired) });
      return onlyChanges(live.watch(`stand-in ${paired.station}`, told, signal));
    }),
    askUpdate: os.askUpdate.handler(() => ({
      ...{ offer: updates?.offer() ?? null, wentBack: updates?.wentBack() ?? [] },
    })),
    readUpdate: os.readUpdate.handler(({ input: { order, at } }) => ({ data: updates?.read(order, at) ?? '' })),
    followCopy: os.followCopy.handler(async ({ input, context: { paired }, signal }) => {
      if (!mayCopy(paired)) return notChosen;
      return { ok: true as const, value: await given.follow(paired.station, input, signal) };
    }),
    copySecrets: os.copySecrets.handler(({ input, context: { paired } }) =>
      mayCopy(paired) ? { ok: true as const, value: files.secrets(input.sealTo) } : notChosen,
    ),
    tellTakenOver: os.tellTakenOver.handler(({ input, context: { paired } }) =>
      paired.standIn ? { ok: true as const, value: { streams: former.stop(input.stream) } } : notChosen,
    ),
    readTail: os.readTail.handler(({ input: { stream, from }, context: { paired } }) =>
      paired.standIn ? { ok: true as const, value: former.read(stream, from) } : notChosen,
    ),
    stepDown: os.stepDown.handler(({ input, context: { paired, from } }) => {
      if (!paired.standIn) return notChosen;
      const { station, port } = input;
      // it does not know an address of its own, but it came from one
      const addresses = input.addresses.length > 0 ? input.addresses : [from.replace(/^::ffff:/, '')].filter(Boolean);
      former.stepDown({ v: 1, host: paired.key, station: StationId(station), addresses, port, standIn: null });
      return { ok: true as const, value: {} };
    }),
    listCopyFiles: os.listCopyFiles.handler(({ context: { paired } }) =>
      paired.standIn ? { ok: true as const, value: { files: files.list() } } : notChosen,
    ),
    readCopyFile: os.readCopyFile.handler(({ input: { name, at }, context: { paired } }) =>
      paired.standIn ? { ok: true as const, value: { data: files.read(name, at) } } : notChosen,
    ),
  });
}

/** All that a PC may ask which is no station of this database and says that it took this host's place. */
const ofSuccessor: ReadonlySet<string> = new Set([
  ...(['ping', 'tellTakenOver', 'readTail', 'stepDown', 'listCopyFiles', 'readCopyFile'] as const),
]);

/** Let in by the door for what is remembered beside the database, or for the province's word. */
function unknownHere({ station, key }: { station: StationId; key: string }): PairedStation {
  const nothing = { roles: [], counters: [], name: '', version: '', hasPrinter: false, lastSeen: null };
  return { ...nothing, station, key, proof: 'code', pairedAt: 0, pairedBy: null, removedAt: null, standIn: true };
}

/** Whom the other stations may believe when the host is gone. */
function successorOf(store: PointStore, given: GivenCopy): Successor | null {
  const chosen = store.stations.standIn();
  if (!chosen) return null;
  const { station, name, key } = chosen;
  const { addresses, port } = given.door(station) ?? { addresses: [], port: 0 };
  return { station, name, key, addresses: [...addresses], port };
}

function welcomeOf(store: PointStore, { station, name }: PairedStation) {
  const { id, name: pointName } = store.point;
  return { station, name, point: id, pointName };
}

async function caught<T>(next: () => PromiseLike<T> | T, where: string, onBug: OnBug): Promise<T> {
  try {
    return await next();
  } catch (error) {
    throw doorFailure(error, (bug) => onBug(where, bug));
  }
}
