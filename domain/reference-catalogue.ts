import type { Calendar } from './calendar.ts';
import { procedures as shippedProcedures } from './data/procedures.ts';
import { calendarWith, type DaySaid } from './days-off.ts';
import { pointKinds } from './directory.ts';
import type { Procedure } from './dossier.ts';
import type { PointKind } from './event.ts';
import type { FeeRule } from './fee-words.ts';
import { PointId } from './ids.ts';
import type { ReferenceRow, ReferenceTables } from './reference.ts';
import type { Village } from './village.ts';

/** A numbered publication as a station keeps it. */
export interface Publication {
  readonly version: number;
  /** Local date from which it counts. */
  readonly effectiveFrom: string;
  readonly tables: ReferenceTables;
}

/** The highest version whose day has come; null: none has, and the product's own lists stand. */
export function publicationOn(publications: readonly Publication[], date: string): Publication | null {
  return publications
    .filter(({ effectiveFrom }) => effectiveFrom <= date)
    .reduce<Publication | null>((best, next) => (best && best.version > next.version ? best : next), null);
}

/** What the desk works by: the product's lists, and over them what the province published. */
export interface Catalogue {
  byCode(code: string): Procedure | undefined;
  inForce(date: string): readonly Procedure[];
}

export function catalogueOf(tables: ReferenceTables | null): Catalogue {
  const published = new Map((tables?.procedures ?? []).map((row) => [row.code ?? '', procedureOf(row)]));
  const known = [
    ...shippedProcedures.map((each) => published.get(each.code) ?? each),
    ...[...published.values()].filter(({ code }) => !shippedProcedures.some((each) => each.code === code)),
  ];
  const fees = Map.groupBy(tables?.fees ?? [], (row) => row.procedure ?? '');
  const all = known.map((each): Procedure => {
    const rules = fees.get(each.code)?.map(feeRuleOf) ?? [];
    return rules.length > 0 ? { ...each, publishedFees: rules } : each;
  });
  const byCode = new Map(all.map((each) => [each.code, each]));
  return {
    byCode: (code) => byCode.get(code),
    inForce: (date) =>
      all.filter(
        ({ effectiveFrom, effectiveTo }) => date >= effectiveFrom && (effectiveTo === null || date <= effectiveTo),
      ),
  };
}

/** The product's days with the province's; the office's own word stands over both (`liveCalendar`). */
export function publishedCalendar(shipped: Calendar, tables: ReferenceTables | null): Calendar {
  return calendarWith(shipped, (tables?.['days-off'] ?? []).map(dayOf));
}

/** The commune's villages; null: the province says nothing of them, and the point's own list stands. */
export function publishedVillages(tables: ReferenceTables | null, here: string): readonly Village[] | null {
  const rows = tables?.villages ?? [];
  if (rows.length === 0) return null;
  const names = new Map((tables?.points ?? []).map((row) => [row.point, text(row.name)]));
  return rows.map((row) => {
    const nearest = row.nearest && row.nearest !== here ? row.nearest : null;
    return {
      name: text(row.name),
      ...(row.alsoCalled ? { alsoCalled: row.alsoCalled.split('; ') } : {}),
      ...(nearest === null ? {} : { nearest: { point: PointId(nearest), name: names.get(nearest) ?? nearest } }),
    };
  });
}

export interface PublishedPoint {
  readonly point: PointId;
  readonly name: string;
  readonly kind: PointKind;
}

/** The commune's points as the province calls them. */
export function publishedPoints(tables: ReferenceTables | null): readonly PublishedPoint[] {
  return (tables?.points ?? []).flatMap((row) => {
    const kind = pointKinds.find((each) => each === row.kind);
    return kind ? [{ point: PointId(text(row.point)), name: text(row.name), kind }] : [];
  });
}

const always = '1900-01-01';

function procedureOf(row: ReferenceRow): Procedure {
  const days = Number(row.days);
  return {
    ...{ code: text(row.code), name: text(row.name), field: text(row.field) },
    limit: days === 0 ? { kind: 'same-day' } : { kind: 'working-days', days },
    onSupplement: row.onSupplement === 'pauses' ? 'pauses' : 'restarts',
    fee: row.fee ? Number(row.fee) : null,
    documents: row.documents ? row.documents.split('; ') : [],
    verified: true,
    effectiveFrom: row.from || always,
    effectiveTo: row.to || null,
  };
}

function feeRuleOf(row: ReferenceRow): FeeRule {
  return {
    ...{ code: 'published', procedures: [text(row.procedure)], basis: row.basis === 'copy' ? 'copy' : 'case' },
    amount: { kind: 'each', dong: Number(row.dong) },
    ...{ effectiveFrom: row.from || always, effectiveTo: row.to || null, source: text(row.source), certainty: 'read' },
  };
}

function dayOf(row: ReferenceRow): DaySaid {
  const kind = row.kind === 'worked' || row.kind === 'ordinary' ? row.kind : 'off';
  const certainty = row.certainty === 'reported' || row.certainty === 'proposed' ? row.certainty : 'confirmed';
  return { date: text(row.date), kind, name: text(row.name), certainty, source: text(row.source) };
}

function text(cell: string | undefined): string {
  return cell ?? '';
}
