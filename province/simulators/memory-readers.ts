import { inboxHash } from '../../contract/inbox-text.ts';
import { genesis } from '../../domain/chain.ts';
import type { Grant } from '../operations/routing.ts';
import type { Mentioned } from '../operations/take-in.ts';

interface Place {
  readonly stream: string;
  readonly seq: number;
}

export interface MemoryInboxItem extends Place {
  /** The inbox is chained by it. */
  readonly chained: string;
}

interface Introduction {
  readonly from: string;
  readonly to: string;
  readonly dossier: string;
  readonly reader: string;
  readonly home: string;
  readonly mutual: boolean;
  readonly proven: boolean;
}

/** Each key is what PostgreSQL's table has as its primary key. */
export interface ReadersState {
  /** Events that speak of a dossier, by `point dossier`. */
  readonly spoken: Record<string, Place[]>;
  readonly homes: Record<string, string>;
  /** By `point dossier`: each reader, and whether by an offer. */
  readonly readers: Record<string, Record<string, boolean>>;
  /** By `point reader stream seq`. */
  readonly outgoing: Record<string, Place & { readonly reader: string; readonly point: string }>;
  readonly introductions: Record<string, Introduction>;
  readonly inboxes: Record<string, MemoryInboxItem[]>;
}

export const noReaders = (): ReadersState => ({
  ...{ spoken: {}, homes: {}, readers: {}, outgoing: {}, introductions: {}, inboxes: {} },
});

/** Who is told what, in memory: the steps of `store/readers.ts`, `store/inboxes.ts` and `operations/router.ts`. */
export function memoryReaders(state: ReadersState) {
  const at = (point: string, dossier: string) => `${point} ${dossier}`;
  const send = (point: string, reader: string, { stream, seq }: Place): boolean => {
    const key = `${point} ${reader} ${stream} ${seq}`;
    if (state.outgoing[key]) return false;
    state.outgoing[key] = { point, reader, stream, seq };
    return true;
  };

  const addReaders = (point: string, grants: readonly Grant[], isOwnWord = false): void => {
    const fresh = grants.filter(({ dossier, reader, mutual }) => {
      state.readers[at(point, dossier)] ??= {};
      const known = state.readers[at(point, dossier)] ?? {};
      if (known[reader] === true || known[reader] === mutual) return false;
      known[reader] = mutual;
      return true;
    });
    for (const { dossier, reader } of fresh)
      for (const place of state.spoken[at(point, dossier)] ?? []) send(point, reader, place);
    for (const { dossier, reader } of isOwnWord ? fresh : [])
      if (state.homes[at(point, dossier)] === undefined) bringWord(point, reader, dossier, point, point);
    introduceAll(
      point,
      fresh.filter(({ mutual }) => mutual),
    );
  };

  /** That a reader be told, and nothing for it; who is itself the reader has answered. */
  const bringWord = (from: string, to: string, dossier: string, reader: string, home: string): void => {
    const said = { from, to, dossier, reader, home, mutual: false, proven: false };
    state.introductions[`${from} ${to} ${dossier} ${reader}`] ??= said;
  };

  /** Who answered an offer of the point and was introduced to nobody. */
  const answerersOf = (point: string, dossier: string) =>
    Object.entries(state.readers).flatMap(([key, known]) => {
      const [answerer = '', about] = key.split(' ');
      return about === dossier && point in known && state.homes[key] === undefined ? [answerer] : [];
    });

  const introduceAll = (point: string, fresh: readonly Pick<Grant, 'dossier' | 'reader'>[]): void => {
    const introduce = (to: string, dossier: string, reader: string) => {
      const home = state.homes[at(point, dossier)];
      const key = `${point} ${to} ${dossier} ${reader}`;
      if (home === undefined || state.introductions[key]?.mutual) return;
      const proven = state.introductions[key]?.proven ?? false;
      state.introductions[key] = { from: point, to, dossier, reader, home, mutual: true, proven };
    };
    for (const { dossier, reader } of fresh) {
      introduce(reader, dossier, point);
      for (const other of mutualReaders(point, dossier))
        if (other !== reader) {
          introduce(reader, dossier, other);
          introduce(other, dossier, reader);
        }
      const home = state.homes[at(point, dossier)];
      for (const answerer of home === undefined ? [] : answerersOf(point, dossier))
        if (answerer !== reader) bringWord(point, answerer, dossier, reader, home ?? '');
    }
  };

  const mutualReaders = (point: string, dossier: string) =>
    Object.entries(state.readers[at(point, dossier)] ?? {}).flatMap(([reader, mutual]) => (mutual ? [reader] : []));

  const beIntroduced = ({ from, to: point, dossier, reader, home, mutual, proven }: Introduction): void => {
    if (proven) addReaders(point, [{ dossier, reader: from, mutual: true }], true);
    if (!mutual) {
      if (reader !== from) addReaders(point, [{ dossier, reader, mutual: false }]);
      else if (state.homes[at(point, dossier)] !== undefined)
        for (const each of mutualReaders(point, dossier))
          if (each !== from) bringWord(point, from, dossier, each, state.homes[at(point, dossier)] ?? '');
      return;
    }
    const isAllowed = state.homes[at(point, dossier)] === undefined;
    state.homes[at(point, dossier)] ??= home;
    if (state.homes[at(point, dossier)] !== home) return;
    addReaders(point, reader === point ? [] : [{ dossier, reader, mutual: true }]);
    if (isAllowed) introduceWaiting(point, dossier);
  };

  const introduceWaiting = (point: string, dossier: string): void =>
    introduceAll(
      point,
      mutualReaders(point, dossier).map((reader) => ({ dossier, reader })),
    );

  const inbox = (point: string): readonly MemoryInboxItem[] => state.inboxes[point] ?? [];

  return {
    inbox,
    note: (said: Mentioned & { readonly point: string; readonly stream: string }): boolean => {
      const { point, stream, mentions, grants, proven } = said;
      if (mentions.length === 0) return false;
      let told = 0;
      for (const { dossier, seq, received } of mentions) {
        const key = at(point, dossier);
        state.spoken[key] ??= [];
        const places = state.spoken[key] ?? [];
        if (!places.some((each) => each.stream === stream && each.seq === seq)) places.push({ stream, seq });
        const isNewHere = received && state.homes[key] === undefined;
        if (isNewHere) state.homes[key] = point;
        for (const reader of Object.keys(state.readers[key] ?? {}))
          told += Number(send(point, reader, { stream, seq }));
        if (isNewHere) introduceWaiting(point, dossier);
      }
      addReaders(point, grants, true);
      for (const { dossier, from } of proven) {
        const said = { from: point, to: from, dossier, reader: point, home: point, mutual: false };
        const key = `${point} ${from} ${dossier} ${point}`;
        state.introductions[key] = { ...(state.introductions[key] ?? said), proven: true };
      }
      return told > 0 || grants.length > 0;
    },
    /** All there is to bring now, to the end. */
    bring: (hashOf: (place: Place) => string): void => {
      for (;;) {
        const introductions = Object.entries(state.introductions);
        for (const [key, each] of introductions) {
          delete state.introductions[key];
          beIntroduced(each);
        }
        const parcels = Object.entries(state.outgoing).toSorted(([, a], [, b]) => inOrder(a, b));
        for (const [key, { reader, stream, seq }] of parcels) {
          delete state.outgoing[key];
          state.inboxes[reader] ??= [];
          const items = state.inboxes[reader] ?? [];
          if (items.some((each) => each.stream === stream && each.seq === seq)) continue;
          const chained = inboxHash(items.at(-1)?.chained ?? genesis.hash, hashOf({ stream, seq }));
          items.push({ stream, seq, chained });
        }
        if (introductions.length === 0 && parcels.length === 0) return;
      }
    },
  };
}

function inOrder(a: Place & { reader: string }, b: Place & { reader: string }): number {
  const [one, other] = [`${a.reader} ${a.stream}`, `${b.reader} ${b.stream}`];
  return one < other ? -1 : one > other ? 1 : a.seq - b.seq;
}
