import { implement, type Router } from '@orpc/server';
import { rights } from '../../../contract/rights.ts';
import { type TerminalApi, terminalApi } from '../../../contract/terminal-api.ts';
import type { StationId } from '../../../domain/ids.ts';
import { type Caller, type Handlers, type MethodName, NotPermitted, WatchRefused } from '../../operations/caller.ts';
import { isPlainText } from './plain-text.ts';
import { doorFailure, refusal } from './refusals.ts';

export interface DoorContext extends Road {
  readonly reqHeaders?: Headers;
}

/** How a call came. */
export interface Road {
  /** From this PC, or from a paired one. */
  readonly isLocal: boolean;
  /** Over the pinned link of that PC; left out: the host's own door. */
  readonly station?: StationId;
}

export type Admit = (
  name: MethodName,
  bearer: string | undefined,
  road: Road,
  signal: AbortSignal | undefined,
) => Caller;

/**
 * The contract's methods behind the door: admission first, then a look at the input, then the operation. One place for
 * all roads.
 */
export function createTerminalRouter(
  handlers: Handlers<MethodName>,
  admit: Admit,
  onBug: (where: string, error: unknown) => void,
): Router<TerminalApi, DoorContext> {
  const os = implement(terminalApi)
    .$context<DoorContext>()
    .use(async ({ context, path, signal, next }) => {
      const name = path[0] as MethodName;
      const bearer = context.reqHeaders?.get('authorization')?.replace(/^Bearer /, '');
      const again = () => admit(name, bearer, context, signal);
      try {
        return await next({ context: { caller: again(), again } });
      } catch (error) {
        throw doorFailure(error, (bug) => onBug(name, bug));
      }
    });
  const procedures = (Object.keys(terminalApi) as MethodName[]).map((name) => {
    // One cast for the whole door: the table `Handlers` holds each handler to its method's types.
    const method = os[name] as unknown as typeof os.callNext;
    const handle = handlers[name] as unknown as Handlers<'callNext'>['callNext'];
    const procedure = method.handler(async ({ input, context }) => {
      if (!isPlainText(input)) throw refusal('bad-request', 'text-not-plain');
      try {
        const answer: unknown = await handle(input, context.caller);
        const views = answer as AsyncGenerator;
        const isWatch = typeof views === 'object' && views !== null && Symbol.asyncIterator in views;
        // A person's right to see ends with the sign-in, also in the middle of a watch.
        const check = rights[name].account === 'none' ? () => {} : context.again;
        return (isWatch ? guarded(views, check, (bug) => onBug(name, bug)) : answer) as Awaited<
          ReturnType<typeof handle>
        >;
      } catch (error) {
        if (error instanceof WatchRefused || error instanceof NotPermitted) throw refusal(error.type);
        throw error;
      }
    });
    return [name, procedure] as const;
  });
  // Named, because the inferred type of so many methods is longer than the compiler writes.
  return os.router(Object.fromEntries(procedures) as unknown as Parameters<typeof os.router>[0]) as unknown as Router<
    TerminalApi,
    DoorContext
  >;
}

async function* guarded(views: AsyncGenerator, check: () => void, onBug: (error: unknown) => void) {
  try {
    for await (const view of views) {
      check();
      yield view;
    }
  } catch (error) {
    throw doorFailure(error, onBug);
  }
}
