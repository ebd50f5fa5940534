import type { Dossier } from './dossier.ts';
import { isEnded } from './dossier-words.ts';
import type { NewEvent } from './event.ts';
import type { AccountId } from './ids.ts';
import { type Person, type PersonFault, personFault } from './person.ts';
import type { ErasureReason } from './privacy-events.ts';
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

type Kept = Pick<Dossier, 'id' | 'state'> & { readonly isGuest: boolean };
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
  change: { readonly was: Person; readonly applicant: Person; readonly reason: string; readonly at: string },
): Decided<Erased | OfOtherPoint | NothingToCorrect | PersonFault> {
  const { was, applicant, reason, at } = change;
  if (now.erasedAt) return err({ type: 'dossier-erased' });
  if (dossier.isGuest) return err({ type: 'dossier-of-other-point' });
  const fields = (Object.keys(was) as (keyof Person)[]).filter((field) => was[field] !== applicant[field]);
  if (fields.length === 0) return err({ type: 'nothing-to-correct' });
  const fault = personFault(applicant, at.slice(0, 10));
  if (fault) return err(fault);
  const facts = { dossier: dossier.id, at, fields };
  return ok([{ type: 'person-corrected', facts, personal: { dossier: dossier.id, part: { applicant, reason } } }]);
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
