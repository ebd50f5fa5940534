import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { TerminalApi } from '../../contract/terminal-api.ts';
import type { Actor } from '../../domain/event.ts';
import type { AccountId, CounterId, StationId } from '../../domain/ids.ts';
import type { PermissionRefusal } from '../../domain/permissions.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { Session } from '../store/sessions-table.ts';

/** Who calls, as the door made sure; operations trust it. */
export interface Caller {
  /** SHA-256 of the bearer token; '' without one. */
  readonly tokenHash: string;
  readonly session: Session | null;
  /** What the signed-in person may act as here today; null: nobody signed in, or nobody who is here. */
  readonly role: AccountRole | null;
  /** The PC whose link the call came by; left out: the host's own. */
  readonly station?: StationId | null;
  /** Ends a watch when the page goes away. */
  readonly signal: AbortSignal | undefined;
}

export type MethodName = keyof TerminalApi;

type InputOf<C> = C extends ContractProcedure<infer I, infer _O, infer _E, infer _M> ? InferSchemaOutput<I> : never;
type OutputOf<C> = C extends ContractProcedure<infer _I, infer O, infer _E, infer _M> ? InferSchemaInput<O> : never;

export type Input<K extends MethodName> = InputOf<TerminalApi[K]>;
export type Answer<K extends MethodName> = OutputOf<TerminalApi[K]>;

/** What a group of operations provides: exactly the contract's methods. */
export type Handlers<Name extends MethodName> = {
  readonly [K in Name]: (input: Input<K>, caller: Caller) => Answer<K> | Promise<Answer<K>>;
};

export function actorOf({ session }: Caller): Actor {
  if (!session) throw new Error('assertion failed: the door let a command in without a session');
  return { account: session.account, terminal: session.terminal };
}

export function accountOf({ session }: Caller): AccountId {
  if (!session?.account) throw new Error('assertion failed: the door let a command in without its person');
  return session.account;
}

/** A watch has no answer to refuse with: it throws, and the door refuses. */
export class WatchRefused extends Error {
  readonly type: 'not-your-counter';
  constructor(type: 'not-your-counter') {
    super(type);
    this.type = type;
  }
}

/** A terminal acts for its own counter only. */
export function standsAt({ session }: Caller, counter: CounterId): boolean {
  return session?.counter === counter;
}

/** What this person may not do to this dossier: refused like a wrong role, whatever the method. */
export class NotPermitted extends Error {
  readonly type: PermissionRefusal['type'];
  constructor(type: PermissionRefusal['type']) {
    super(type);
    this.type = type;
  }
}
