import type { QueueId, TicketId } from './ids.ts';
import type { PriorityCategory, TicketMark, TurnReason } from './ticket-words.ts';

/** One of 2–6 per point, data: letter, symbol, colour and the fields it takes. */
export interface Queue {
  readonly id: QueueId;
  /** Name by language; Vietnamese is always there. */
  readonly name: Readonly<Record<string, string>>;
  readonly symbol: QueueSymbol;
  readonly colour: QueueColour;
  /** Fields of procedures it takes; empty for "nhận kết quả". */
  readonly fields: readonly string[];
}

export const queueSymbols = ['result', 'civil-status', 'certification', 'land', 'social', 'business', 'other'] as const;
export type QueueSymbol = (typeof queueSymbols)[number];

/** Colours are names of tokens, so that tile, ticket and board agree. */
export const queueColours = ['indigo', 'red', 'teal', 'ochre', 'plum', 'slate'] as const;
export type QueueColour = (typeof queueColours)[number];

/**
 * The order of calling, a rule everyone may read. Of the waiting, whoever has waited longer than `waitsAtMostMinutes`
 * comes first, oldest first, whatever the lane: nobody starves. Otherwise `priority` priority tickets alternate with
 * `normal` normal ones, oldest first in each lane. No national rule exists (domain.md §1.3): the default is 1 : 2.
 */
export interface CallingRule {
  readonly priority: number;
  readonly normal: number;
  readonly waitsAtMostMinutes: number;
}

export const defaultCallingRule: CallingRule = { priority: 1, normal: 2, waitsAtMostMinutes: 45 };

export interface Waiting {
  readonly ticket: TicketId;
  readonly priority: PriorityCategory | null;
  /** UTC ms of the first wait; a transfer or a park does not reset it. */
  readonly since: number;
  /** Place in line: order of issue, which does not trust the clock, or where a transfer put it. */
  readonly order: number;
  /** It brings papers that were missing. */
  readonly mark?: TicketMark | null;
  /** A colleague put it at the head of its new queue. */
  readonly placedFirst?: boolean;
}

export const lanes = ['priority', 'come-back', 'normal'] as const;
export type Lane = (typeof lanes)[number];

/** Who brings a missing paper has been here before: a lane of its own, one at a time between the others. */
const comeBackShare = 1;

export function laneOf({ priority, mark }: Pick<Waiting, 'priority' | 'mark'>): Lane {
  if (priority !== null) return 'priority';
  return mark ? 'come-back' : 'normal';
}

/**
 * Who is next. `recentLanes` are the lanes of the latest calls, newest first (as many as the larger weight).
 * Null when nobody waits. Total and deterministic.
 */
export function chooseNext(
  waiting: readonly Waiting[],
  recentLanes: readonly Lane[],
  rule: CallingRule,
  now: number,
): { ticket: TicketId; why: TurnReason } | null {
  const inOrder = [...waiting].sort((a, b) => a.order - b.order);
  const oldest = inOrder[0];
  if (!oldest) return null;
  const overdue = firstOverdue(inOrder, now - rule.waitsAtMostMinutes * 60_000);
  if (overdue) return { ticket: overdue.ticket, why: 'waited-too-long' };
  const placed = inOrder.find((each) => each.placedFirst);
  if (placed) return { ticket: placed.ticket, why: 'placed-first' };
  const present = lanes.filter((lane) => inOrder.some((each) => laneOf(each) === lane));
  if (present.length === 1) return { ticket: oldest.ticket, why: 'longest-waiting' };
  const turn = nextLane(recentLanes, rule, present);
  const next = inOrder.find((each) => laneOf(each) === turn) ?? oldest;
  return { ticket: next.ticket, why: `${turn}-turn` };
}

/**
 * Whoever stands before somebody who has waited too long has waited longer, whatever the clock said when they came: it may
 * have been set right between them. Only who was put at the head did not come first.
 */
function firstOverdue(inOrder: readonly Waiting[], latest: number): Waiting | undefined {
  const last = inOrder.findLast((each) => !each.placedFirst && each.since <= latest);
  return inOrder.find((each) =>
    each.placedFirst ? each.since <= latest : last !== undefined && each.order <= last.order,
  );
}

/** The lane that is called goes on until its share is spent, then comes the next in the circle that has anybody. */
function nextLane(recentLanes: readonly Lane[], rule: CallingRule, present: readonly Lane[]): Lane {
  const last = recentLanes[0];
  const change = recentLanes.findIndex((lane) => lane !== last);
  const run = change === -1 ? recentLanes.length : change;
  const share = { priority: rule.priority, 'come-back': comeBackShare, normal: rule.normal };
  if (last !== undefined && present.includes(last) && run < share[last]) return last;
  const after = last === undefined ? 0 : lanes.indexOf(last) + 1;
  const circle = [...lanes.slice(after), ...lanes.slice(0, after)];
  return circle.find((lane) => present.includes(lane)) ?? 'normal';
}

/** Who serves what, as far as a wait depends on it. */
export interface Serving {
  readonly serves: readonly QueueId[];
}

/**
 * Expected wait as a range in minutes, rounded outward to five, above an hour to fifteen; null when no counter serves the queue. A counter that
 * serves other queues too spends its time on them in turn, so their people count by the share of their counters that
 * serve this queue. Never a false exact time.
 */
export function expectedWait(
  queue: QueueId,
  ahead: number,
  waiting: ReadonlyMap<string, number>,
  counters: readonly Serving[],
  averageServiceMs: number,
): { from: number; to: number } | null {
  const mine = counters.filter((each) => each.serves.includes(queue));
  if (mine.length === 0) return null;
  let before = ahead;
  for (const [other, people] of waiting) {
    if (other === queue) continue;
    const theirs = counters.filter((each) => each.serves.includes(other as QueueId));
    const shared = theirs.filter((each) => mine.includes(each)).length;
    if (shared > 0) before += (people * shared) / theirs.length;
  }
  const minutes = (before * averageServiceMs) / mine.length / 60_000;
  const grain = minutes * 1.5 > 60 ? 15 : 5;
  const from = Math.floor((minutes * 0.7) / grain) * grain;
  return { from, to: Math.max(from + grain, Math.ceil((minutes * 1.5) / grain) * grain) };
}
