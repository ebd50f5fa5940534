import { approvedBy, type FourEyesRefusal, type TwoPersonStep } from '../../domain/four-eyes.ts';
import type { AccountId } from '../../domain/ids.ts';
import { err, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, actorOf, type Caller } from './caller.ts';
import { createSecrets } from './secrets.ts';
import { roleNow } from './staff.ts';

export type ApproverRefusal =
  | FourEyesRefusal
  | { readonly type: 'approver-missing' | 'approver-wrong' }
  | { readonly type: 'too-many-tries'; readonly seconds: number };

/** The second person of a step, asked before the command is performed: a secret takes time to prove, a transaction has none. */
export type FourEyes = (
  step: TwoPersonStep,
  approver: { readonly login: string; readonly secret: string },
  caller: Caller,
) => Promise<Result<AccountId, ApproverRefusal>>;

export function createFourEyes(parts: { store: PointStore; clock: Clock; passwords: Passwords }): FourEyes {
  const { store, clock } = parts;
  const secrets = createSecrets(parts);
  return async (_step, { login, secret }, caller) => {
    // Nobody has come yet: no try of anybody's secret.
    if (login.trim() === '' || secret === '') return err({ type: 'approver-missing' });
    const actor = accountOf(caller);
    const proven = await secrets.prove(login, secret, actorOf(caller).terminal);
    if (!proven.ok) return proven.error.type === 'too-many-tries' ? err(proven.error) : err({ type: 'approver-wrong' });
    const { id, isPasswordOnce } = proven.value;
    const [own, other] = [roleNow(store, actor, clock.now()), roleNow(store, id, clock.now())];
    // Who left, or has not yet set a password of their own, approves nothing.
    if (!own || !other || isPasswordOnce) return err({ type: 'approver-wrong' });
    return approvedBy({ account: actor, role: own }, { account: id, role: other });
  };
}
