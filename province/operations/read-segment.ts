import { hash as hashOnce } from 'node:crypto';
import { pushLimits, type WireEvent } from '../../contract/province-api.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Head } from '../../domain/chain.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** An event whose hash and place in the chain hold, with the text that was hashed. */
export interface ChainedEvent {
  readonly event: WireEvent;
  readonly canonical: string;
}

export type SegmentFault =
  | { readonly type: 'bad-hash'; readonly seq: number }
  | { readonly type: 'bad-prev'; readonly seq: number }
  | { readonly type: 'too-large' };

/**
 * Checks a segment by itself: contiguous from `from`, one stream, each hash true. The same rule as `verifyChain`
 * (a property test holds them together), keeping each text, and with the platform's SHA-256, which is faster.
 */
export function readSegment(
  stream: string,
  from: Head,
  events: readonly WireEvent[],
): Result<readonly ChainedEvent[], SegmentFault> {
  if (events.length > pushLimits.maxEvents) return err({ type: 'too-large' });
  const chained: ChainedEvent[] = [];
  let head = from;
  let bytes = 0;
  for (const event of events) {
    const { hash, ...unhashed } = event;
    if (event.stream !== stream || event.seq !== head.seq + 1 || event.prev !== head.hash)
      return err({ type: 'bad-prev', seq: event.seq });
    const canonical = canonicalOf(unhashed);
    if (canonical === null) return err({ type: 'bad-hash', seq: event.seq });
    bytes += Buffer.byteLength(canonical);
    if (bytes > pushLimits.maxBytes) return err({ type: 'too-large' });
    if (hashOnce('sha256', canonical) !== hash) return err({ type: 'bad-hash', seq: event.seq });
    chained.push({ event, canonical });
    head = { seq: event.seq, hash };
  }
  return ok(chained);
}

/** A lone surrogate or a nesting deeper than any stack has no canonical form, so nobody can have hashed it. */
function canonicalOf(event: Omit<WireEvent, 'hash'>): string | null {
  try {
    return canonicalJson(event);
  } catch {
    return null;
  }
}
