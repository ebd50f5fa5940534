import type { PersonRevokedWhy } from './access-events.ts';
import type { NewEvent } from './event.ts';
import type { AccountId, CounterId, QueueId, TicketId } from './ids.ts';

/**
 * Nothing waits for what the person still has to do: the counter closes, and whoever stood there is first in line of the same
 * queue. What they hold stays theirs by name until the head passes it on.
 */
export function revokePerson(of: {
  readonly account: AccountId;
  readonly why: PersonRevokedWhy;
  /** Which they staff now. */
  readonly counter: CounterId | null;
  /** Who is called there or served. */
  readonly ticket: { readonly id: TicketId; readonly queue: QueueId } | null;
}): readonly NewEvent[] {
  const { account, why, counter, ticket } = of;
  return [
    ...(counter !== null && ticket
      ? [
          {
            type: 'ticket-transferred' as const,
            facts: { ticket: ticket.id, counter, from: ticket.queue, to: ticket.queue, place: 'first' as const },
          },
        ]
      : []),
    ...(counter === null ? [] : [{ type: 'counter-closed' as const, facts: { counter, account } }]),
    { type: 'account-deactivated', facts: { account } },
    { type: 'person-revoked', facts: { account, why } },
  ];
}

/** How far a revocation is known besides here. */
export const provinceReach = ['no-province', 'waiting', 'sent', 'confirmed'] as const;
export type ProvinceReach = (typeof provinceReach)[number];

/** By what the province acknowledged of this log, and by whether its signed word names the person. */
export function reachOf(at: {
  readonly hasProvince: boolean;
  readonly isAcknowledged: boolean;
  readonly isNamedBySignedWord: boolean;
}): ProvinceReach {
  if (at.isNamedBySignedWord) return 'confirmed';
  if (at.isAcknowledged) return 'sent';
  return at.hasProvince ? 'waiting' : 'no-province';
}
