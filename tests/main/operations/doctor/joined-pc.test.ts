import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckedPc } from '../../../../contract/doctor-api.ts';
import { pcCheckIds } from '../../../../domain/doctor.ts';
import { StationId } from '../../../../domain/ids.ts';
import { thisPc } from '../../../../main/adapters/system/this-pc.ts';
import { runDoctorCommand } from '../../../../main/doctor-command.ts';
import { pcChecks } from '../../../../main/operations/doctor/joined-pc.ts';
import type { Pc } from '../../../../main/ports/pc.ts';
import { withJoinedPc } from '../../../support/joined-pc.ts';
import { origin, value } from '../../../support/terminal-client.ts';

/** A PC on which nothing is wrong but what is turned here: what this machine cannot be. */
function turnedPc() {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-pc-'));
  const real = thisPc(folder);
  const turned = { freeBytes: 96e9, script: true, reads: true };
  const pc: Pc = {
    ...real,
    diskFreeBytes: () => turned.freeBytes,
    diskHealth: async () => 'ok',
    memory: () => ({ totalBytes: 8e9, freeBytes: 4e9, ownBytes: 1e8 }),
    program: () => ({ packaged: true, signed: true }),
    lockDown: async () => ({ fuses: turned.reads ? 'set' : 'open', script: turned.script }),
    settings: {
      ...real.settings,
      sleeps: async () => false,
      restartsAtWork: async () => false,
      startsByItself: async () => true,
    },
  };
  return { pc, turned, forget: () => rmSync(folder, { recursive: true, force: true }) };
}

const updates = {
  ...{ state: () => 'current' as const, wanted: () => null, staged: () => null },
  ...{ history: () => [], changed: () => [] },
};

test('S6: a PC without a log looks at itself and tells the host, which shows each PC, its version and what is wrong there; the host looks anew, and that PC with it', async () => {
  expect(pcChecks.map(({ id }) => id)).toEqual(pcCheckIds);
  const { pc, turned, forget } = turnedPc();
  await withJoinedPc(
    {},
    async ({ station, clock, head, joined, folder }) => {
      clock.set(Date.now());
      const { client } = await head();
      const seen = async (until: (pc: CheckedPc) => boolean): Promise<CheckedPc> => {
        for await (const { pcs } of await client.watchDoctor({})) {
          const [first] = pcs;
          if (first && until(first)) return first;
        }
        throw new Error('the page was ended');
      };
      const state = (of: CheckedPc, id: (typeof pcCheckIds)[number]) => of.checks.find((each) => each.id === id)?.state;
      const host = (id: 'pcs' | 'versions') => station.doctor.results().find((each) => each.id === id);

      const first = await seen(({ checks }) => checks.length > 0);
      expect(first).toMatchObject({ name: 'Quầy số 1', connected: true, version: '0.0.1' });
      expect(first.checks.map(({ id, state: is }) => `${id} ${is}`)).toEqual(pcCheckIds.map((id) => `${id} ok`));
      expect(host('pcs')).toMatchObject({ state: 'ok', says: { params: { pcs: 1 } } });

      turned.freeBytes = 4e8;
      void client.runDoctor({});
      await seen((each) => state(each, 'disk-free') === 'bad');
      expect(host('pcs')).toMatchObject({ state: 'bad', how: 'look-at-pc', says: { params: { names: 'Quầy số 1' } } });
      turned.freeBytes = 96e9;
      turned.reads = false;
      void client.runDoctor({});
      await seen((each) => state(each, 'disk-free') === 'ok' && state(each, 'lock-down') === 'bad');
      const text = (await runDoctorCommand(folder, { kind: 'doctor', json: false }, 'test')).lines;
      expect(text).toContain('Quầy số 1, bản 0.0.1');
      expect(text).toContain('cầu chì chưa đóng');
      turned.reads = true;
      void client.runDoctor({});
      await seen((each) => state(each, 'lock-down') === 'ok');
      expect(host('pcs')?.state).toBe('ok');

      const names = { params: { names: 'Quầy số 1 (0.0.1)' } };
      expect(host('versions')).toMatchObject({ state: 'warning', how: 'other-version', says: names });
      const pcsOfUpdates = async () => {
        for await (const { pcs, runs } of await client.watchUpdates({})) return { pcs, runs };
        throw new Error('the page was ended');
      };
      const before = await pcsOfUpdates();
      expect(before.pcs).toMatchObject([
        { name: 'Quầy số 1', version: '0.0.1', standing: 'unknown', state: 'current' },
      ]);
      await joined.startAgain(before.runs);
      await seen(({ version }) => version === before.runs);
      expect(host('versions')?.state).toBe('ok');
      expect((await pcsOfUpdates()).pcs).toMatchObject([{ version: before.runs, standing: 'same' }]);

      // By the PC itself, which has no log: what its host is told of it, and nothing of a host that stopped.
      const here = JSON.parse((await runDoctorCommand(joined.folder, { kind: 'doctor', json: true }, 'test')).lines);
      expect(here.checks.map(({ id }: { id: string }) => id)).toEqual(pcCheckIds);

      const [{ station: id = '' } = {}] = station.store.stations.all();
      value(await client.removeStation({ origin: origin(), station: StationId(id) }));
      expect([host('pcs')?.state, host('versions')?.state]).toEqual(['ok', 'ok']);
    },
    { version: '0.0.1', pc, updates },
  ).finally(forget);
});
