import { implement, ORPCError } from '@orpc/server';
import { terminalApi } from '../../../contract/terminal-api.ts';
import type { Caller, Handlers, MethodName } from '../../operations/caller.ts';
import { OriginReused } from '../../store/point-writer.ts';

export interface DoorContext {
  readonly reqHeaders?: Headers;
  /** The call came from this PC. */
  readonly isLocal: boolean;
}

export type Admit = (
  name: MethodName,
  bearer: string | undefined,
  isLocal: boolean,
  signal: AbortSignal | undefined,
) => Caller;

/** The contract's methods behind the door: admission first, then the operation. One place for all roads. */
export function createTerminalRouter(
  handlers: Handlers<MethodName>,
  admit: Admit,
  onBug: (where: string, error: unknown) => void,
) {
  const os = implement(terminalApi).$context<DoorContext>();
  const procedures = (Object.keys(terminalApi) as MethodName[]).map((name) => {
    // One cast for the whole door: the table `Handlers` holds each handler to its method's types.
    const method = os[name] as unknown as typeof os.callNext;
    const handle = handlers[name] as unknown as Handlers<'callNext'>['callNext'];
    const procedure = method.handler(async ({ input, context, signal }) => {
      const bearer = context.reqHeaders?.get('authorization')?.replace(/^Bearer /, '');
      try {
        return await handle(input, admit(name, bearer, context.isLocal, signal));
      } catch (error) {
        if (error instanceof ORPCError) throw error;
        if (error instanceof OriginReused)
          throw new ORPCError('CONFLICT', { message: 'origin-reused', data: { type: 'origin-reused' } });
        onBug(name, error);
        throw new ORPCError('INTERNAL_SERVER_ERROR', { message: 'bug', data: { type: 'bug' } });
      }
    });
    return [name, procedure] as const;
  });
  return os.router(Object.fromEntries(procedures) as unknown as Parameters<typeof os.router>[0]);
}
