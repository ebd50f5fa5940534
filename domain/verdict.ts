import type { Head } from './chain.ts';

/**
 * What province and point make of each other's heads: a total function of both heads and the hash each chain
 * has at the other's height. Every cell exists; none waits for ever (reliability.md §2.2).
 */
export type Verdict =
  | { readonly type: 'in-sync' }
  | { readonly type: 'push-from'; readonly seq: number; readonly provinceRewound: boolean }
  | { readonly type: 'point-rewound' }
  | { readonly type: 'fork'; readonly below: number };

export interface Comparison {
  readonly province: Head;
  readonly point: Head;
  /** The point's last acknowledged height, as it remembers it. */
  readonly acked: number;
  /** Hash of the longer chain at the shorter one's head; null when the asked side does not have it. */
  readonly longerAtShorter: string | null;
}

export function verdict({ province, point, acked, longerAtShorter }: Comparison): Verdict {
  if (province.seq === point.seq)
    return province.hash === point.hash ? { type: 'in-sync' } : { type: 'fork', below: point.seq };
  const shorter = province.seq < point.seq ? province : point;
  if (longerAtShorter !== shorter.hash) return { type: 'fork', below: shorter.seq };
  return province.seq < point.seq
    ? { type: 'push-from', seq: province.seq + 1, provinceRewound: province.seq < acked }
    : { type: 'point-rewound' };
}

export interface SiteView {
  /** What the province has of the stream now. */
  readonly province: Head;
  /** The own end of it, now. */
  readonly point: Head;
  /** Hash of the own chain at the province's height; null beyond its end. */
  readonly ownAtProvince: string | null;
}

/**
 * What a station does about one stream. `learn`: the province has more, on this or on another history, and only its
 * chain tells which. `part`: two histories for certain. Whoever writes the stream goes on under another one then; of one that
 * is written no more the missing part is learnt, and a tail of its own is re-homed.
 */
export type SiteAct = 'nothing' | 'push' | 'learn' | 'part';

export function siteAct({ province, point, ownAtProvince }: SiteView): SiteAct {
  if (province.seq > point.seq) return 'learn';
  if (ownAtProvince !== province.hash) return 'part';
  return province.seq === point.seq ? 'nothing' : 'push';
}

/** Who may write at all. Total: every answer of the province about the station itself. */
export type Standing = 'known' | 'stream-unknown' | 'device-unknown' | 'revoked';
export type StandingAct = 'go-on' | 'read-only' | 'register' | 'enrol' | 'stop';

export function standingAct(standing: Standing, superseded: boolean): StandingAct {
  if (standing === 'revoked') return 'stop';
  if (standing === 'device-unknown') return 'enrol';
  if (standing === 'stream-unknown') return 'register';
  return superseded ? 'read-only' : 'go-on';
}

/** The highest link that both have; null: none of these. */
export function parting(links: readonly Head[], ownHashAt: (seq: number) => string | null): Head | null {
  return links.findLast(({ seq, hash }) => ownHashAt(seq) === hash) ?? null;
}
