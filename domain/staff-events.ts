import type { AccountId, DossierId, SecondmentId } from './ids.ts';
import type { AccountRole } from './roles.ts';

/** What happens to the people of a centre; ids only, so the log names no one. The actor is who did it. */
export interface StaffFacts {
  /** Both days included; the last one ends it by itself. */
  'secondment-made': {
    secondment: SecondmentId;
    account: AccountId;
    role: AccountRole;
    point: string;
    from: string;
    to: string;
  };
  /** Ends sooner than it was made; `to` before its first day: it never began. */
  'secondment-cut': { secondment: SecondmentId; account: AccountId; to: string };
  'account-role-set': { account: AccountId; role: AccountRole };
  'account-languages-set': { account: AccountId; languages: readonly string[] };
  /** By the head, with a password good for one sign-in. */
  'password-reset': { account: AccountId };
  'password-changed': { account: AccountId };
  'quick-pin-set': { account: AccountId };
  'account-deactivated': { account: AccountId };
  'account-reactivated': { account: AccountId };
  /** What somebody had to do goes to a colleague, as it stands. */
  'dossier-passed-on': { dossier: DossierId; from: AccountId | null; to: AccountId };
  /** A list with names was read by somebody who is here to read: how long it was, never what was asked. */
  'dossiers-looked-through': { found: number };
}
