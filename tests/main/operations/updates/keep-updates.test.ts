import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Slots } from '../../../../contract/update-file.ts';
import { openUpdateShelf } from '../../../../main/adapters/update/update-shelf.ts';
import { waitForHelp } from '../../../../main/adapters/update/wait-for-help.ts';
import { lookAtUpdates } from '../../../../main/operations/doctor/update.ts';
import { keepUpdates } from '../../../../main/operations/updates/keep-updates.ts';
import { freePort } from '../../../../scripts/start/busy-port.ts';
import { settableClock } from '../../../support/settable-clock.ts';
import { stationText, type UpdateRig, updateRig } from '../../../support/update-rig.ts';

/** A host with a stick, a publisher and a word of the province. */
function hostOf(version = '1.0.0') {
  const rig = updateRig();
  const memory = new Map<string, string>();
  const clock = settableClock();
  clock.set(rig.now);
  const worker = new URL('../../../../main/adapters/update/update-worker.ts', import.meta.url);
  const progress: string[] = [];
  const start = (runs = version) => {
    const keeper = keepUpdates({
      ...{ clock, version: runs, stick: join(rig.root, 'stick') },
      shelf: openUpdateShelf(rig.folder(), worker, clock.now),
      memory: { get: (name) => memory.get(name) ?? null, set: (name, value) => void memory.set(name, value) },
      changed: () => progress.push(keeper.importing()?.step ?? ''),
      onBug: (where, error) => {
        throw new Error(where, { cause: error });
      },
    });
    onTestFinished(keeper.close);
    return keeper;
  };
  onTestFinished(rig.close);
  const say = (wanted: { change: number; version: string | null; manifestHash?: string | null }) =>
    memory.set(
      'wanted-version',
      JSON.stringify({ kind: 'wanted-version', point: '22006-1', manifestHash: null, ...wanted }),
    );
  return { rig, keeper: start(), start, say, progress };
}

test('S-Update: what lies on the stick is named, taken in by a press with its progress, and waits for the evening', async () => {
  const { rig, keeper, progress } = hostOf();
  await keeper.look();
  expect([keeper.stick(), keeper.found(), keeper.state()]).toEqual(['there', [], 'current']);
  rig.update('right');
  rig.update('bad', { wish: { system: 'amiga-m68k' } });
  await keeper.look();
  expect(keeper.found()).toMatchObject([
    { name: 'bad.gdu', version: null, fault: 'update-not-for-this-pc' },
    { name: 'right.gdu', version: '1.1.0', fault: null },
  ]);
  expect(await keeper.importFrom('gone.gdu')).toEqual({ ok: false, error: { type: 'update-not-found' } });
  expect(await keeper.importFrom('right.gdu')).toMatchObject({ ok: true, value: { version: '1.1.0' } });
  expect(progress).toEqual(expect.arrayContaining(['copying', 'unpacking']));
  expect([keeper.state(), keeper.isWaiting(), keeper.importing()]).toEqual(['waits', true, null]);

  // Pulled: it lies in the PC, and the stick may go.
  renameSync(join(rig.root, 'stick'), join(rig.root, 'pocket'));
  await keeper.look();
  expect([keeper.stick(), keeper.isWaiting()]).toEqual(['absent', true]);
});

test('the province wants a version: it is taken from the stick by itself, also a release candidate; another file of that name is not', async () => {
  const { rig, keeper, say } = hostOf();
  say({ change: 1, version: '1.2.0-rc.1' });
  expect(lookAtUpdates(keeper, '1.0.0')).toMatchObject({
    state: 'warning',
    how: 'bring-update',
    params: { other: '1.2.0-rc.1' },
  });
  expect([keeper.state(), keeper.wanted()]).toEqual(['missing', { version: '1.2.0-rc.1', standing: 'not-here' }]);
  rig.update('other', { wish: { version: '1.1.0', order: 2 } });
  await keeper.look();
  expect(keeper.staged(), 'nobody wanted this one').toBeNull();
  rig.update('wanted', { wish: { version: '1.2.0-rc.1', order: 3 } });
  await keeper.look();
  expect(keeper.staged()).toMatchObject({ version: '1.2.0-rc.1', held: false });
  expect([keeper.state(), keeper.wanted()?.standing]).toEqual(['waits', 'waits']);

  // A later word names the very file, and what lies here is another one.
  say({ change: 2, version: '1.2.0-rc.1', manifestHash: 'a'.repeat(64) });
  expect([keeper.state(), keeper.isWaiting(), keeper.wanted()?.standing]).toEqual(['held', false, 'held']);
  say({ change: 3, version: '1.2.0-rc.1', manifestHash: rig.folder().manifestHash('1.2.0-rc.1') });
  expect([keeper.state(), keeper.isWaiting()]).toEqual(['waits', true]);
  expect(await rig.evening()).toBe(0);
  expect(rig.served()).toEqual(['1.0.0', '1.2.0-rc.1']);
});

test('a byte of a version that lies here is another: found by reading it again, and said', async () => {
  const { rig, keeper } = hostOf();
  rig.update('right');
  await keeper.look();
  await keeper.importFrom('right.gdu');
  await keeper.verify();
  expect(keeper.changed()).toEqual([]);
  const station = join(rig.updates, 'versions/1.1.0/program/station.mjs');
  const before = readFileSync(station);
  writeFileSync(station, `${before} `);
  await keeper.verify();
  expect([keeper.changed(), keeper.state()]).toEqual([['1.1.0'], 'damaged']);
  expect(lookAtUpdates(keeper, '1.0.0')).toMatchObject({ state: 'bad', params: { other: '1.1.0' } });
  writeFileSync(station, before);
  await keeper.verify();
  expect(keeper.state()).toBe('waits');
  writeFileSync(join(rig.updates, 'slots.json'), '{ torn');
  expect(keeper.state()).toBe('damaged');
});

test('a person goes back: what was written stays, the version is not taken again, and where the data moved there is no way', async () => {
  const went = hostOf();
  went.rig.update('same', { station: stationText('1.1.0', 10) });
  await changed(went.rig, 'same');

  went.rig.folder().askGoBack('1.1.0');
  expect(await went.rig.evening()).toBe(0);
  expect(went.rig.served().at(-1)).toBe('1.0.0');
  expect(went.rig.folder().slots()).toMatchObject({
    ...{ current: null, wentBack: [2], last: { result: 'went-back', why: 'asked' } },
    past: [{ result: 'installed' }],
  });
  await went.keeper.look();
  expect([went.keeper.state(), went.keeper.found()[0]?.fault]).toEqual(['current', 'update-went-back-before']);
  expect(went.keeper.history().map(({ result }) => result)).toEqual(['went-back', 'installed']);

  const moved = hostOf();
  chosen(moved.rig, {});
  const runs = moved.start('1.1.0');
  // The rig's small database is of no schema that this program knows.
  expect(runs.before()).toEqual({ version: null, may: false });
  expect(runs.goBack('1.1.0')).toEqual({ ok: false, error: { type: 'update-no-way-back' } });
  expect(runs.goBack('1.0.0')).toEqual({ ok: false, error: { type: 'update-changed-meanwhile' } });
});

async function changed(rig: UpdateRig, name: string): Promise<void> {
  rig.folder().stage(join(rig.root, 'stick', `${name}.gdu`), { version: '1.0.0', now: rig.now });
  expect(await rig.evening()).toBe(0);
}

/** As the launcher writes it; `faults/update` shows how it comes to that. */
function chosen(rig: UpdateRig, more: Partial<Slots>): void {
  const folder = rig.folder();
  folder.writeSlots({ ...folder.slots(), current: { version: '1.1.0', order: 2 }, highestOrder: 2, ...more });
}

test('stuck: neither does it start nor is there a way back; a newer one on the stick is put on at once and the point serves', async () => {
  const { rig, start } = hostOf();
  const last = { version: '1.1.0', result: 'stuck' as const, why: 'events-since' as const, at: rig.now };
  chosen(rig, { stuck: true, last });
  const stuck = start('1.1.0');
  expect(stuck.state()).toBe('stuck');
  expect(lookAtUpdates(stuck, '1.1.0')).toMatchObject({ state: 'bad', how: 'update-stuck' });

  rig.update('mended', { wish: { version: '1.1.1', order: 3 }, station: stationText('1.1.1', 11) });
  expect(rig.folder().stage(join(rig.root, 'stick/mended.gdu'), { version: '1.0.0', now: rig.now }).ok).toBe(true);
  expect(await rig.evening()).toBe(0);
  expect(rig.served().at(-1)).toBe('1.1.1');
  expect(rig.folder().slots()).toMatchObject({ stuck: false, current: { version: '1.1.1' } });
  expect(lookAtUpdates(start('1.1.1'), '1.1.1')).toMatchObject({ state: 'ok', says: 'update.current' });
});

/** Asks again until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((soon) => setTimeout(soon, 10));
}

test('stuck and nothing runs: the pages say what happened and what to do, a wrong stick is said, the right one starts the point', async () => {
  const { rig } = hostOf();
  const port = await freePort();
  const folder = rig.folder();
  chosen(rig, { stuck: true });
  const helped = waitForHelp({
    ...{ folder, stick: join(rig.root, 'stick'), port, version: '1.0.0', now: () => rig.now, lookEveryMs: 20 },
    say: (key, { version }) => `${key} <${version}>`,
  });
  const page = async () => (await fetch(`http://127.0.0.1:${port}/office`)).text();
  await until(async () => (await page().catch(() => '')).includes('title &#60;1.1.0&#62;'));
  expect(await page()).toContain('stick &#60;1.1.0&#62;');
  rig.update('older', { wish: { version: '1.0.9', order: 1 } });
  await until(async () => (await page()).includes('seen &#60;1.1.0&#62;'));
  rig.update('mended', { wish: { version: '1.1.1', order: 3 } });
  expect(await helped).toBe('again');
  expect(folder.staged()).toMatchObject({ version: '1.1.1' });
  await expect(page()).rejects.toThrow();
});

test('S-Update, T28: a page of another PC sends the file in pieces; it is verified as one from a stick, and a changed one is refused whole', async () => {
  const { rig, keeper } = hostOf();
  const upload = '00000000-0000-4000-8000-000000000001';
  const send = async (bytes: Buffer, id = upload, piece = 1_000) => {
    const answers = [];
    for (let offset = 0; offset < bytes.length; offset += piece) {
      const part = bytes.subarray(offset, offset + piece).toString('base64');
      answers.push(
        await keeper.receive({ upload: id, name: 'a.gdu', offset, part, last: offset + piece >= bytes.length }),
      );
    }
    return answers.at(-1);
  };
  const right = readFileSync(rig.update('right'));
  const changed = Buffer.from(right);
  changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1);
  expect(await send(changed)).toMatchObject({ ok: false, error: { type: 'update-forged' } });
  expect(await send(right.subarray(0, -1))).toMatchObject({ ok: false });
  expect(keeper.staged()).toBeNull();
  const part = right.subarray(0, 10).toString('base64');
  const piece = { upload, name: 'a.gdu', offset: 0, part, last: false };
  expect(await keeper.receive(piece)).toMatchObject({ value: { received: 10, staged: null } });
  expect(await keeper.receive(piece), 'its answer was lost').toMatchObject({ value: { received: 10 } });
  const others = { ...piece, upload: upload.replace('1', '2'), offset: 10 };
  expect(await keeper.receive(others), 'of another file').toMatchObject({ error: { type: 'file-gone' } });
  expect(await send(right)).toMatchObject({ ok: true, value: { staged: { version: '1.1.0', order: 2 } } });
  expect([keeper.staged()?.version, keeper.state()]).toEqual(['1.1.0', 'waits']);
  expect(existsSync(join(rig.updates, 'from-page.part')), 'nothing is left of it').toBe(false);
});
