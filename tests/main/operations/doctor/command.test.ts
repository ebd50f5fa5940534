import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { CheckResult } from '../../../../domain/doctor.ts';
import { shippedPack } from '../../../../main/adapters/languages/shipped-texts.ts';
import { runDoctorCommand } from '../../../../main/doctor-command.ts';
import { doctorTexts } from '../../../../main/operations/doctor/doctor-texts.ts';
import { origin, value } from '../../../support/terminal-client.ts';
import { withStation } from '../../../support/with-station.ts';

/** What moves by itself between two looks: milliseconds, free memory, the clock. */
const steady = ({ id, state, fix, how, says }: CheckResult) => ({ id, state, fix, how, key: says.key });

/** Names, sizes and times of everything in the folder; SQLite's own two side files come and go with every reader. */
function looks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(shm|wal)$/.test(entry.name))
    .map(({ parentPath, name }) => {
      const { mtimeMs, size, mode } = statSync(join(parentPath, name));
      return `${name} ${size} ${mtimeMs} ${mode}`;
    })
    .sort();
}

test('S6: the command line asks the running station and says what its page says, as text and as JSON; of a stopped one it reads the folder and changes no file of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-command-'));
  const texts = doctorTexts(shippedPack('vi').texts.screen);
  const doctor = (json: boolean) => runDoctorCommand(folder, { kind: 'doctor', json }, 'test');
  try {
    await withStation({ folder }, async ({ station, clock, head }) => {
      clock.set(Date.now());
      const { client } = await head();
      const page = (await client.runDoctor({})).checks;
      const json = JSON.parse((await doctor(true)).lines) as { running: boolean; checks: CheckResult[] };
      expect(json.running).toBe(true);
      expect(json.checks.map(steady)).toEqual(page.map(steady));
      const text = (await doctor(false)).lines;
      for (const check of page) expect(text).toContain(`[${texts.state(check.state)}] ${texts.name(check.id)}: `);
      for (const check of page.filter(({ id }) => ['printer', 'languages', 'vault', 'stations'].includes(id)))
        expect(text).toContain(texts.says(check));

      const printed = await runDoctorCommand(folder, { kind: 'print-test' }, 'test');
      expect(station.store.jobs.get(printed.lines.trim())).toMatchObject({ kind: 'test-page' });

      // Who cannot read the key file is told nothing.
      const stranger = { wish: 'doctor' as const, at: Date.now(), signature: Buffer.alloc(64).toString('base64') };
      expect(await client.askStation(stranger)).toMatchObject({ error: { type: 'not-signed-by-this-station' } });

      value(await client.noteDeviceTest({ origin: origin(), device: 'speaker', faults: ['unclear'] }));
      const file = join(folder, 'out.zip');
      await runDoctorCommand(folder, { kind: 'diagnostics', file }, 'test');
      const files = unzipSync(readFileSync(file));
      expect(Object.keys(files)).toEqual(expect.arrayContaining(['doctor.json', 'doctor.txt', 'about.json']));
      const all = Object.values(files).map((bytes) => Buffer.from(bytes).toString());
      expect(all.join()).toContain('"unclear"');
      expect(all.join(), 'who tried it is in no export').not.toContain('Trưởng Mẫu');
      rmSync(file);
    });
    const before = looks(folder);
    const { checks, running } = JSON.parse((await doctor(true)).lines) as { running: boolean; checks: CheckResult[] };
    expect(running).toBe(false);
    const stateOf = (id: string) => checks.find((check) => check.id === id)?.state;
    expect([stateOf('host'), stateOf('database'), stateOf('printer')]).toEqual(['bad', 'ok', 'unknown']);
    expect(looks(folder)).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
