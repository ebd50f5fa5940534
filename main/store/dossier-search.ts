import Database from 'better-sqlite3';
import type { Dossier } from '../../domain/dossier.ts';
import type { PersonalParts } from '../../domain/event.ts';
import type { PointId } from '../../domain/ids.ts';
import { foldForSearch } from '../../domain/person.ts';
import type { DossierRow, readDossiers } from './dossiers-table.ts';
import type { Sealing } from './sealing.ts';

export interface OpenedDossier {
  readonly dossier: Dossier;
  /** Null when the person was erased. */
  readonly person: PersonalParts['dossier-received'] | null;
}

export interface DossierSearch {
  /** Reads a dossier again after an event. */
  refresh(dossier: string): void;
  opened(dossier: string): OpenedDossier | undefined;
  /** All dossiers of whoever has this card, as their applicant, newest first; nobody's for ''. */
  allOf(idNumber: string): readonly string[];
  /** The newest dossier of whoever has this card, as its applicant. */
  latestOf(idNumber: string): string | null;
  /** Newest first, at most `limit`; an empty query lists the newest. */
  find(query: string, state: Dossier['state'] | null, limit: number): OpenedDossier[];
  close(): void;
}

/**
 * Names are opened in memory only: a full-text table in `:memory:`, built at start and kept current, never on disk.
 * Accent-free, words in any order, any run of three characters of a code, name or phone.
 */
export function createDossierSearch(parts: {
  dossiers: ReturnType<typeof readDossiers>;
  sealing: Sealing;
  point: PointId;
}): DossierSearch {
  const { dossiers, sealing, point } = parts;
  const memory = new Database(':memory:');
  memory.exec("CREATE VIRTUAL TABLE words USING fts5 (dossier UNINDEXED, text, tokenize = 'trigram')");
  const insert = memory.prepare('INSERT INTO words (dossier, text) VALUES (?, ?)');
  const forget = memory.prepare('DELETE FROM words WHERE dossier = ?');
  const match = memory.prepare('SELECT dossier FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 500').pluck();
  const like = memory.prepare('SELECT dossier FROM words WHERE text LIKE ? ORDER BY rowid DESC LIMIT 500').pluck();
  const latest = memory.prepare('SELECT dossier FROM words ORDER BY rowid DESC LIMIT 500').pluck();

  const open = (row: DossierRow): OpenedDossier => {
    const { origin, part, sealed } = row.person;
    const place = { point, dossier: row.id, type: 'dossier-received' as const, origin, part };
    return { dossier: row, person: sealing.open(sealed, place) };
  };

  const textOf = ({ dossier, person }: OpenedDossier) => {
    const phones = `${person?.applicant.phone.replace(/\D/g, '') ?? ''} ${person?.submitter?.phone.replace(/\D/g, '') ?? ''}`;
    const names = `${person?.applicant.name ?? ''} ${person?.submitter?.name ?? ''}`;
    const organisation = `${person?.organisation?.name ?? ''} ${person?.organisation?.taxCode ?? ''}`;
    return foldForSearch(
      `${dossier.code} ${dossier.officialCode ?? ''} ${dossier.ticket ? ticketText(dossier.ticket) : ''} ${names} ${organisation} ${phones}`,
    );
  };

  const byCard = new Map<string, { dossier: string; receivedAt: string }[]>();
  const enter = (row: DossierRow) => {
    const opened = open(row);
    insert.run(row.id, textOf(opened));
    const idNumber = opened.person?.applicant.idNumber;
    const { receivedAt } = row;
    if (!idNumber) return;
    const others = (byCard.get(idNumber) ?? []).filter(({ dossier }) => dossier !== row.id);
    const all = [{ dossier: row.id, receivedAt }, ...others];
    // A later one of the same minute stays before the earlier.
    byCard.set(
      idNumber,
      all.toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
    );
  };

  const refresh = (id: string) => {
    const row = dossiers.get(id);
    forget.run(id);
    if (row) enter(row);
  };

  memory.transaction(() => {
    for (const row of dossiers.all()) enter(row);
  })();

  return {
    refresh,
    opened: (id) => {
      const row = dossiers.get(id);
      return row && open(row);
    },
    allOf: (idNumber) => (byCard.get(idNumber) ?? []).map(({ dossier }) => dossier),
    latestOf: (idNumber) => byCard.get(idNumber)?.[0]?.dossier ?? null,
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
    close: () => void memory.close(),
  };

  function candidates(words: readonly string[]): string[] {
    const long = words.filter((word) => word.length >= 3).map((word) => `"${word.replaceAll('"', '""')}"`);
    const short = words.filter((word) => word.length < 3);
    const ids = (
      long.length > 0 ? match.all(long.join(' AND ')) : short[0] ? like.all(`%${likeText(short[0])}%`) : latest.all()
    ) as string[];
    if (short.length === 0) return ids;
    const wanted = ids.map((id) => [id, textOf(open(dossiers.get(id) as DossierRow))] as const);
    return wanted.filter(([, text]) => short.every((word) => text.includes(word))).map(([id]) => id);
  }
}

/** How a ticket stands among the words: no other day's number ends in it. */
export function ticketText(ticket: string): string {
  return `#${ticket}`;
}

function likeText(word: string): string {
  return word.replace(/[%_]/g, '');
}
