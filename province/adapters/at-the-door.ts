import { ORPCError } from '@orpc/server';

/** Turned away before the input is read: 401 where nobody is known, 403 where somebody is and may not. */
export function atTheDoor(code: string, status: 401 | 403 | 429 = 401): ORPCError<string, undefined> {
  return new ORPCError(code, { status, message: code });
}
