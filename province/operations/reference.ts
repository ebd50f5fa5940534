import { localTime } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { procedures as shipped } from '../../domain/data/procedures.ts';
import {
  appliedKinds,
  differenceOf,
  linesOver,
  noTables,
  type ReferenceDifference,
  type ReferenceFault,
  type ReferenceKind,
  type ReferenceMode,
  type ReferenceRow,
  type ReferenceTables,
  readRows,
  referenceKinds,
  rowsAfter,
  tablesOf,
} from '../../domain/reference.ts';
import { publicationText } from '../../domain/reference-text.ts';
import { compareRegister, type OwnRow } from '../../domain/register-compare.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Sql } from '../store/database.ts';
import type { Officer, Scope } from '../store/officers.ts';
import {
  addVersion,
  lastVersion,
  listVersions,
  lockDraft,
  lockVersions,
  noteHeld,
  pointsHolding,
  readDrafts,
  receivedDossiers,
  versionsAbove,
  writeDraft,
} from '../store/reference.ts';
import type { Device } from '../store/streams.ts';
import type { Province } from './province.ts';

/**
 * Reference data: prepared as drafts that no station sees, published as a numbered version of all lists from a day on.
 * A version is signed whole when it is made, and for each commune when its stations ask.
 */
export interface ReferenceChange {
  readonly kind: ReferenceKind;
  readonly mode: ReferenceMode;
  readonly lines: readonly { readonly line: number; readonly cells: ReferenceRow }[];
}

export async function referenceState({ database, clock }: Province, scope: Scope) {
  const [drafts, last, versions, points] = await Promise.all([
    draftTables(database),
    publishedTables(database),
    listVersions(database),
    pointsHolding(database, scope),
  ]);
  return {
    today: localTime(clock.now()).date,
    kinds: referenceKinds.map((kind) => ({
      kind,
      rows: drafts[kind].length,
      toPublish: countOf(differenceOf(kind, last[kind], drafts[kind])),
      appliesBy: appliedKinds.includes(kind) ? ('station' as const) : ('person' as const),
    })),
    versions: [...versions],
    points: points.map(({ point, code, name, type, version, saidAt }) => ({
      ...{ point, commune: { code, name, type }, version, saidAt },
    })),
  };
}

export async function referenceTable({ database }: Province, scope: Scope, kind: ReferenceKind) {
  const drafts = await draftTables(database);
  return { rows: plain(scope === null ? drafts[kind] : tablesOf(drafts, scope)[kind]) };
}

export async function previewReference({ database }: Province, change: ReferenceChange) {
  const drafts = await draftTables(database);
  const { difference, faults } = changed(drafts[change.kind], change);
  return { difference: plainDifference(difference), faults: [...faults] };
}

export async function changeReference({ database, clock }: Province, by: Officer, change: ReferenceChange) {
  const { kind } = change;
  return database.transaction(async (tx) => {
    const before = rowsIn(await lockDraft(tx, kind));
    const { after, difference, faults } = changed(before, change);
    if (faults.length > 0) return err({ type: 'reference-faults' as const, faults: faults.length });
    await writeDraft(tx, { kind, rows: JSON.stringify(after), by: by.login, now: clock.now() });
    return ok({ difference: plainDifference(difference) });
  });
}

export async function previewPublication(province: Province) {
  const { database } = province;
  const [drafts, last] = await Promise.all([draftTables(database), lastVersion(database)]);
  const published = tablesIn(last?.tables);
  const kinds = referenceKinds.map((kind) => ({
    kind,
    difference: plainDifference(differenceOf(kind, published[kind], drafts[kind])),
  }));
  return {
    version: (last?.version ?? 0) + 1,
    earliest: earliest(province, last),
    kinds: kinds.filter(({ difference }) => countOf(difference) > 0),
  };
}

type PublishError =
  | { type: 'nothing-to-publish' }
  | { type: 'published-meanwhile'; version: number }
  | { type: 'effective-too-early'; earliest: string }
  | { type: 'reference-points-nowhere'; what: string };

/** `version` is the number whose preview was read: a version that somebody else made meanwhile is not published over. */
export async function publishReference(
  province: Province,
  by: Officer,
  input: { readonly version: number; readonly effectiveFrom: string; readonly note: string },
): Promise<Result<{ version: number }, PublishError>> {
  const { database, signing, clock } = province;
  return database.transaction(async (tx): Promise<Result<{ version: number }, PublishError>> => {
    await lockVersions(tx);
    const [drafts, last] = [await draftTables(tx), await lastVersion(tx)];
    const version = (last?.version ?? 0) + 1;
    if (version !== input.version) return err({ type: 'published-meanwhile', version: version - 1 });
    const published = tablesIn(last?.tables);
    if (referenceKinds.every((kind) => countOf(differenceOf(kind, published[kind], drafts[kind])) === 0))
      return err({ type: 'nothing-to-publish' });
    const first = earliest(province, last);
    if (input.effectiveFrom < first) return err({ type: 'effective-too-early', earliest: first });
    const nowhere = pointsNowhere(drafts);
    if (nowhere !== null) return err({ type: 'reference-points-nowhere', what: nowhere });
    const { effectiveFrom, note } = input;
    const tables = canonicalJson(drafts);
    const signature = signing.sign(canonicalJson({ version, effectiveFrom, tables }));
    await addVersion(tx, { version, effectiveFrom, tables, signature, note, by: by.login, now: clock.now() });
    return ok({ version });
  });
}

/** What a point has not, for its commune; what it says it has is noted. */
export async function referenceFor(province: Province, device: Device, known: number) {
  const { database, clock, signing } = province;
  if (device.revoked) return err({ type: 'revoked' as const });
  await noteHeld(database, device.point, known, clock.now());
  return ok({ signedBy: signing.publicKey, publications: await signedPublications(province, device.point, known) });
}

/** In force today and to come, above a version, as the point's commune gets them: each signed as one text. */
export async function signedPublications({ database, clock, signing }: Province, point: string, known: number) {
  const commune = point.slice(0, 5);
  const versions = await versionsAbove(database, known, localTime(clock.now()).date);
  return versions.map(({ version, effectiveFrom, tables }) => {
    const text = publicationText({ version, effectiveFrom, commune, tables: tablesOf(tablesIn(tables), commune) });
    return { text, signature: signing.sign(text) };
  });
}

/** The provincial system's list against what the points of the scope received. */
export async function compareWithRegister(
  { database }: Province,
  scope: Scope,
  input: {
    readonly from: string;
    readonly to: string;
    readonly rows: readonly {
      readonly line: number;
      readonly officialCode: string;
      readonly receivedOn: string | null;
    }[];
  },
) {
  const codes = input.rows.map(({ officialCode }) => officialCode);
  const own = await receivedDossiers(database, { scope, from: input.from, to: input.to, codes });
  const found = compareRegister(input.rows, own, input);
  const pointOf = new Map(own.map(({ dossier, point }) => [dossier, point]));
  const here = ({ dossier, code }: OwnRow) => ({ point: pointOf.get(dossier) ?? '', code });
  return {
    same: found.same,
    onlyThere: [...found.onlyThere],
    onlyHere: found.onlyHere.map((row) => ({
      ...here(row),
      officialCode: row.officialCode,
      receivedOn: row.receivedOn,
    })),
    differentDate: found.differentDate.map(({ there, here: row }) => ({
      ...{ line: there.line, officialCode: there.officialCode, there: there.receivedOn ?? '', here: row.receivedOn },
      ...here(row),
    })),
  };
}

function changed(before: readonly ReferenceRow[], { kind, mode, lines }: ReferenceChange) {
  const { rows, faults } = readRows(kind, mode === 'merge' ? linesOver(kind, before, lines) : lines);
  const after = rowsAfter(kind, before, rows, mode);
  // what is only to go needs nothing but its key
  const matters: readonly ReferenceFault[] = mode === 'remove' ? [] : faults;
  return { after, difference: differenceOf(kind, before, after), faults: matters };
}

/** A version never counts before one of a lower number: the stations take the highest whose day has come. */
function earliest({ clock }: Province, last: { readonly effectiveFrom: string } | null): string {
  const today = localTime(clock.now()).date;
  return last && last.effectiveFrom > today ? last.effectiveFrom : today;
}

/** A fee of a procedure that nobody knows, or a village whose point is in no list: the first one. */
function pointsNowhere(tables: ReferenceTables): string | null {
  const known = new Set([...shipped, ...tables.procedures].map(({ code }) => code));
  const fee = tables.fees.find(({ procedure }) => !known.has(procedure ?? ''));
  if (fee) return fee.procedure ?? '';
  if (tables.points.length === 0) return null;
  const points = new Set(tables.points.map(({ point }) => point));
  return tables.villages.find(({ nearest }) => nearest && !points.has(nearest))?.nearest ?? null;
}

async function draftTables(sql: Sql): Promise<ReferenceTables> {
  const drafts = await readDrafts(sql);
  const lists = referenceKinds.map((kind) => [kind, rowsIn(drafts.get(kind) ?? '[]')] as const);
  return { ...noTables, ...Object.fromEntries(lists) };
}

/** The newest published lists, whether or not their day has come. */
export async function publishedTables(sql: Sql): Promise<ReferenceTables> {
  return tablesIn((await lastVersion(sql))?.tables);
}

function tablesIn(text: string | undefined): ReferenceTables {
  return { ...noTables, ...(JSON.parse(text ?? '{}') as Partial<ReferenceTables>) };
}

function rowsIn(text: string): readonly ReferenceRow[] {
  return JSON.parse(text) as readonly ReferenceRow[];
}

function countOf({ added, removed, changed: changes }: ReferenceDifference): number {
  return added.length + removed.length + changes.length;
}

function plain(rows: readonly ReferenceRow[]): Record<string, string>[] {
  return rows.map((row) => ({ ...row }));
}

function plainDifference({ added, removed, changed: changes, same }: ReferenceDifference) {
  return {
    added: plain(added),
    removed: plain(removed),
    changed: changes.map(({ before, after }) => ({ before: { ...before }, after: { ...after } })),
    same,
  };
}
