import type { Dossier } from './dossier.ts';
import { isEnded } from './dossier-words.ts';
import type { NewEvent } from './event.ts';
import type { AccountId } from './ids.ts';
import { type Person, type PersonFault, personFault } from './person.ts';
import type { CorrectedPerson, ErasureReason } from './privacy-events.ts';
import { err, ok, type Result } from './result.ts';

/** What was done with a person's data besides their dossier's life. */
export interface PrivacyState {
  readonly restricted: boolean;
  /** Local time; null: it can be read. */
  readonly erasedAt: string | null;
}

export const untouched: PrivacyState = { restricted: false, erasedAt: null };

type Erased = { readonly type: 'dossier-erased' };
/** Another point received it and keeps its key. */
type OfOtherPoint = { readonly type: 'dossier-of-other-point' };
/** Work is owed on it: what it says is still needed. */
type NotEnded = { readonly type: 'dossier-not-ended' };
type NothingToCorrect = { readonly type: 'nothing-to-correct' };
type NoSubmitter = { readonly type: 'no-submitter' };
/** A slip of the hand is put right by the desk on the day it happened; afterwards somebody may have relied on it. */
type NeedsHead = { readonly type: 'correction-needs-head' };

type Kept = Pick<Dossier, 'id' | 'state' | 'receivedAt'> & { readonly isGuest: boolean };
type Decided<Refusal> = Result<readonly NewEvent[], Refusal>;

export function restrict(
  dossier: Kept,
  now: PrivacyState,
  restricted: boolean,
  at: string,
): Decided<Erased | OfOtherPoint> {
  if (now.erasedAt) return err({ type: 'dossier-erased' });
  if (dossier.isGuest) return err({ type: 'dossier-of-other-point' });
  if (now.restricted === restricted) return ok([]);
  return ok([{ type: 'dossier-restricted', facts: { dossier: dossier.id, at, restricted } }]);
}

export function correct(
  dossier: Kept,
  now: PrivacyState,
  change: {
    readonly whose: CorrectedPerson;
    /** As it counts now; null: nobody brought it for the applicant. */
    readonly was: Person | null;
    readonly person: Person;
    readonly reason: string;
    readonly at: string;
    readonly byHead: boolean;
  },
): Decided<Erased | OfOtherPoint | NoSubmitter | NeedsHead | NothingToCorrect | PersonFault> {
  const { whose, was, person, reason, at, byHead } = change;
  if (now.erasedAt) return err({ type: 'dossier-erased' });
  if (dossier.isGuest) return err({ type: 'dossier-of-other-point' });
  if (!byHead && dossier.receivedAt.slice(0, 10) !== at.slice(0, 10)) return err({ type: 'correction-needs-head' });
  if (!was) return err({ type: 'no-submitter' });
  const fields = (Object.keys({ ...was, ...person }) as (keyof Person)[]).filter(
    (field) => was[field] !== person[field],
  );
  if (fields.length === 0) return err({ type: 'nothing-to-correct' });
  const fault = personFault(person, at.slice(0, 10));
  if (fault) return err(fault);
  const { id } = dossier;
  const facts = { dossier: id, at, fields };
  return ok([
    whose === 'applicant'
      ? { type: 'person-corrected', facts, personal: { dossier: id, part: { applicant: person, reason } } }
      : { type: 'submitter-corrected', facts, personal: { dossier: id, part: { submitter: person, reason } } },
  ]);
}

/** Of what nothing is owed any more; once and for ever. */
export function erase(
  dossier: Kept,
  now: PrivacyState,
  by: { readonly why: ErasureReason; readonly approver: AccountId; readonly at: string },
): Decided<OfOtherPoint | NotEnded> {
  if (now.erasedAt) return ok([]);
  if (dossier.isGuest) return err({ type: 'dossier-of-other-point' });
  if (!isEnded(dossier.state)) return err({ type: 'dossier-not-ended' });
  return ok([{ type: 'dossier-erased', facts: { dossier: dossier.id, ...by } }]);
}
