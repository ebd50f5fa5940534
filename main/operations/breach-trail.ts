import { type BreachTrace, mostTraces } from '../../contract/breach-api.ts';
import { type BreachOpened, countsFor, isInScope, opensTo, spanOf, traceOf } from '../../domain/breach.ts';
import type { DossierId } from '../../domain/ids.ts';
import { foldForSearch } from '../../domain/person.ts';
import { stationOf } from '../../domain/station.ts';
import { othersTurn } from '../pieces.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { pcName } from './breach-view.ts';
import { nameOf } from './life-view.ts';
import { dossierOfJob } from './opened-dossiers.ts';

/** Read or opened in some milliseconds. */
const AT_ONCE = 200;

export interface Trail {
  /** The oldest first. */
  readonly traces: readonly BreachTrace[];
  /** That could be read. */
  readonly dossiers: readonly DossierId[];
  readonly sealed: number;
  readonly erased: number;
  /** Each once. */
  readonly people: readonly ConcernedPerson[];
}

export interface ConcernedPerson {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** What the log says of a time, a PC, a person; and who is concerned by what the lost thing opens. */
export async function trailOf(
  { store, search }: { readonly store: PointStore; readonly search: DossierSearch },
  breach: BreachOpened,
): Promise<Trail> {
  await search.whole;
  const traces: BreachTrace[] = [];
  const named = new Set<DossierId>();
  for (const page of store.breaches.pages(spanOf(breach))) {
    for (const event of page) {
      const trace = isInScope(breach, event) ? traceOf(event) : null;
      if (!trace || !countsFor(breach.kind, trace)) continue;
      const ofJob = trace.job === null ? undefined : jobDossier(store, trace.job);
      const dossiers = [...trace.dossiers, ...(ofJob ? [ofJob] : [])];
      for (const dossier of dossiers) named.add(dossier);
      traces.push({
        ...{ at: event.at.wall, by: nameOf(store, event.actor.account), kind: trace.kind, lines: trace.lines },
        pc: pcName(store, stationOf(event.actor.terminal) ?? ''),
        codes: dossiers.map((dossier) => store.dossiers.get(dossier)?.code ?? dossier),
      });
    }
    await othersTurn();
  }
  const opens = opensTo(breach);
  const whole = opens.includes('everything') || opens.includes('sealed') ? await receivedUntil(store, breach.to) : [];
  const readable = [...new Set([...(opens.includes('everything') ? whole : []), ...named])];
  const erased = readable.filter((dossier) => store.privacy.erasedAt(dossier) !== null).length;
  return {
    ...{ traces: traces.toSorted((a, b) => a.at - b.at), dossiers: readable, erased },
    sealed: opens.includes('sealed') ? whole.filter((each) => store.privacy.erasedAt(each) === null).length : 0,
    people: await peopleOf(search, readable),
  };
}

/** As the page shows it. */
export function shownTrail({ traces, dossiers, people, sealed, erased }: Trail) {
  const shown = traces.slice(-mostTraces).toReversed();
  const counts = { total: traces.length, dossiers: dossiers.length, people: people.length, sealed, erased };
  return { traces: shown, ...counts };
}

/** Everybody whose words stand in these dossiers, each once: by the card, else by name and birth. */
async function peopleOf(search: DossierSearch, dossiers: readonly DossierId[]): Promise<ConcernedPerson[]> {
  const people = new Map<string, ConcernedPerson>();
  for (const [n, dossier] of dossiers.entries()) {
    const person = search.opened(dossier)?.person;
    for (const each of [person?.applicant, person?.submitter]) {
      if (!each) continue;
      const { idNumber, name, birthDate, phone, address } = each;
      const key = idNumber || `${foldForSearch(name)} ${birthDate}`;
      if (!people.has(key)) people.set(key, { name, phone, address });
    }
    if (n % AT_ONCE === AT_ONCE - 1) await othersTurn();
  }
  return [...people.values()];
}

/** What had been received when the thing was gone, here or as another point's. */
async function receivedUntil(store: PointStore, to: string): Promise<DossierId[]> {
  const found: DossierId[] = [];
  for (let after = 0; ; ) {
    const page = store.dossiers.page(after, AT_ONCE);
    for (const { dossier } of page) if (dossier.receivedAt <= to) found.push(dossier.id);
    const last = page.at(-1);
    if (!last) return found;
    after = last.position;
    await othersTurn();
  }
}

function jobDossier(store: PointStore, job: string): DossierId | undefined {
  const printed = store.jobs.get(job);
  return printed && dossierOfJob(store, printed)?.id;
}
