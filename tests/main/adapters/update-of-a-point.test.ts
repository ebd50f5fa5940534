import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isQuietTime } from '../../../domain/update.ts';
import { giveUpdate } from '../../../main/adapters/update/give-update.ts';
import { takeUpdates, type UpdateHost } from '../../../main/adapters/update/take-update.ts';
import { openUpdateShelf } from '../../../main/adapters/update/update-shelf.ts';
import type { UpdateShelf } from '../../../main/ports/updates.ts';
import { type UpdateRig, updateRig } from '../../support/update-rig.ts';

/** Another PC of the same point: the same publisher is known there. */
function otherPc(host: UpdateRig): UpdateRig {
  const pc = rigOf();
  writeFileSync(join(pc.updates, 'publisher.json'), readFileSync(join(host.updates, 'publisher.json')));
  return pc;
}

function rigOf(): UpdateRig {
  const rig = updateRig();
  onTestFinished(rig.close);
  return rig;
}

/** Asks once and does what comes of it: would the PC change over? */
async function linked(
  pc: UpdateRig,
  host: UpdateHost,
  stage: Parameters<typeof takeUpdates>[0]['stage'] = async (path) =>
    pc.folder().stage(path, { version: '1.0.0', now: pc.now }),
): Promise<boolean> {
  const ended = new AbortController();
  const said = { goes: false };
  const take = takeUpdates({
    ...{ folder: pc.folder(), stage, pause: async () => ended.abort() },
    changeOver: () => {
      said.goes = true;
      ended.abort();
    },
  });
  await take(host, ended.signal).catch(() => {});
  return said.goes;
}

test('S8: the screens of a PC never wait for its update: it is verified and unpacked by a thread', async () => {
  const host = rigOf();
  const given = giveUpdate(host.folder(), () => false);
  host.folder().stage(host.update('right'), { version: '1.0.0', now: host.now });
  const wire: UpdateHost = {
    askUpdate: async () => ({ offer: given.offer() }),
    readUpdate: async ({ order, at }) => ({ data: given.read(order, at) }),
  };
  /** Whether anything else of the process had its turn while it was staged. */
  const turnsOf = async (stage: (pc: UpdateRig, path: string) => ReturnType<UpdateShelf['stage']>) => {
    const pc = otherPc(host);
    const seen = { turns: 0, whileStaged: 0 };
    const other = setInterval(() => seen.turns++);
    await linked(pc, wire, async (path) => {
      const before = seen.turns;
      const staged = await stage(pc, path);
      seen.whileStaged = seen.turns - before;
      return staged;
    });
    clearInterval(other);
    expect(pc.folder().staged()).toMatchObject({ version: '1.1.0', order: 2 });
    return seen.whileStaged;
  };
  const worker = new URL('../../../main/adapters/update/update-worker.ts', import.meta.url);
  const byThread = await turnsOf((pc, path) => {
    const shelf = openUpdateShelf(pc.folder(), worker, () => pc.now);
    return shelf.stage(path, '1.0.0', () => {}).finally(shelf.close);
  });
  expect(byThread).toBeGreaterThan(0);
  const itself = await turnsOf(async (pc, path) => pc.folder().stage(path, { version: '1.0.0', now: pc.now }));
  expect(itself, 'without one, nobody has').toBe(0);
});

test('S8: a host gives its update to five PCs, each verifies it for itself, and they change when the host has', async () => {
  const host = rigOf();
  const quiet = { now: true };
  const given = giveUpdate(host.folder(), () => quiet.now);
  const wire: UpdateHost = {
    askUpdate: async () => ({ offer: given.offer(), wentBack: given.wentBack() }),
    readUpdate: async ({ order, at }) => ({ data: given.read(order, at) }),
  };
  host.folder().stage(host.update('right'), { version: '1.0.0', now: host.now });
  const pcs = Array.from({ length: 5 }, () => otherPc(host));
  for (const pc of pcs) {
    expect(await linked(pc, wire), 'the host does not run it yet').toBe(false);
    expect(pc.folder().staged()).toMatchObject({ version: '1.1.0', order: 2 });
  }
  await host.evening();
  quiet.now = false;
  expect(await linked(pcs[0] as UpdateRig, wire), 'people are there').toBe(false);
  quiet.now = true;
  for (const pc of pcs) {
    expect(await linked(pc, wire)).toBe(true);
    expect(await pc.evening()).toBe(0);
    expect(pc.folder().slots()).toMatchObject({ current: { version: '1.1.0' }, last: { result: 'installed' } });
    expect(pc.served().at(-1)).toBe('1.1.0');
  }
  const late = otherPc(host);
  expect(await linked(late, wire), 'one that was switched off that week').toBe(true);

  // Somebody goes back at the host: it gives that update to nobody any more, and who runs it leaves it too.
  host.folder().askGoBack('1.1.0');
  expect(await host.evening()).toBe(0);
  expect(host.folder().slots()).toMatchObject({ current: null, last: { result: 'went-back' } });
  const [pc] = pcs as [UpdateRig];
  expect(given.offer()).toBeNull();
  expect(await linked(pc, wire)).toBe(true);
  expect(await pc.evening()).toBe(0);
  expect(pc.folder().slots()).toMatchObject({ current: null, last: { result: 'went-back', why: 'asked' } });
  expect(pc.served().at(-1)).toBe('1.0.0');
  expect(await linked(pc, wire), 'once').toBe(false);
});

test('S8: a cable pulled in the middle is gone on from, and a host that lies is believed nothing', async () => {
  const host = rigOf();
  const given = giveUpdate(host.folder(), () => true);
  const pc = otherPc(host);
  host.folder().stage(host.update('right'), { version: '1.0.0', now: host.now });
  const whole = Buffer.from(given.read(2, 0), 'base64');
  const asked: number[] = [];
  const cut: UpdateHost = {
    askUpdate: async () => ({ offer: given.offer() }),
    readUpdate: async ({ at }) => {
      asked.push(at);
      if (asked.length === 3) throw new Error('the cable');
      return { data: whole.subarray(at, at + 100).toString('base64') };
    },
  };
  await linked(pc, cut);
  expect(pc.folder().staged()).toBeNull();
  await linked(pc, {
    ...cut,
    readUpdate: async ({ at }) => {
      asked.push(at);
      return { data: whole.subarray(at).toString('base64') };
    },
  });
  expect(asked).toEqual([0, 100, 200, 200]);
  expect(pc.folder().staged()).toMatchObject({ order: 2 });

  const cheated = otherPc(host);
  const lie = Buffer.from(whole);
  lie.writeUInt8((lie.at(-1) ?? 0) ^ 1, lie.length - 1);
  const liar: UpdateHost = {
    askUpdate: async () => ({ offer: { order: 2, bytes: lie.length, goes: true } }),
    readUpdate: async ({ at }) => ({ data: lie.subarray(at).toString('base64') }),
  };
  expect(await linked(cheated, liar)).toBe(false);
  expect(cheated.folder().staged()).toBeNull();
  expect(existsSync(join(cheated.updates, 'versions/1.1.0'))).toBe(false);
});

test('no change-over while people may come: never from seven to five, nor within half an hour of closing', () => {
  const hours = [
    { from: '07:00', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ];
  const quiet = Array.from(
    { length: 48 },
    (_, n) => `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`,
  ).filter((time) => isQuietTime(time, hours));
  expect([quiet[0], quiet.filter((time) => time < '12:00').at(-1), quiet.find((time) => time > '12:00')]).toEqual([
    '00:00',
    '04:30',
    '17:30',
  ]);
  expect(isQuietTime('12:00', [])).toBe(false);
  expect(isQuietTime('18:00', [{ from: '17:30', to: '20:00' }])).toBe(false);
  expect(isQuietTime('20:30', [{ from: '17:30', to: '20:00' }])).toBe(true);
  expect(isQuietTime('03:00', [{ from: '00:00', to: '24:00' }])).toBe(false);
});
