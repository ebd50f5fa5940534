import Database from 'better-sqlite3';
import type { Dossier } from '../../domain/dossier.ts';
import type { PersonalParts } from '../../domain/event.ts';
import { PointId } from '../../domain/ids.ts';
import { foldForSearch } from '../../domain/person.ts';
import type { DossierRow, readDossiers, SealedPart } from './dossiers-table.ts';
import type { Sealing } from './sealing.ts';

export interface OpenedDossier {
  readonly dossier: DossierRow;
  /** Null when the person was erased, or their bytes changed: it is found by its codes. */
  readonly person: PersonalParts['dossier-received'] | null;
}

export interface DossierSearch {
  /** Settled once the oldest dossier can be found, or it was closed. */
  readonly whole: Promise<void>;
  /** Reads a dossier again after an event. */
  refresh(dossier: string): void;
  opened(dossier: string): OpenedDossier | undefined;
  /** All dossiers of whoever has this card, as their applicant, newest first; nobody's for ''. */
  allOf(idNumber: string): readonly string[];
  /** All dossiers that whoever has this card brought for somebody else, newest first. */
  broughtBy(idNumber: string): readonly string[];
  /** Newest first, at most `limit`; an empty query lists the newest. */
  find(query: string, state: Dossier['state'] | null, limit: number): OpenedDossier[];
  close(): void;
}

/** So many of the newest are there when the station opens; of a new point that is all. */
const AT_ONCE = 2_000;
/** Opened between two taps: some milliseconds. */
const SLICE = 40;

/**
 * Names are opened in memory only: a full-text table in `:memory:`, built at start and kept current, never on disk.
 * Accent-free, words in any order, any run of three characters of a code, name or phone. Ten years of names take seconds
 * to open, and nobody waits for them: the newest are there at once, the older come slice by slice (`whole`).
 */
export function createDossierSearch(parts: {
  dossiers: ReturnType<typeof readDossiers>;
  sealing: Sealing;
  point: PointId;
  atOnce?: number;
}): DossierSearch {
  const { dossiers, sealing, point, atOnce = AT_ONCE } = parts;
  const memory = new Database(':memory:');
  memory.exec("CREATE VIRTUAL TABLE words USING fts5 (dossier UNINDEXED, text, tokenize = 'trigram')");
  const insert = memory.prepare('INSERT INTO words (rowid, dossier, text) VALUES (?, ?, ?)');
  const forget = memory.prepare('DELETE FROM words WHERE rowid = ?');
  const found = (where: string) =>
    memory.prepare<string[], { dossier: string; text: string }>(
      `SELECT dossier, text FROM words ${where} ORDER BY rowid DESC LIMIT 500`,
    );
  const [match, like, latest] = [found('WHERE words MATCH ?'), found('WHERE text LIKE ?'), found('')];

  const open = (row: DossierRow): OpenedDossier => {
    const { origin, part, sealed } = row.person;
    // Sealed where it was received.
    const at = row.isGuest ? PointId(row.receivedAtPoint) : point;
    const place = { point: at, dossier: row.id, type: 'dossier-received' as const, origin, part };
    const person = sealing.open(sealed, place);
    if (!person) return { dossier: row, person };
    const { applicant, submitter } = row.corrections;
    const anew = <T extends 'person-corrected' | 'submitter-corrected'>(type: T, part: SealedPart | null) =>
      part && sealing.open(part.sealed, { point: at, dossier: row.id, type, origin: part.origin, part: part.part });
    const corrected = {
      applicant: anew('person-corrected', applicant)?.applicant ?? person.applicant,
      submitter: anew('submitter-corrected', submitter)?.submitter ?? person.submitter,
    };
    return { dossier: row, person: { ...person, ...corrected } };
  };

  const textOf = ({ dossier, person }: OpenedDossier) => {
    const phones = `${person?.applicant.phone.replace(/\D/g, '') ?? ''} ${person?.submitter?.phone.replace(/\D/g, '') ?? ''}`;
    const names = `${person?.applicant.name ?? ''} ${person?.submitter?.name ?? ''}`;
    const organisation = `${person?.organisation?.name ?? ''} ${person?.organisation?.taxCode ?? ''}`;
    return foldForSearch(
      `${dossier.code} ${dossier.officialCode ?? ''} ${dossier.ticket ? ticketText(dossier.ticket) : ''} ${names} ${organisation} ${phones}`,
    );
  };

  /** What has been entered; a dossier touched before its slice is not entered twice. */
  const entered = new Set<number>();
  const cards = { applicant: createCards(), submitter: createCards() };
  const enter = (position: number, row: DossierRow) => {
    const opened = open(row);
    insert.run(position, row.id, textOf(opened));
    entered.add(position);
    cards.applicant.put(opened.person?.applicant.idNumber, row);
    cards.submitter.put(opened.person?.submitter?.idNumber, row);
  };

  const refresh = (id: string) => {
    const row = dossiers.get(id);
    const position = dossiers.positionOf(id);
    if (position === undefined) return;
    forget.run(position);
    if (row) enter(position, row);
  };

  const enterAll = memory.transaction((from: number, limit: number): number => {
    const rows = dossiers.page(from, limit);
    for (const { position, dossier } of rows) if (!entered.has(position)) enter(position, dossier);
    return rows.at(-1)?.position ?? from;
  });

  const newest = Math.max(0, dossiers.lastPosition() - atOnce);
  enterAll(newest, atOnce);
  const loading = { next: 0, timer: null as NodeJS.Immediate | null, done: () => {} };
  const whole = new Promise<void>((resolve) => {
    loading.done = resolve;
  });
  const goOn = () => {
    loading.next = enterAll(loading.next, Math.min(SLICE, newest - loading.next));
    if (loading.next < newest) loading.timer = setImmediate(goOn);
    else loading.done();
  };
  if (newest > 0) loading.timer = setImmediate(goOn);
  else loading.done();

  return {
    whole,
    refresh,
    opened: (id) => {
      const row = dossiers.get(id);
      return row && open(row);
    },
    allOf: cards.applicant.of,
    broughtBy: cards.submitter.of,
    find: (query, state, limit) => {
      const found: OpenedDossier[] = [];
      for (const id of candidates(foldForSearch(query).split(' ').filter(Boolean))) {
        const row = dossiers.get(id);
        if (!row || (state !== null && row.state !== state)) continue;
        found.push(open(row));
        if (found.length === limit) break;
      }
      return found;
    },
    close: () => {
      if (loading.timer) clearImmediate(loading.timer);
      loading.done();
      memory.close();
    },
  };

  function candidates(words: readonly string[]): string[] {
    const long = words.filter((word) => word.length >= 3).map((word) => `"${word.replaceAll('"', '""')}"`);
    const short = words.filter((word) => word.length < 3);
    const rows =
      long.length > 0 ? match.all(long.join(' AND ')) : short[0] ? like.all(`%${likeText(short[0])}%`) : latest.all();
    return rows.filter(({ text }) => short.every((word) => text.includes(word))).map(({ dossier }) => dossier);
  }
}

/** Dossiers by the card of one of their people; of a number that was corrected or erased nothing is left. */
function createCards() {
  const byCard = new Map<string, { dossier: string; receivedAt: string }[]>();
  const cardOf = new Map<string, string>();
  return {
    of: (idNumber: string): readonly string[] => (byCard.get(idNumber) ?? []).map(({ dossier }) => dossier),
    put: (idNumber: string | undefined, { id: dossier, receivedAt }: DossierRow): void => {
      const before = cardOf.get(dossier);
      if (before !== undefined) {
        const left = (byCard.get(before) ?? []).filter((each) => each.dossier !== dossier);
        if (left.length > 0) byCard.set(before, left);
        else byCard.delete(before);
        cardOf.delete(dossier);
      }
      if (!idNumber) return;
      cardOf.set(dossier, idNumber);
      // A later one of the same minute stays before the earlier.
      const all = [{ dossier, receivedAt }, ...(byCard.get(idNumber) ?? [])];
      byCard.set(
        idNumber,
        all.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
      );
    },
  };
}

/** How a ticket stands among the words: no other day's number ends in it. */
export function ticketText(ticket: string): string {
  return `#${ticket}`;
}

function likeText(word: string): string {
  return word.replace(/[%_]/g, '');
}
