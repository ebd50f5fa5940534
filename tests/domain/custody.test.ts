import { describe, expect, test } from 'vitest';
import type { CustodyStep } from '../../domain/custody.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import { HandOverId, PointId } from '../../domain/ids.ts';

const [a, b] = [PointId('22006-1'), PointId('22006-2')];
const received = { point: a, at: '2026-11-20T08:00' };
const bag = { handOver: HandOverId('h-1'), carries: 'folder', work: true } as const;
const at = '2026-11-20T09:00';
const by = (point: PointId, cv: number, life = 1) => ({ stream: `${point}:${life}`, seq: cv, point, cv, at });

const offered = (cv = 2, life = 1): CustodyStep => ({ ...by(a, cv, life), type: 'offered', to: b, ...bag });
const accepted = (cv = 3): CustodyStep => ({ ...by(b, cv), type: 'accepted', ...bag });
const withdrawn = (cv = 3, life = 1): CustodyStep => ({ ...by(a, cv, life), type: 'withdrawn', ...bag });
const counted = (point: PointId, cv: number, found: boolean, why: 'conflict' | 'restored' | 'asked', life = 1) =>
  ({ ...by(point, cv, life), type: 'recounted', paper: 'folder', found, why }) as const;

/** What T11 found while this was written, each as short as it gets. */
describe('custody, of what is known of it', () => {
  test('taken back and accepted at one version: both claim it, until one of them has looked', () => {
    const race = [offered(), accepted(), withdrawn()];
    expect(custodyOf(received, race)).toMatchObject({ work: null, folder: { state: 'conflict' }, claimants: [a, b] });
    expect(custodyOf(received, race.toReversed())).toEqual(custodyOf(received, race));
    const looked = [...race, counted(a, 4, false, 'conflict')];
    expect(custodyOf(received, looked)).toMatchObject({ work: b, folder: { state: 'here', at: b }, claimants: [] });
  });

  test('taken back by two, each by a slip of its own: both claim it', () => {
    const onward: CustodyStep = { ...by(b, 4), type: 'offered', to: a, ...bag, handOver: HandOverId('h-2') };
    const own: CustodyStep = { ...by(b, 5), type: 'withdrawn', ...bag, handOver: HandOverId('h-2') };
    const looked = [counted(a, 3, false, 'asked'), counted(a, 4, false, 'asked')];
    const said = [offered(), ...looked, accepted(), onward, own, withdrawn(5)];
    expect(custodyOf(received, said)).toMatchObject({ work: null, folder: { state: 'conflict' }, claimants: [a, b] });
  });

  test('accepted by one life and declined by the one before it: the work is in doubt as the folder is', () => {
    const declined: CustodyStep = { ...by(b, 4, 2), type: 'declined', to: a, reason: 'wrong-point', ...bag };
    expect(custodyOf(received, [offered(), accepted(), declined])).toMatchObject({
      ...{ work: null, folder: { state: 'conflict' } },
    });
  });

  test('counted after a restore, and handed on from the scan in the life that was lost', () => {
    const lost: CustodyStep = { ...by(a, 3), type: 'offered', to: b, ...bag, carries: 'nothing' };
    const known = [counted(a, 2, true, 'asked'), lost, counted(a, 2, true, 'restored', 2)];
    // Whoever counted rested until it heard of this (T11): the work is where it was handed.
    expect(custodyOf(received, known)).toMatchObject({ work: b, folder: { state: 'here', at: a }, claimants: [] });
    expect(custodyOf(received, known.slice(0, 2))).toMatchObject({ work: b, claimants: [] });
  });

  test('not found after a restore and made anew, and handed on from the scan in the life that was lost', () => {
    const forgotten: CustodyStep = { ...by(a, 2), type: 'offered', to: b, ...bag, carries: 'nothing' };
    const anew = [
      counted(a, 2, false, 'restored', 2),
      { ...by(a, 3, 2), type: 'lost', paper: 'folder' },
      { ...by(a, 4, 2), type: 'reconstituted', paper: 'folder' },
    ] as const;
    expect(custodyOf(received, anew)).toMatchObject({ work: a, claimants: [] });
    expect(custodyOf(received, [forgotten, ...anew])).toMatchObject({ work: null, claimants: [a, b] });
    expect(custodyOf(received, [forgotten, ...anew.slice(0, 2)])).toMatchObject({ work: b, claimants: [] });
  });

  test('found by one life and looked for in vain by another at the same version: nobody is sure until the next look', () => {
    const found = counted(a, 2, true, 'asked', 1);
    const vain = counted(a, 2, false, 'restored', 2);
    for (const looks of [
      [found, vain],
      [vain, found],
    ])
      expect(custodyOf(received, looks)).toMatchObject({ work: null, folder: { state: 'unknown' }, claimants: [] });
    const again = counted(a, 3, true, 'restored', 2);
    expect(custodyOf(received, [found, vain, again])).toMatchObject({ work: a, folder: { state: 'here', at: a } });
  });

  test('looked for in vain by one life while another says it has it: that one still says so', () => {
    const said = [
      offered(),
      counted(a, 3, false, 'asked'),
      withdrawn(3, 2),
      { ...by(b, 4), type: 'lost', paper: 'folder' } as const,
    ];
    expect(custodyOf(received, said).folder.state).toBe('conflict');
  });

  test('found by nobody: whoever makes it anew has its work', () => {
    const said = [
      offered(),
      accepted(),
      withdrawn(),
      counted(a, 4, false, 'conflict'),
      counted(b, 4, false, 'conflict'),
    ];
    expect(custodyOf(received, said)).toMatchObject({ work: null, folder: { state: 'unknown' }, claimants: [] });
    const anew = [
      { ...by(b, 5), type: 'lost', paper: 'folder' },
      { ...by(b, 6), type: 'reconstituted', paper: 'folder' },
    ] as const;
    expect(custodyOf(received, [...said, ...anew])).toMatchObject({ work: b, folder: { state: 'here', at: b } });
  });

  test('what lies between and is not known yet is waited for, not doubted', () => {
    const onward: CustodyStep = { ...by(b, 4), type: 'offered', to: a, ...bag, handOver: HandOverId('h-2') };
    expect(custodyOf(received, [offered(), onward])).toMatchObject({ work: a, folder: { state: 'in-transit', to: a } });
    expect(custodyOf(received, [offered(), onward, accepted()]).claimants).toEqual([]);
  });
});
