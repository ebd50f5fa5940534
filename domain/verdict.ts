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
