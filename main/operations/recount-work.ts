import { localTime } from '../../domain/calendar.ts';
import type { Paper } from '../../domain/custody-events.ts';
import type { NewEvent } from '../../domain/event.ts';
import * as decide from '../../domain/hand-over-decide.ts';
import { type DossierId, type Origin, pointOfStream } from '../../domain/ids.ts';
import { countedPaper, recount, sayHere } from '../../domain/recount.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Caller, type Handlers, type MethodName } from './caller.ts';
import { heldOf, named, pointRef } from './custody-view.ts';
import type { FourEyes } from './four-eyes.ts';
import { noteOpened } from './opened-dossiers.ts';

type Methods =
  | 'reportFolderLost'
  | 'readLostFolder'
  | 'reconstituteFolder'
  | 'listToRecount'
  | 'recountFolders'
  | 'sayPaperHere';

export interface RecountParts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly search: DossierSearch;
  readonly fourEyes: FourEyes;
}

const MOST_TO_RECOUNT = 500;

/** Folders that are nowhere, made anew, or looked for. */
export function recountOperations({ store, clock, ids, search, fourEyes }: RecountParts): Handlers<Methods> {
  const me = store.point.id;
  const now = () => {
    const { date, time } = localTime(clock.now());
    return `${date}T${time}`;
  };

  /** After it was written: another point holds the paper by its own log. */
  const isDisputed = (dossier: DossierId, paper: Paper) => store.custody.known(dossier)?.[paper]?.state === 'conflict';

  const act = <E extends { type: string }>(
    method: MethodName,
    { origin, dossier }: { origin: Origin; dossier: DossierId },
    caller: Caller,
    decided: (held: decide.Held) => Result<readonly NewEvent[], E>,
  ) => {
    const performed = store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const row = store.dossiers.get(dossier);
      if (!row) return err({ type: 'dossier-unknown' as const });
      const events = decided(heldOf(store, row));
      return events.ok ? ok({ events: events.value, answer: () => ({ dossier }) }) : events;
    });
    if (performed.ok) search.refresh(dossier);
    return performed;
  };

  return {
    reportFolderLost: async ({ paper, missing, note, approver, ...asked }, caller) => {
      const second = await fourEyes('report-folder-lost', approver, caller);
      if (!second.ok) return second;
      return act('reportFolderLost', asked, caller, (held) => {
        const said = { held, me, paper, missing, note, approver: second.value, at: now() };
        const decided = decide.reportLost(said);
        return decided.ok ? decided : err(named(store, decided.error));
      });
    },

    reconstituteFolder: ({ paper, documentCount, ...asked }, caller) =>
      act('reconstituteFolder', asked, caller, (held) => {
        const decided = decide.reconstitute(held, me, paper, documentCount, now());
        if (decided.ok) return decided;
        return err(decided.error.type === 'folder-not-lost' ? decided.error : named(store, decided.error));
      }),

    readLostFolder: ({ dossier }, caller) => {
      const row = store.dossiers.get(dossier);
      if (!row) return err({ type: 'dossier-unknown' });
      const lost = store.custody.lost(dossier);
      const isLost = lost && store.custody.of(row)[lost.facts.paper]?.state === 'lost';
      if (!lost || !isLost) return err({ type: 'folder-not-lost', code: row.code });
      const { origin, part, sealed, stream } = lost;
      const reporter = pointOfStream(stream);
      const place = { point: reporter, dossier, type: 'folder-lost' as const, origin, part };
      const said = sealed === null ? null : store.sealing.open(sealed, place);
      if (!said) return err({ type: 'person-erased' });
      const noted = noteOpened({ store, ids }, 'readLostFolder', [dossier], caller);
      if (!noted.ok) return noted;
      const { paper, at } = lost.facts;
      return ok({ paper, at, reportedAt: pointRef(store, reporter), missing: [...said.missing], note: said.note });
    },

    listToRecount: () => {
      const ids = new Set([...store.custody.doubtful(), ...store.recounts.list(MOST_TO_RECOUNT)]);
      return [...ids].slice(0, MOST_TO_RECOUNT).flatMap((id) => {
        const row = store.dossiers.get(id);
        if (!row) return [];
        const held = heldOf(store, row);
        const { custody, isUncounted } = held;
        const isClaimed = custody.claimants.length > 0;
        return [
          {
            dossier: row.id,
            code: row.code,
            procedureName: store.catalogue.byCode(row.procedure)?.name ?? row.procedure,
            paper: countedPaper(held),
            why: isClaimed ? ('conflict' as const) : isUncounted ? ('restored' as const) : ('not-found' as const),
            claimants: custody.claimants.map((point) => pointRef(store, point)),
          },
        ];
      });
    },

    sayPaperHere: ({ origin, dossier, paper }, caller) => {
      const performed = store.perform(
        { origin, method: 'sayPaperHere', actor: actorOf(caller), opensDay: false },
        () => {
          const row = store.dossiers.get(dossier);
          if (!row) return err({ type: 'dossier-unknown' as const });
          const held = heldOf(store, row);
          const handOver = paper === 'result' ? held.custody.resultHandOver : held.custody.handOver;
          const road = handOver === null ? undefined : store.handOvers.get(handOver);
          const custodyOf = (about: DossierId) => (about === dossier ? held.custody : undefined);
          const decided = sayHere({ held, me, paper, at: now(), road, custodyOf });
          if (!decided.ok) return decided;
          const [event] = decided.value;
          const accepted = event?.type === 'hand-over-accepted' ? event.facts.handOver : null;
          return ok({
            events: decided.value,
            answer: () => ({ dossier, accepted, isDisputed: isDisputed(dossier, paper) }),
          });
        },
      );
      if (performed.ok) search.refresh(dossier);
      return performed;
    },

    recountFolders: ({ origin, counted }, caller) => {
      const performed = store.perform(
        { origin, method: 'recountFolders', actor: actorOf(caller), opensDay: false },
        () => {
          const helds = [];
          // Counted twice is counted as it was last.
          for (const [dossier, { found, paper }] of new Map(counted.map((each) => [each.dossier, each]))) {
            const row = store.dossiers.get(dossier);
            if (!row) return err({ type: 'dossier-unknown' as const });
            helds.push({ held: heldOf(store, row), found, paper });
          }
          const decided = recount({ counted: helds, at: now() });
          return decided.ok ? ok({ events: decided.value, answer: () => ({ counted: helds.length }) }) : decided;
        },
      );
      if (performed.ok) for (const { dossier } of counted) search.refresh(dossier);
      return performed;
    },
  };
}
