import { ORPCError } from '@orpc/server';
import type { doorRefusals } from '../../../contract/refusals.ts';
import { isDiskTrouble } from '../../store/open-database.ts';
import { OriginReused } from '../../store/point-writer.ts';

type DoorType = (typeof doorRefusals)[number] | 'not-your-counter' | 'log-not-writable';

const codes = {
  'sign-in-required': 'UNAUTHORIZED',
  'sign-in-expired': 'UNAUTHORIZED',
  'role-not-allowed': 'FORBIDDEN',
  'screen-locked': 'FORBIDDEN',
  'password-change-first': 'FORBIDDEN',
  'account-revoked': 'FORBIDDEN',
  'rights-expired': 'FORBIDDEN',
  'training-needed': 'FORBIDDEN',
  'dossier-of-other-point': 'FORBIDDEN',
  'dossier-held-by-other': 'FORBIDDEN',
  'dossier-restricted': 'FORBIDDEN',
  'not-on-this-pc': 'FORBIDDEN',
  'not-your-counter': 'FORBIDDEN',
  'bad-request': 'BAD_REQUEST',
  'origin-reused': 'CONFLICT',
  'log-not-writable': 'SERVICE_UNAVAILABLE',
  bug: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<DoorType, string>;

/** What the door answers by itself: `data.type` is the locale key, `message` the exact reason for a technician. */
export function refusal(type: DoorType, message: string = type) {
  return new ORPCError(codes[type], { message, data: { type } });
}

/**
 * Every failure on its way out, made one the screens know. Of a wrong input only the places are named, never what stood
 * there: it may be a person's data. What nobody expected is a bug, for the operator's log.
 */
export function doorFailure(error: unknown, onBug: (error: unknown) => void): ORPCError<string, unknown> {
  if (error instanceof OriginReused) return refusal('origin-reused');
  if (isDiskTrouble(error)) return refusal('log-not-writable');
  if (!(error instanceof ORPCError) || error.status >= 500) {
    if (error instanceof ORPCError && isTyped(error)) return error;
    onBug(error);
    return refusal('bug');
  }
  if (isTyped(error)) return error;
  const issues = (error.data as { issues?: { path?: unknown }[] } | undefined)?.issues ?? [];
  const places = issues.map(({ path }) => (Array.isArray(path) ? path.join('.') : ''));
  return new ORPCError(error.code, { message: error.message, data: { type: 'bad-request', places } });
}

function isTyped({ data }: ORPCError<string, unknown>): boolean {
  return typeof data === 'object' && data !== null && 'type' in data;
}
