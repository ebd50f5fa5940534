import type { AnyLogEvent } from '../../../domain/event.ts';
import { StreamId } from '../../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PointStore } from '../../store/open-point-store.ts';

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
  /** It becomes a station of ours. */
  join(): Promise<void>;
}

/**
 * The successor and the former host see each other again: what that one wrote beyond the copy is learnt here as its own
 * stream's end, with both histories kept, and it becomes a station. Any step may be cut and is done again.
 */
export async function meetFormer(parts: {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly unwrap: (wrapped: Uint8Array, dossier: string) => Uint8Array;
  readonly former: FormerHost;
}): Promise<'joined' | 'does-not-chain'> {
  const { store, unwrap, former } = parts;
  for (const { stream, seq } of await former.stop()) {
    if (stream === store.stream) continue;
    for (let at = store.incarnations.headOf(stream); at < seq; ) {
      const { events, keys } = await former.read(stream, at + 1);
      const last = events.at(-1);
      if (!last) break;
      const opened = keys.map(({ dossier, wrapped }) => ({
        dossier,
        key: unwrap(Buffer.from(wrapped, 'base64'), dossier),
      }));
      const learnt = store.incarnations.learn({ stream: StreamId(stream), events, keys: opened });
      if (!learnt.ok) return 'does-not-chain';
      at = last.seq;
    }
  }
  await former.join();
  return 'joined';
}
