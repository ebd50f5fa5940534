import type { ConflictsView } from '../../../contract/conflict-api.ts';
import { localTime } from '../../../domain/calendar.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { type ConflictSubject, todoOf } from '../../../domain/host-conflict.ts';
import { StreamId } from '../../../domain/ids.ts';
import { receiptNumberText } from '../../../domain/receipt-book.ts';
import { err, ok } from '../../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HostConflict } from '../../store/host-conflicts-table.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { type Answer, actorOf, type Handlers } from '../caller.ts';
import { nameOf } from '../life-view.ts';
import type { Live } from '../live.ts';

const MOST = 60;
const MOST_ACTS = 12;
const DAY_MS = 24 * 3_600_000;

type Shown = Pick<ConflictsView['conflicts'][number], 'todo' | 'theirs' | 'ours'>;

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
}

/** What two hosts both worked on, and who looked at it. */
export function conflictOperations({
  store,
  clock,
  live,
}: Parts & { readonly live: Live }): Handlers<'watchConflicts' | 'tickConflict'> {
  const view = conflictsViewOf({ store, clock });
  return {
    watchConflicts: (_, { signal }) => live.watch('conflicts', view, signal) as Answer<'watchConflicts'>,

    tickConflict: ({ origin, kind, subject, stream }, caller) =>
      store.perform({ origin, method: 'tickConflict', actor: actorOf(caller), opensDay: false }, () => {
        const known = store.hostConflicts.get(kind, subject, stream);
        if (!known) return err({ type: 'conflict-unknown' as const });
        if (known.seenAt !== null) return err({ type: 'conflict-looked-at' as const });
        const facts = { kind, subject, stream: StreamId(stream) };
        return ok({ events: [{ type: 'host-conflict-looked-at' as const, facts }], answer: () => ({}) });
      }),
  };
}

/** What both sides wrote does not change any more: it is read once. */
export function conflictsViewOf({ store, clock }: Parts): () => ConflictsView {
  const shown = new Map<string, Shown>();
  const sidesOf = (conflict: HostConflict): Shown => {
    const key = `${conflict.kind} ${conflict.subject} ${conflict.stream} ${conflict.last}`;
    const known = shown.get(key);
    if (known) return known;
    const { theirs, ours } = store.hostConflicts.sides(conflict);
    const types = (events: readonly AnyLogEvent[]) => events.map(({ type }) => type);
    const made = {
      todo: todoOf(conflict.kind, types(theirs), types(ours)),
      ...{ theirs: actsOf(store, theirs), ours: actsOf(store, ours) },
    };
    shown.set(key, made);
    return made;
  };
  return () => {
    const listed = store.hostConflicts.some(startOfToday(clock.now()), MOST);
    if (listed.length === 0) shown.clear();
    return {
      open: store.hostConflicts.open(),
      conflicts: listed.map((conflict) => {
        const { kind, subject, stream, seenAt, seenBy } = conflict;
        const seen = seenAt === null ? null : { at: seenAt, by: nameOf(store, seenBy) };
        return { ...{ kind, subject, stream, label: labelOf(store, conflict) }, ...sidesOf(conflict), seen };
      }),
    };
  };
}

function actsOf(store: PointStore, events: readonly AnyLogEvent[]) {
  return events.slice(-MOST_ACTS).map(({ type, at, actor, facts }) => ({
    ...{ type, at: at.wall, by: nameOf(store, actor.account) },
    counter: 'counter' in facts && typeof facts.counter === 'string' ? facts.counter : null,
  }));
}

/** What people find on the paper. */
function labelOf(store: PointStore, { kind, subject }: ConflictSubject): string {
  switch (kind) {
    case 'ticket':
      return store.tickets.get(subject)?.number ?? subject;
    case 'dossier':
      return store.dossiers.get(subject)?.code ?? subject;
    case 'fee': {
      const fee = store.fees.get(subject);
      if (fee?.dossier) return store.dossiers.get(fee.dossier)?.code ?? '';
      return fee?.ticket ? (store.tickets.get(fee.ticket)?.number ?? '') : '';
    }
    case 'receipt': {
      const [book = '', number = ''] = subject.split(' ');
      return `${store.fees.book(book)?.series ?? ''} ${receiptNumberText(Number(number))}`.trim();
    }
  }
}

function startOfToday(now: number): number {
  const { time } = localTime(now);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Math.max(now - DAY_MS, now - (hours * 60 + minutes + 1) * 60_000);
}
