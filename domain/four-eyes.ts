import type { AccountId } from './ids.ts';
import { err, ok, type Result } from './result.ts';
import type { AccountRole } from './roles.ts';

/** Steps that take two people, because what they do to somebody cannot be undone by one who was wrong, or wanted to be. */
export const twoPersonSteps = [
  ...(['refuse-dossier', 'stop-dossier', 'ask-supplement-again', 'renew-due-date'] as const),
  ...(['withdraw-hand-over', 'report-folder-lost', 'restore-point'] as const),
  ...(['give-person-out', 'give-breach-out', 'erase-person'] as const),
] as const;
export type TwoPersonStep = (typeof twoPersonSteps)[number];

/** Somebody whose login and secret were right a moment ago. */
export interface Proven {
  readonly account: AccountId;
  readonly role: AccountRole;
}

export type FourEyesRefusal = { readonly type: 'approver-is-actor' } | { readonly type: 'approver-not-head' };

/** Of the two, one is a head; the other may be whoever decides about dossiers. Never the same person twice. */
const seconds: readonly AccountRole[] = ['head', 'clerk', 'specialist'];

/** Who is put down as approver: the second person, or the reason why this one is none. */
export function approvedBy(actor: Proven, second: Proven): Result<AccountId, FourEyesRefusal> {
  if (actor.account === second.account) return err({ type: 'approver-is-actor' });
  const oneIsHead = actor.role === 'head' || second.role === 'head';
  if (!oneIsHead || !seconds.includes(second.role)) return err({ type: 'approver-not-head' });
  return ok(second.account);
}
