import type { PriorityCategory } from '../../domain/ticket-words.ts';

/** A busy morning, drawn once from a seed: who comes when and wants what. Pure. */
export interface Citizen {
  /** Milliseconds from the opening of the doors, in compressed time. */
  readonly at: number;
  readonly kiosk: 0 | 1;
  readonly queue: string;
  readonly priority: PriorityCategory | null;
  readonly language: 'vi' | 'en';
}

export interface MorningShape {
  readonly citizens: number;
  /** How long the whole morning lasts, milliseconds. */
  readonly lasts: number;
  readonly seed: number;
}

/** Share of the day's people per half hour from 07:00 to 11:30: a rush at the doors, a second wave, an early end. */
const rush = [0.19, 0.17, 0.13, 0.11, 0.12, 0.1, 0.08, 0.06, 0.04] as const;
const wishes = [
  { queue: 'A', share: 0.16 },
  { queue: 'B', share: 0.26 },
  { queue: 'C', share: 0.28 },
  { queue: 'D', share: 0.14 },
  { queue: 'E', share: 0.1 },
  { queue: 'F', share: 0.06 },
] as const;
const priorities = ['elderly', 'pregnant-or-small-child', 'disabled', 'merit'] as const satisfies PriorityCategory[];

export function planMorning({ citizens, lasts, seed }: MorningShape): Citizen[] {
  const chance = seeded(seed);
  const span = lasts / rush.length;
  return Array.from({ length: citizens }, (): Citizen => {
    const half = draw(rush, (share) => share, chance());
    return {
      at: (rush.indexOf(half) + chance()) * span,
      kiosk: chance() < 0.5 ? 0 : 1,
      queue: draw(wishes, ({ share }) => share, chance()).queue,
      priority: chance() < 0.12 ? (priorities[Math.floor(chance() * priorities.length)] ?? null) : null,
      language: chance() < 0.04 ? 'en' : 'vi',
    };
  }).sort((a, b) => a.at - b.at);
}

/** What becomes of a visit at the counter. */
export interface VisitPlan {
  readonly walkMs: number;
  readonly serveMs: number;
  readonly comes: boolean;
  readonly isCalledTwice: boolean;
  readonly bringsDossier: boolean;
}

/** Visits as they come to one counter, for ever; `meanMs` is the time a counter has for each. */
export function* planVisits(seed: number, meanMs: number): Generator<VisitPlan, never> {
  const chance = seeded(seed);
  for (;;) {
    yield {
      walkMs: meanMs * 0.15 * (0.5 + chance()),
      // Many short visits and a few long ones.
      serveMs: meanMs * 0.6 * -Math.log(1 - 0.95 * chance()),
      comes: chance() >= 0.04,
      isCalledTwice: chance() < 0.08,
      bringsDossier: chance() < 0.25,
    };
  }
}

/** mulberry32: small, good enough to shape a crowd, the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draw<T>(from: readonly T[], shareOf: (each: T) => number, at: number): T {
  let left = at * from.reduce((sum, each) => sum + shareOf(each), 0);
  for (const each of from) {
    left -= shareOf(each);
    if (left < 0) return each;
  }
  const last = from.at(-1);
  if (last === undefined) throw new Error('assertion failed: nothing to draw from');
  return last;
}
