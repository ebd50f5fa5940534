import { genesis, verifyChain } from '../../domain/chain.ts';
import type { RegisterPlace } from '../../domain/register-events.ts';
import { verifyLog } from '../../main/store/event-log.ts';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import type { ModelProvince } from './model-province.ts';
import type { Given } from './simulated-stick.ts';
import type { Received, StationOnDisk } from './station-on-disk.ts';

export interface SimulatedPc {
  readonly name: string;
  readonly point: string;
  readonly station: StationOnDisk;
  /** What sticks brought since its disk went back last: it may be gone from here only where it cannot be lost any more. */
  readonly given: readonly Given[];
}

export interface Printed {
  readonly point: string;
  readonly text: string;
  readonly date: string;
  /** On the forms of a receipt: which dossier, and its book and number in the register. */
  readonly entry?: { readonly dossier: string; readonly place: string };
}

export function receiptOf({ dossier, code, place }: Received) {
  return { text: code, entry: { dossier, place: placeText(place) } };
}

const placeText = ({ book, ordinal }: RegisterPlace) => `${book} ${ordinal}`;

export interface TheEnd {
  readonly province: ModelProvince;
  readonly pcs: readonly SimulatedPc[];
  readonly printed: readonly Printed[];
  /** Points of which a whole disk went back: what it printed since, nobody can know. */
  readonly rolledBack: ReadonlySet<string>;
  /** Those whose projections are folded anew. */
  readonly folded: readonly SimulatedPc[];
  /** People have looked for what they were asked to look for: they may be sure again. */
  readonly isCounted?: boolean;
}

/** The invariants of reliability.md §2.4 once the faults are over. */
export function whatDoesNotHold(end: TheEnd): string[] {
  const { province, pcs, folded } = end;
  const there = new Set(province.events().map(({ origin, part }) => `${origin} ${part}`));
  return [
    ...[...province.streams()].flatMap(([stream, events]) =>
      verifyChain(stream, genesis, events) ? [`I2: the province's chain of ${stream} is broken`] : [],
    ),
    ...pcs.flatMap((pc) => [...ofOne(pc, there), ...(end.isCounted ? [] : tooSure(pc))]),
    ...pcs.flatMap((pc) => carriedOf(pc, province, there)),
    ...folded.flatMap(foldedAnew),
    ...ofPoints(end),
  ];
}

function ofOne({ name, station }: SimulatedPc, there: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const { databases, incarnations } = station.store();
  const { write } = databases;
  for (const each of incarnations.all())
    if (verifyLog(write, each.stream)) faults.push(`I2: ${name} has a broken chain of ${each.stream}`);
  const alive = write.prepare("SELECT origin || ' ' || part FROM events").pluck().all() as string[];
  const missing = alive.filter((event) => !there.has(event));
  if (missing.length > 0) faults.push(`I5: ${missing.length} events of ${name} never reach the province`);
  return faults;
}

function tooSure({ name, station }: SimulatedPc): string[] {
  const { databases, stream } = station.store();
  const unsure = databases.write
    .prepare(
      `SELECT count(*) FROM dossiers JOIN dossier_steps USING (dossier) JOIN events USING (stream, seq)
       WHERE type = 'dossier-received' AND stream <> ? AND dossier NOT IN (SELECT dossier FROM folders_to_recount)`,
    )
    .pluck()
    .get(stream) as number;
  return unsure > 0 ? [`I9: ${name} is sure of ${unsure} folders that an earlier incarnation held`] : [];
}

/** What came by stick and stands on the very end that the province has: nothing kept it from going there. */
function carriedOf(
  { name, station, given }: SimulatedPc,
  province: ModelProvince,
  there: ReadonlySet<string>,
): string[] {
  const heads = province.streams();
  const left = given.filter(({ stream, seq, prev, what }) => {
    const events = heads.get(stream);
    return events?.length === seq - 1 && (events.at(-1)?.hash ?? genesis.hash) === prev && !there.has(what);
  });
  return left.length > 0 && station.store().isWriter()
    ? [`I14: ${left.length} events that ${name} carried are lost`]
    : [];
}

function foldedAnew({ name, station }: SimulatedPc): string[] {
  const { write } = station.store().databases;
  const tables = projectedTables.map((table) => write.prepare(`SELECT * FROM ${table}`).raw());
  const read = () => JSON.stringify(tables.map((table) => table.all()));
  const before = read();
  rebuildProjections(write);
  return read() === before ? [] : [`I11: ${name} folds to something else`];
}

/**
 * Two papers of one place, and dossiers whose place where the point is written now is not the one on their paper. What a database
 * forgot before anybody heard of it is nowhere, and nobody's second.
 */
function notInTheRegister(printed: readonly Printed[], station: StationOnDisk): string[] {
  const { register, dossiers } = station.store();
  const entries = printed.flatMap(({ entry }) => entry ?? []);
  const places = entries.map(({ place }) => place);
  return entries.flatMap(({ dossier, place }, n) => {
    const now = register.placeOf(dossier);
    const isRight = now ? placeText(now) === place : dossiers.get(dossier) === undefined;
    return [
      ...(places.indexOf(place) === n ? [] : [`I3: two papers say ${place} of the register`]),
      ...(isRight ? [] : [`T34: a paper says ${place}, the register ${now && placeText(now)}`]),
    ];
  });
}

function ofPoints({ pcs, printed, rolledBack }: TheEnd): string[] {
  const faults: string[] = [];
  for (const [point, own] of Map.groupBy(pcs, (pc) => pc.point)) {
    const writing = own.filter(({ station }) => station.store().health().writable);
    // The newest one's whole disk went back to before it was that: nobody is it any more, and a person has to say who goes on.
    const isLeft = writing.length === 0 && rolledBack.has(point);
    if (writing.length !== 1 && !isLeft) faults.push(`succession: ${writing.length} PCs write for ${point}`);
    if (rolledBack.has(point)) continue;
    const ofPoint = printed.filter((each) => each.point === point);
    for (const { station } of writing) faults.push(...notInTheRegister(ofPoint, station));
    const papers = ofPoint.map(({ text, date }) => `${date} ${text}`);
    const twice = papers.filter((paper, n) => papers.indexOf(paper) !== n);
    if (twice.length > 0) faults.push(`I3: printed twice at ${point}: ${twice.join(', ')}`);
  }
  return faults;
}
