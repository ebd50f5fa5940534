import type { Channel } from './dossier-words.ts';

/**
 * What a centre can count for itself of the index of QĐ 766/QĐ-TTg: an estimate for its own use, never the official
 * figure (domain.md §5: what the portal sees, what is published and the national means are not known here).
 */
export interface CountedDossier {
  /** Local dates. */
  readonly receivedOn: string;
  /** As promised now: after a supplement or an apology. */
  readonly dueOn: string;
  /** Result ready, or refused, withdrawn or stopped; null: still open. */
  readonly endedOn: string | null;
  /** Since when the citizen is waited for; null: nobody waits. */
  readonly pausedOn: string | null;
  readonly supplements: number;
  readonly channel: Channel;
}

/** Both days are in it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** So many of so many. */
export interface Part {
  readonly part: number;
  readonly whole: number;
}

/** Received in the period, or ended in it. */
export function isCounted({ receivedOn, endedOn }: CountedDossier, { from, to }: Period): boolean {
  const isIn = (date: string) => from <= date && date <= to;
  return isIn(receivedOn) || (endedOn !== null && isIn(endedOn));
}

/**
 * Done by its day, or open and not yet due at the end of the period. While papers are asked for the first time the day of
 * asking counts as the end; a second asking counts as late, whatever the dates say.
 */
export function isOnTime({ dueOn, endedOn, pausedOn, supplements }: CountedDossier, { to }: Period): boolean {
  if (supplements > 1) return false;
  const end = endedOn ?? pausedOn ?? to;
  return (end < to ? end : to) <= dueOn;
}

export interface PeriodCount {
  readonly counted: number;
  readonly onTime: number;
  readonly received: number;
  readonly online: number;
}

export const nothingCounted: PeriodCount = { counted: 0, onTime: 0, received: 0, online: 0 };

export const indexParts = ['on-time', 'satisfaction', 'online'] as const;
export type IndexPart = (typeof indexParts)[number];

export interface IndexLine extends Part {
  readonly name: IndexPart;
  /** Points at most; null: how the group's points are split was not found. */
  readonly max: number | null;
  /** Share from which the points are full. */
  readonly fullAt: number;
  /** Points, unrounded; null: nothing counted, or `max` unknown. */
  readonly score: number | null;
}

/**
 * On time: share × 20. Reception satisfaction (5.4): all less the late and the dissatisfied, full from 90 %, 6 points.
 * Online (3.3): share of what was received, full from 50 %, before the portal's sync rate.
 */
export function serviceIndex(count: PeriodCount, dissatisfied: number): readonly IndexLine[] {
  const content = Math.max(0, count.onTime - dissatisfied);
  return [
    line('on-time', { part: count.onTime, whole: count.counted }, 20, 1),
    line('satisfaction', { part: content, whole: count.counted }, 6, 0.9),
    line('online', { part: count.online, whole: count.received }, null, 0.5),
  ];
}

export function shareOf({ part, whole }: Part): number | null {
  return whole === 0 ? null : part / whole;
}

function line(name: IndexPart, part: Part, max: number | null, fullAt: number): IndexLine {
  const share = shareOf(part);
  const score = share === null || max === null ? null : max * Math.min(1, share / fullAt);
  return { name, ...part, max, fullAt, score };
}

export interface RunLimits {
  /** Of all months together. */
  readonly mean: number;
  /** By month; null: nothing counted in it. */
  readonly limits: readonly ({ readonly low: number; readonly high: number } | null)[];
}

/**
 * Between which shares a month moves by chance: three standard deviations of a binomial share, wider where less was
 * counted (p-chart). A month outside has a cause worth looking for. Null: nothing counted at all.
 */
export function runLimits(months: readonly Part[]): RunLimits | null {
  const part = months.reduce((sum, month) => sum + month.part, 0);
  const whole = months.reduce((sum, month) => sum + month.whole, 0);
  if (whole === 0) return null;
  const mean = part / whole;
  const limits = months.map((month) => {
    if (month.whole === 0) return null;
    const wide = 3 * Math.sqrt((mean * (1 - mean)) / month.whole);
    return { low: Math.max(0, mean - wide), high: Math.min(1, mean + wide) };
  });
  return { mean, limits };
}
