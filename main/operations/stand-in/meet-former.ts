import type { AnyLogEvent } from '../../../domain/event.ts';
import { CounterId, QueueId, StreamId, TerminalId, TicketId } from '../../../domain/ids.ts';
import { ok } from '../../../domain/result.ts';
import type { AttachmentFiles } from '../../ports/attachment-files.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { noteFormer } from './former-standing.ts';

/** What a former host shows of its log to its successor. */
export interface FormerHost {
  /** It writes no more; answers how far each of its streams reaches. */
  stop(): Promise<readonly { readonly stream: string; readonly seq: number }[]>;
  read(
    stream: string,
    from: number,
  ): Promise<{
    readonly events: readonly AnyLogEvent[];
    readonly keys: readonly { readonly dossier: string; readonly wrapped: string }[];
  }>;
  /** Sealed scans and sounds, as `attachments/<hash>` and `voice/<hash>`. */
  files(): Promise<readonly string[]>;
  file(name: string): Promise<Uint8Array>;
  /** It becomes a station of ours. */
  join(): Promise<void>;
}

export type Met = 'joined' | 'does-not-chain' | 'no-room';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly unwrap: (wrapped: Uint8Array, dossier: string) => Uint8Array;
  readonly files: Record<'attachments' | 'voice', Pick<AttachmentFiles, 'keep'>>;
  readonly hasFile: (name: string) => boolean;
  readonly former: FormerHost;
}

/**
 * The successor and the former host see each other again: what that one wrote beyond the copy is learnt here as its own
 * stream's end, with both histories kept, and it becomes a station. Any step may be cut and is done again; it is let go only
 * when everything it showed is here.
 */
export async function meetFormer(parts: Parts): Promise<Met> {
  const { store, clock, former } = parts;
  const since = store.incarnations.live().openedAt;
  noteFormer(store, { state: 'meeting', at: clock.now() });
  for (const { stream, seq } of await former.stop()) {
    if (stream === store.stream) continue;
    for (let at = store.incarnations.headOf(stream); at < seq; ) {
      const page = await former.read(stream, at + 1);
      const last = page.events.at(-1);
      if (!last || !learn(parts, stream, page)) return refused(parts);
      const wroteBeside = page.events.filter(({ at: { wall } }) => wall > since).length;
      noteFormer(store, { alone: page.events.length, beside: wroteBeside });
      at = last.seq;
    }
  }
  putBack(parts);
  if (!(await fetchFiles(parts))) return 'no-room';
  await former.join();
  noteFormer(store, { state: 'met', at: clock.now() });
  return 'joined';
}

function learn({ store, unwrap }: Parts, stream: string, { events, keys }: Awaited<ReturnType<FormerHost['read']>>) {
  const opened = keys.map(({ dossier, wrapped }) => ({
    dossier,
    key: unwrap(Buffer.from(wrapped, 'base64'), dossier),
  }));
  return store.incarnations.learn({ stream: StreamId(stream), events, keys: opened }).ok;
}

/** Whoever was called there, just before it died, sits in the hall and not at that counter. */
function putBack({ store, ids }: Parts): void {
  const left = store.incarnations.leftStanding();
  if (left.length === 0) return;
  const actor = { account: null, terminal: TerminalId('station') };
  const command = { origin: ids.origin(), method: 'meetFormer', actor, opensDay: false };
  store.perform(command, () => {
    const events = left.map(({ ticket, counter, queue }) => ({
      type: 'ticket-transferred' as const,
      facts: { ticket: TicketId(ticket), counter: CounterId(counter), from: QueueId(queue), to: QueueId(queue) },
    }));
    return ok({ events, answer: () => ({}) });
  });
}

function refused({ store, clock }: Parts): Met {
  noteFormer(store, { state: 'does-not-chain', at: clock.now() });
  return 'does-not-chain';
}

/** Scans come to the stand-in a minute behind: what the log names and is not here is asked for now. */
async function fetchFiles({ store, former, files, hasFile }: Parts): Promise<boolean> {
  const named = { attachments: new Set(store.attachments.files()), voice: new Set(store.voice.hashes()) };
  for (const name of await former.files()) {
    const [kind = '', hash = ''] = name.split('/');
    if ((kind !== 'attachments' && kind !== 'voice') || !named[kind].has(hash) || hasFile(name)) continue;
    const bytes = await former.file(name);
    if (bytes.length > 0 && (await files[kind].keep(bytes)) === null) return false;
  }
  return true;
}
