import { canonicalJson, sha256Hex } from './canonical-json.ts';
import type { AnyLogEvent, LogEvent } from './event.ts';

/** Position and content of a stream's end; seq 0 is the beginning of every stream. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export const genesis: Head = { seq: 0, hash: '0'.repeat(64) };

export type Unhashed = Omit<LogEvent, 'hash'>;

export function hashOf(event: Unhashed): string {
  return sha256Hex(canonicalJson(event));
}

/** What a device signs for a segment: it vouches for the chain up to `head`. */
export function signedHeadText(stream: string, head: Head): string {
  return canonicalJson({ stream, seq: head.seq, hash: head.hash });
}

export type ChainFault = { readonly seq: number; readonly fault: 'bad-hash' | 'bad-prev' | 'gap' | 'other-stream' };

/** First fault of a contiguous run of events after `from`, or null when it holds. */
export function verifyChain(stream: string, from: Head, events: readonly AnyLogEvent[]): ChainFault | null {
  let head = from;
  for (const event of events) {
    const { hash, ...unhashed } = event;
    if (event.stream !== stream) return { seq: event.seq, fault: 'other-stream' };
    if (event.seq !== head.seq + 1) return { seq: event.seq, fault: 'gap' };
    if (event.prev !== head.hash) return { seq: event.seq, fault: 'bad-prev' };
    if (hashOf(unhashed) !== hash) return { seq: event.seq, fault: 'bad-hash' };
    head = { seq: event.seq, hash };
  }
  return null;
}
