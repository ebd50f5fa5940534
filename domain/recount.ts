import type { Paper, RecountReason } from './custody-events.ts';
import type { NewEvent } from './event.ts';
import type { HandOver } from './hand-over.ts';
import { type Accepting, accept, comingOf, countFault, type Held, isFinished, paperOf } from './hand-over-decide.ts';
import type { PointId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

export interface Recounting {
  /** `paper`: what somebody looked for; left out: the one in doubt. */
  readonly counted: readonly { readonly held: Held; readonly found: boolean; readonly paper?: Paper | undefined }[];
  readonly at: string;
}

/** One event a reason: what two points claim, what a restored log does not know, and what somebody just wanted to count. */
export function recount({ counted, at }: Recounting): Result<readonly NewEvent[], { type: 'recount-empty' }> {
  if (counted.length === 0) return err({ type: 'recount-empty' });
  const byReason = Map.groupBy(counted, ({ held, found }) => reasonOf(held, found));
  return ok(
    [...byReason].map(([why, some]) => ({
      type: 'custody-recounted' as const,
      facts: {
        items: some.map(({ held: { dossier, custody }, found, paper = countedPaper({ dossier, custody }) }) => ({
          ...{ dossier: dossier.id, code: dossier.code, cv: custody.cv + 1, found, paper },
        })),
        ...{ why, at },
      },
    })),
  );
}

/** A `conflict` takes the work too. Where a paper alone is in dispute and is not here, who has the work keeps it. */
function reasonOf(held: Held, found: boolean): RecountReason {
  const isDisputed = countFault(held)?.type === 'custody-conflict';
  if (isDisputed && (found || held.custody.work === null)) return 'conflict';
  return held.isUncounted ? 'restored' : 'asked';
}

/**
 * The one that is in doubt; else the last that went anywhere and is not known to be lost: nobody is sent to look for that. Of a
 * finished dossier whose work nobody is sure of it is the result, which lies with it.
 */
export function countedPaper({ dossier, custody }: Pick<Held, 'dossier' | 'custody'>): Paper {
  const { folder, result, work, claimants } = custody;
  const isDoubtful = (state: string | undefined) => state === 'conflict' || state === 'unknown';
  if (isDoubtful(result?.state)) return 'result';
  if (result === null && work === null && claimants.length === 0 && isFinished(dossier)) return 'result';
  return result === null || result.state === 'lost' || isDoubtful(folder.state) ? 'folder' : 'result';
}

export interface SayingHere {
  readonly held: Held;
  readonly me: PointId;
  readonly paper: Paper;
  readonly at: string;
  /** With which the paper is on the road, as far as that is known here. */
  readonly road: HandOver | undefined;
  readonly custodyOf: Accepting['custodyOf'];
}

export type SayHereError =
  | { readonly type: 'custody-conflict'; readonly code: string }
  | { readonly type: 'paper-here-already'; readonly code: string }
  | { readonly type: 'paper-with-citizen'; readonly code: string }
  | { readonly type: 'no-result-yet'; readonly code: string };

/**
 * Somebody has a paper in hand that the log has elsewhere. Of a hand-over to here it is accepted, that one alone; else it is
 * counted as found. The work stays whose it is. Who holds it by their own log is contradicted, and both have to look; what was
 * on a road that began here, lost, or looked for in vain is here again.
 */
export function sayHere(input: SayingHere): Result<readonly NewEvent[], SayHereError> {
  const { held, me, paper, at, road, custodyOf } = input;
  const { dossier, custody } = held;
  const { code, state } = dossier;
  if (countFault(held)?.type === 'custody-conflict') return err({ type: 'custody-conflict', code });
  if (state === (paper === 'folder' ? 'withdrawn' : 'returned')) return err({ type: 'paper-with-citizen', code });
  const where = custody[paper];
  if (where === null && !isFinished(dossier)) return err({ type: 'no-result-yet', code });
  const isHere = where === null ? custody.work === me : where.state === 'here' && where.at === me;
  if (isHere) return err({ type: 'paper-here-already', code });
  const all = where?.state === 'in-transit' && where.to === me && road ? comingOf(road, me) : null;
  const items = (all?.items ?? []).filter(
    (item) => item.dossier === dossier.id && item.carries !== 'nothing' && paperOf(item) === paper,
  );
  if (all && items.length > 0) {
    const answer = { how: 'one-by-one' as const, present: items.map((item) => item.code), damaged: [] };
    const taken = accept({ coming: { ...all, items }, at, answer, custodyOf });
    if (taken.ok) return taken;
  }
  return recount({ counted: [{ held, found: true, paper }], at }) as Result<readonly NewEvent[], never>;
}
