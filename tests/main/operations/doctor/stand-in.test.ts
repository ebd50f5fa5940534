import { afterEach, expect, test } from 'vitest';
import type { CopyMark } from '../../../../contract/follow-api.ts';
import { CounterId, Origin, StationId, TerminalId } from '../../../../domain/ids.ts';
import { ok } from '../../../../domain/result.ts';
import type { DoctorParts } from '../../../../main/operations/doctor/check.ts';
import { host } from '../../../../main/operations/doctor/host.ts';
import { standIn } from '../../../../main/operations/doctor/stand-in.ts';
import { noteFormer } from '../../../../main/operations/stand-in/former-standing.ts';
import { giveCopy } from '../../../../main/operations/stand-in/give-copy.ts';
import { createHold } from '../../../../main/operations/stand-in/hold.ts';
import { type StationOnDisk, stationOnDisk } from '../../../support/station-on-disk.ts';
import { origin, value } from '../../../support/terminal-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).toReversed()) close();
});

const station = StationId('aaaaaaaa');
const actor = { account: null, terminal: TerminalId('station') };
type News = Parameters<ReturnType<StationOnDisk['store']>['perform']>[1] extends () => infer R ? R : never;

function aPoint(wishes: Parameters<typeof stationOnDisk>[0] = {}) {
  const pc = stationOnDisk(wishes);
  const [store, hold] = [pc.store(), createHold(() => {})];
  const given = giveCopy({ store, clock: pc.clock, hold });
  closing.push(() => pc.remove(), given.close);
  const write = (events: object[]) => {
    const command = { origin: Origin(origin()), method: 'test', actor, opensDay: false };
    value(store.perform(command, () => ok({ events, answer: () => ({}) }) as News));
  };
  const parts = { store, given, clock: pc.clock } as unknown as DoctorParts;
  const says = (check = standIn) => {
    const look = 'now' in check ? check.now(parts) : null;
    return [look?.state, look?.says, look?.how ?? null];
  };
  return { pc, store, given, hold, write, says };
}

/** Asks as the stand-in does, until it has everything. */
async function follow({ given }: ReturnType<typeof aPoint>): Promise<CopyMark> {
  const door = { addresses: ['127.0.0.1'], port: 1 };
  const now: { have: CopyMark | null } = { have: null };
  for (;;) {
    const piece = await given.follow(station, { have: now.have, door }, AbortSignal.abort());
    if (piece.type === 'nothing' && now.have) return now.have;
    if (piece.type === 'base') {
      const base = piece.at + Buffer.from(piece.data, 'base64').length;
      now.have = { file: piece.file, base, bytes: 0 };
    } else if (piece.type === 'ahead' && now.have)
      now.have = { ...now.have, bytes: piece.at + Buffer.from(piece.data, 'base64').length };
  }
}

test('S-Doctor: a point with other PCs of the staff and no stand-in is told to choose one; then how far it is behind, and since when it is away', async () => {
  const point = aPoint();
  const { pc, store, given, write, says } = point;
  expect(says()).toEqual(['ok', 'stand-in.nobody', null]);
  const rights = { roles: ['counter'], counters: [CounterId('1')] };
  write([{ type: 'station-paired', facts: { station, key: 'b'.repeat(64), ...rights, proof: 'code' } }]);
  expect(says()).toEqual(['warning', 'stand-in.none', 'choose-stand-in']);
  write([{ type: 'stand-in-chosen', facts: { station } }]);
  expect(says()).toEqual(['bad', 'stand-in.never', 'other-pc']);

  store.stations.name(station, 'Quầy 1');
  store.stations.noteSeen(station, { version: '1', hasPrinter: false, at: pc.clock.now() });
  const have = await follow(point);
  expect(says()).toEqual(['ok', 'stand-in.follows', null]);
  await pc.ticket();
  expect(says()).toEqual(['ok', 'stand-in.follows', null]);
  pc.clock.pass(61_000);
  await given.follow(station, { have, door: { addresses: [], port: 1 } }, AbortSignal.abort());
  expect(says()).toEqual(['warning', 'stand-in.behind', 'other-pc']);

  pc.clock.pass(30_000);
  expect(says()).toEqual(['warning', 'stand-in.unreachable', 'other-pc']);
  pc.clock.pass(3_600_000);
  expect(says()).toEqual(['bad', 'stand-in.unreachable', 'other-pc']);
  await follow(point);
  expect(says()).toEqual(['ok', 'stand-in.follows', null]);
});

test('S-Doctor: a host whose place another took says what became of that', () => {
  const { store, pc, says } = aPoint();
  const successor = aPoint({ from: pc, takenOver: { press: 'press', by: 'b'.repeat(64) } });
  expect(successor.says()).toEqual(['ok', 'stand-in.nobody', null]);
  noteFormer(successor.store, { state: 'does-not-chain' });
  expect(successor.says()).toEqual(['bad', 'stand-in.does-not-chain', 'call-province']);
  noteFormer(successor.store, { state: 'disowned' });
  expect(successor.says()).toEqual(['bad', 'stand-in.disowned', 'call-province']);
  expect(says(host)).toEqual(['ok', 'host.writing', null]);
  store.incarnations.supersededBy('p-of-another');
  expect(says(host)).toEqual(['bad', 'host.superseded', 'call-province']);
});
