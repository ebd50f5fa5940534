import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type PointId, pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { lockTicket, spendTicket } from '../store/enrolment-tickets.ts';
import { enrolDevice } from '../store/streams.ts';
import { isEd25519Key, isX25519Key, signatureHolds } from './device-keys.ts';
import { type Province, serverView } from './province.ts';

export interface Enrolling {
  readonly ticket: string;
  readonly point: PointId;
  readonly stream: string;
  readonly publicKey: string;
  readonly sealTo?: string | undefined;
  readonly proof: string;
}

type EnrolError = { type: 'ticket-used-or-wrong' } | { type: 'ticket-for-another-point' } | { type: 'proof-wrong' };

interface Enrolled {
  readonly keyId: string;
  readonly server: { id: string; epoch: number; time: number };
  readonly sealTo: string;
  readonly signedBy: string;
}

/** Registers a key with a one-time ticket. The retry of a lost answer (same ticket, same key) is answered as before. */
export async function enrol(province: Province, input: Enrolling): Promise<Result<Enrolled, EnrolError>> {
  const { point, stream, publicKey, sealTo, proof } = input;
  const signed = canonicalJson({ ticket: input.ticket, point, stream, publicKey, ...(sealTo && { sealTo }) });
  if (!isEd25519Key(publicKey) || !signatureHolds(publicKey, signed, proof)) return err({ type: 'proof-wrong' });
  if (sealTo !== undefined && !isX25519Key(sealTo)) return err({ type: 'proof-wrong' });
  if (pointOfStream(StreamId(stream)) !== point) return err({ type: 'ticket-for-another-point' });
  const hash = ticketHash(input.ticket);
  const keyId = keyIdOf(point, publicKey);
  const now = province.clock.now();
  return province.database.transaction(async (tx) => {
    const ticket = await lockTicket(tx, hash);
    if (!ticket) return err({ type: 'ticket-used-or-wrong' });
    if (ticket.point !== point) return err({ type: 'ticket-for-another-point' });
    const again = ticket.usedBy === keyId;
    if (!again && (ticket.usedBy !== null || ticket.expiresAt <= now)) return err({ type: 'ticket-used-or-wrong' });
    if (!again) await spendTicket(tx, { point, hash, usedBy: keyId, now });
    await enrolDevice(tx, { point, keyId, publicKey, sealTo: sealTo ?? null, stream, now });
    const { sealTo: ours, signedBy } = province.identity;
    return ok({ keyId, server: serverView(province), sealTo: ours, signedBy });
  });
}

/** People type tickets: case, spaces and dashes do not matter. */
export function ticketHash(ticket: string): string {
  return sha256(ticket.toUpperCase().replace(/[\s-]/g, ''));
}

/** Carries the point, so that a key is found without asking all points. */
export function keyIdOf(point: string, publicKey: string): string {
  return `${point}.${sha256(publicKey).slice(0, 16)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
