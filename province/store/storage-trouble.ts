import type { StorageTrouble } from '../../contract/refusals.ts';

/** Whoever asked comes back (`storageTroubles` of the contract). Null: something else, and that is a bug. */
export function storageTrouble(failure: unknown): StorageTrouble | null {
  if (!(failure instanceof Error)) return null;
  const { code } = failure as { code?: unknown };
  for (const [trouble, codes] of Object.entries(troubles))
    if (typeof code === 'string' && codes.test(code)) return trouble as StorageTrouble;
  if (code === undefined && lostConnection.test(failure.message)) return 'database-away';
  return storageTrouble(failure.cause);
}

/** PostgreSQL's codes (appendix A), those of the system's calls beside them. */
const troubles: Readonly<Record<StorageTrouble, RegExp>> = {
  'server-disk-full': /^(53100|ENOSPC|EDQUOT)$/,
  'database-read-only': /^25006$/,
  // 57P0*: ended by an operator, by a crash, not up yet, dropped; 53300: no connection left; 08*: of the connection
  'database-away':
    /^(57P0[1-4]|53300|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/,
};

/** The client's own words, which have no code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;
