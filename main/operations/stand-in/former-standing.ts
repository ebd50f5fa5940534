import type { PointStore } from '../../store/open-point-store.ts';

/** What became of the host whose place this PC took. */
export interface FormerStanding {
  /** `missing`: not seen since; `disowned`: it lives, does not know this PC, and the province named no writer yet. */
  readonly state: 'missing' | 'meeting' | 'met' | 'does-not-chain' | 'disowned';
  readonly at: number;
  /** Events that only it had. */
  readonly alone: number;
  /** Those of them that it wrote while this PC was the host already. */
  readonly beside: number;
}

const KEY = 'former-host';

type Kept = FormerStanding & { readonly stream: string };

/** The province knows this stream as the newest of the point, and whoever wrote before hears so from it. */
export function isNamed({ live }: Pick<PointStore['incarnations'], 'live'>): boolean {
  const { registered, supersededBy } = live();
  return registered && supersededBy === null;
}

/** Null: this PC took nobody's place, or the one that it took was met under another stream. */
export function readFormer({
  memory,
  incarnations,
}: Pick<PointStore, 'memory' | 'incarnations'>): FormerStanding | null {
  const { reason, stream, openedAt } = incarnations.live();
  const kept = keptIn(memory);
  if (kept?.stream === stream)
    return kept.state === 'disowned' && isNamed(incarnations) ? { ...kept, state: 'missing' } : kept;
  return reason === 'taken-over' ? { state: 'missing', at: openedAt, alone: 0, beside: 0 } : null;
}

/** What the office is told of it: nothing more of one that was never met and was removed there, for it will never come back. */
export function toldFormer(store: Pick<PointStore, 'memory' | 'incarnations' | 'stations'>): FormerStanding | null {
  const former = readFormer(store);
  const isRemoved = !store.stations.all().some(({ proof }) => proof === 'host');
  return former?.state === 'missing' && isRemoved ? null : former;
}

/** At the start: what was said before it may be so no more. */
export function forgetDisowned({ memory }: Pick<PointStore, 'memory'>): void {
  const kept = keptIn(memory);
  if (kept?.state === 'disowned') memory.set(KEY, JSON.stringify({ ...kept, state: 'missing' } satisfies Kept));
}

function keptIn(memory: Pick<PointStore['memory'], 'get'>): Kept | null {
  return JSON.parse(memory.get(KEY) ?? 'null') as Kept | null;
}

/** `alone` and `beside` are added to what was counted before. */
export function noteFormer(
  store: Pick<PointStore, 'memory' | 'incarnations' | 'changed'>,
  news: Partial<FormerStanding>,
): void {
  const before = readFormer(store);
  if (!before) return;
  const { stream } = store.incarnations.live();
  const counted = { alone: before.alone + (news.alone ?? 0), beside: before.beside + (news.beside ?? 0) };
  const kept: Kept = { ...before, ...news, ...counted, stream };
  store.memory.set(KEY, JSON.stringify(kept));
  store.changed();
}
