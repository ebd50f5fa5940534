import type { Head } from '../../domain/chain.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { inboxHead } from '../store/inboxes.ts';
import type { Device } from '../store/streams.ts';
import type { Province } from './province.ts';

interface Mail {
  readonly head: Head;
  readonly comeAgainMs: number;
}

const noRoomMs = 60_000;

/** A point hears of what the others wrote within moments, and holds no connection to the database meanwhile. */
export async function waitForMail(
  { database, mail }: Province,
  { point, revoked }: Device,
  { after, waitMs }: { after: number; waitMs: number },
): Promise<Result<Mail, { type: 'revoked' }>> {
  if (revoked) return err({ type: 'revoked' });
  // the bell first: what comes between the look and the waiting is not missed
  const place = mail.wait(point, waitMs);
  try {
    const there = await inboxHead(database, point);
    if (there.seq !== after) return ok({ head: there, comeAgainMs: 0 });
    if (!place) return ok({ head: there, comeAgainMs: noRoomMs });
    await place.rung;
    return ok({ head: await inboxHead(database, point), comeAgainMs: 0 });
  } finally {
    place?.leave();
  }
}
