import type { ProvinceDoor } from '../../main/ports/province.ts';

/** mulberry32. */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const spoken = ['enrol', 'hello', 'push', 'chain', 'fetch', 'incarnations', 'inbox'] as const;

export interface RoadFaults {
  /** 0 … 1; null: the road is a good one. */
  readonly draw: (() => number) | null;
  /** Requests that the network kept a copy of, and brings at any later time. */
  readonly delayed: (() => Promise<unknown>)[];
  readonly reached: (kind: string) => void;
}

/** A door at the end of a road that loses requests, loses answers and brings requests twice. */
export function faultyRoad(door: ProvinceDoor, { draw, delayed, reached }: RoadFaults): ProvinceDoor {
  const pass =
    (method: (typeof spoken)[number]) =>
    async (...asked: unknown[]) => {
      const ask = () => (door[method] as (...all: unknown[]) => Promise<unknown>)(...asked);
      const fate = draw ? draw() : 1;
      if (fate < 0.08) {
        reached('a request was lost');
        return { ok: false, error: { type: 'unreachable' } };
      }
      if (fate < 0.16) {
        await ask();
        reached('an answer was lost');
        return { ok: false, error: { type: 'unreachable' } };
      }
      if (fate < 0.26) delayed.push(ask);
      return noted(await ask(), reached);
    };
  return {
    ...Object.fromEntries(spoken.map((each) => [each, pass(each)])),
    close: () => {},
  } as unknown as ProvinceDoor;
}

/** What the province found, in its own words. */
function noted(answer: unknown, reached: (kind: string) => void): unknown {
  const { value } = answer as {
    value?: { ok: boolean; value?: { verdict?: { type: string } }; error?: { type: string } };
  };
  if (value?.value?.verdict) reached(`verdict ${value.value.verdict.type}`);
  if (value?.error) reached(`refused ${value.error.type}`);
  return answer;
}
