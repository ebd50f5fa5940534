import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Comparison, parting, siteAct, standingAct, verdict } from '../../domain/verdict.ts';

const province = (seq: number, hash = `h${seq}`) => ({ province: { seq, hash } });
const point = (seq: number, hash = `h${seq}`) => ({ point: { seq, hash } });
const compare = (parts: Pick<Comparison, 'province' | 'point'> & Partial<Comparison>) =>
  verdict({ acked: 0, longerAtShorter: null, ...parts });

describe('Province and point comparing their heads', () => {
  test('agree when both ends are the same', () => {
    expect(compare({ ...province(7), ...point(7) })).toEqual({ type: 'in-sync' });
    expect(compare({ ...province(0), ...point(0) })).toEqual({ type: 'in-sync' });
  });

  test('go on from where the province stands', () => {
    expect(compare({ ...province(3), ...point(7), longerAtShorter: 'h3', acked: 3 })).toEqual({
      ...{ type: 'push-from', seq: 4, provinceRewound: false },
    });
    expect(compare({ ...province(0, 'zero'), ...point(7), longerAtShorter: 'zero' })).toMatchObject({ seq: 1 });
  });

  test('notice a province restored from an older copy, and send it again', () => {
    expect(compare({ ...province(3), ...point(7), longerAtShorter: 'h3', acked: 5 })).toEqual({
      ...{ type: 'push-from', seq: 4, provinceRewound: true },
    });
  });

  test('notice a point restored from an older copy', () => {
    expect(compare({ ...province(7), ...point(3), longerAtShorter: 'h3' })).toEqual({ type: 'point-rewound' });
  });

  test('notice two histories, at the same height or below either end', () => {
    expect(compare({ ...province(7), ...point(7, 'other') })).toEqual({ type: 'fork', below: 7 });
    expect(compare({ ...province(3), ...point(7), longerAtShorter: 'other' })).toEqual({ type: 'fork', below: 3 });
    expect(compare({ ...province(7), ...point(3), longerAtShorter: 'other' })).toEqual({ type: 'fork', below: 3 });
    expect(compare({ ...province(7), ...point(3), longerAtShorter: null })).toEqual({ type: 'fork', below: 3 });
  });

  test('always come to exactly one verdict, and never push over a difference', () => {
    const height = fc.integer({ min: 0, max: 4 });
    const hash = fc.constantFrom('x', 'y');
    const head = fc.record({ seq: height, hash });
    const cell = fc.record({ province: head, point: head, acked: height, longerAtShorter: fc.option(hash) });
    fc.assert(
      fc.property(cell, (heads) => {
        const found = verdict(heads);
        const same = heads.province.seq === heads.point.seq && heads.province.hash === heads.point.hash;
        expect(found.type === 'in-sync').toBe(same);
        if (found.type === 'push-from') {
          expect(heads.longerAtShorter).toBe(heads.province.hash);
          expect(found.seq).toBe(heads.province.seq + 1);
          expect(found.seq).toBeLessThanOrEqual(heads.point.seq);
        }
        if (found.type === 'fork') expect(found.below).toBe(Math.min(heads.province.seq, heads.point.seq));
      }),
      { numRuns: 500 },
    );
  });
});

describe('T09: what a station does about one stream', () => {
  /** Two chains that are one up to `common`; beyond it they differ at every height. */
  const world = fc.record({ common: fc.nat(6), ours: fc.nat(6), theirs: fc.nat(6) }).map(({ common, ours, theirs }) => {
    const own = (seq: number) => (seq > common + ours ? null : seq <= common ? `c${seq}` : `o${seq}`);
    const their = (seq: number) => (seq > common + theirs ? null : seq <= common ? `c${seq}` : `t${seq}`);
    const headOf = (at: (seq: number) => string | null, seq: number) => ({ seq, hash: at(seq) as string });
    return { common, own, their, point: headOf(own, common + ours), province: headOf(their, common + theirs) };
  });
  const numRuns = Number(process.env.GAN_DAN_VERDICTS ?? 2_000);

  test('is one of four things in every cell, and never a push over a difference', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(world, ({ common, own, point, province }) => {
        const act = siteAct({ province, point, ownAtProvince: own(province.seq) });
        seen.add(act);
        if (act === 'nothing') expect(point).toEqual(province);
        if (act === 'push') expect([own(province.seq), province.seq < point.seq]).toEqual([province.hash, true]);
        if (act === 'part') expect(common).toBeLessThan(Math.min(point.seq, province.seq) + 1);
        if (act === 'learn') expect(province.seq).toBeGreaterThan(point.seq);
        // The province says the same of it where it may say anything: both never push and learn at once.
        const said = verdict({ province, point, acked: 0, longerAtShorter: own(province.seq) });
        if (said.type === 'push-from') expect(act).toBe('push');
        if (said.type === 'in-sync') expect(act).toBe('nothing');
      }),
      { numRuns },
    );
    expect([...seen].sort()).toEqual(['learn', 'nothing', 'part', 'push']);
  });

  test('finds where two histories part, whatever the stretch of the chain it is shown', () => {
    fc.assert(
      fc.property(world, fc.nat(6), ({ common, own, their, point, province }, from) => {
        const to = Math.min(point.seq, province.seq);
        const links = [];
        for (let seq = Math.max(1, from); seq <= to; seq++) links.push({ seq, hash: their(seq) as string });
        const found = parting(links, own);
        if (common >= Math.max(1, from) && links.length > 0) expect(found?.seq).toBe(Math.min(common, to));
        else expect(found).toBeNull();
      }),
      { numRuns },
    );
  });

  test('comes to an end: learning, re-homing and pushing lead to one chain in at most three rounds', () => {
    fc.assert(
      fc.property(world, ({ common, own, their, point, province }) => {
        let [here, there] = [chainOf(own, point.seq), chainOf(their, province.seq)];
        const rehomed: string[] = [];
        for (let round = 0; round < 3; round++) {
          const act = siteAct({ province: endOf(there), point: endOf(here), ownAtProvince: at(here, there.length) });
          if (act === 'nothing') break;
          const parts =
            at(here, Math.min(here.length, there.length)) !== at(there, Math.min(here.length, there.length));
          if (act === 'push') there = [...here];
          else if (act === 'learn' && !parts) here = [...there];
          else rehomed.push(...here.splice(common));
        }
        expect(here).toEqual(there);
        for (let seq = common + 1; seq <= point.seq; seq++) expect([...there, ...rehomed]).toContain(own(seq));
      }),
      { numRuns },
    );
  });

  test('stops, enrols, registers or only reads by what the province says of the station itself', () => {
    const standings = ['known', 'stream-unknown', 'device-unknown', 'revoked'] as const;
    const table = standings.map((standing) => [false, true].map((superseded) => standingAct(standing, superseded)));
    expect(table).toEqual([
      ['go-on', 'read-only'],
      ['register', 'register'],
      ['enrol', 'enrol'],
      ['stop', 'stop'],
    ]);
  });

  const chainOf = (hashAt: (seq: number) => string | null, to: number) =>
    Array.from({ length: to }, (_, n) => hashAt(n + 1) as string);
  const at = (chain: readonly string[], seq: number) => (seq === 0 ? 'c0' : (chain[seq - 1] ?? null));
  const endOf = (chain: readonly string[]) => ({ seq: chain.length, hash: at(chain, chain.length) as string });
});
