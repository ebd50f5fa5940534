import type { NewEvent } from './event.ts';
import { asOffered, type WithdrawError, type Withdrawing } from './hand-over-decide.ts';
import type { DossierId } from './ids.ts';
import { err, ok, type Result } from './result.ts';

export interface Signing extends Pick<Withdrawing, 'known' | 'me' | 'custodyOf'> {
  /** Not signed for: still on the road. */
  readonly missing: readonly DossierId[];
  /** As it is written beside the signature. */
  readonly at: string;
  readonly now: string;
}

export type SignError =
  | WithdrawError
  /** Before the offer was made, or later than now. */
  | { readonly type: 'signing-time-impossible'; readonly from: string };

/** What a slip that was signed by hand says of those that are on the road; somebody who answered by the log has the word. */
export function signByHand({
  known,
  me,
  missing,
  at,
  now,
  custodyOf,
}: Signing): Result<readonly NewEvent[], SignError> {
  if (known.from !== me) return err({ type: 'hand-over-not-ours' });
  if (at < known.at || at > now) return err({ type: 'signing-time-impossible', from: known.at });
  const items = known.items
    .filter(({ fate, dossier }) => fate === 'on-road' && !missing.includes(dossier))
    .map((item) => ({ ...asOffered(item), cv: Math.max(item.cv, custodyOf(item.dossier)?.cv ?? 0) + 1 }));
  if (items.length === 0) return err({ type: 'hand-over-answered' });
  return ok([{ type: 'hand-over-signed', facts: { handOver: known.handOver, to: known.to, items, at } }]);
}
