import { describe, expect, test } from 'vitest';
import { type FaultSet, type Mutant, simulate } from '../support/centre-simulation.ts';
import { butFor } from '../support/connected-point.ts';

/**
 * T08: real stores, operations and reporting under drawn schedules; the province is a model in memory. A seed of `npm test`
 * costs about half a second (real files, flushed), so there are few; GAN_DAN_SEEDS=20000 for a night.
 */
const seeds = Number(process.env.GAN_DAN_SEEDS ?? 12);
const sets: readonly FaultSet[] = ['network', 'province-restore', 'site-restore', 'image'];

describe('T08: a centre under faults, once the faults are over', () => {
  const most = { timeout: 60_000 + seeds * 5_000 };
  test.each(sets)('%s: every event that is alive is at the province, and nobody is stuck', most, async (set) => {
    const faults: string[] = [];
    for (let seed = 1; seed <= seeds / sets.length; seed++) faults.push(...(await simulate(seed, set)));
    expect(faults).toEqual([]);
  });
});

describe('T08: what once went wrong', () => {
  test('a sibling that only a copy remembers, after the province went back to before it began', async () => {
    expect(await simulate(7, 'site-restore')).toEqual([]);
  });
});

describe('T08: the rig sees a build', () => {
  const mutants: readonly (readonly [string, FaultSet, () => Mutant, RegExp, number])[] = [
    ['that does not ask the anchor', 'site-restore', () => ({ noAnchor: true }), /I3|I5/, 1],
    ['that prunes what was acknowledged', 'province-restore', prunesAtAck, /I5/, 2],
    ['that goes on writing beside its successor', 'site-restore', noSuccession, /succession/, 1],
    ['that does not push its own old streams', 'site-restore', () => ({ noAncestors: true }), /I5/, 6],
  ];
  test.each(mutants)('%s', { timeout: 120_000 }, async (_, set, mutant, fault, from) => {
    const faults: string[] = [];
    for (let seed = from; seed < from + 40 && faults.length === 0; seed++)
      faults.push(...(await simulate(seed, set, mutant())));
    if (process.env.GAN_DAN_SEEDS) console.log(faults[0]?.slice(0, 160));
    expect(faults.join('\n')).toMatch(fault);
  });
});

/** What the province once had is not here any more, whatever becomes of the province. */
function prunesAtAck(): Mutant {
  const pruned = new Map<string, number>();
  return {
    log: (log) => {
      const upTo = () => pruned.get(log.stream) ?? 0;
      return butFor(log, {
        setAcked: (head) => {
          pruned.set(log.stream, Math.max(upTo(), head.seq));
          log.setAcked(head);
        },
        read: (from, limits) => log.read(Math.max(from, upTo() + 1), limits),
      });
    },
  };
}

/** Nobody hears that a newer one writes for the point. */
function noSuccession(): Mutant {
  const deaf = <T>(answer: T): T => {
    const { value } = answer as {
      value?: { value?: { superseded?: unknown; incarnations?: { supersededBy: unknown }[] } };
    };
    if (!value?.value) return answer;
    const incarnations = value.value.incarnations?.map((each) => ({ ...each, supersededBy: null }));
    const told = { ...value.value, superseded: null, ...(incarnations && { incarnations }) };
    return { ...answer, value: { ...value, value: told } };
  };
  return {
    over: (door) => ({
      ...door,
      hello: async (...asked) => deaf(await door.hello(...asked)),
      incarnations: async (...asked) => deaf(await door.incarnations(...asked)),
    }),
  };
}
