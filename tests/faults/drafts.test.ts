import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { staffed } from '../support/staffed-counter.ts';
import { startStationProcess } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';

test('C6: what was typed is there again after the station was killed at the moment it said that it is kept', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-draft-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'point.json'), JSON.stringify(testPoint));
  const args = ['--folder', folder, '--port', '0'];
  const texts = ['', 'Đ', 'Đinh Ŭnh', 'Đinh Ŭnh Mẫu'].map((name) => JSON.stringify({ applicant: { name } }));
  let station = await startStationProcess(args);
  onTestFinished(() => station.kill());
  const first = await staffed(station.ready);
  for (const draft of texts) expect((await first('keepDraft', { counter: '1', draft })).ok).toBe(true);
  await station.kill();
  station = await startStationProcess(args);
  const again = await staffed(station.ready);
  expect((await again('readDraft', { counter: '1' })).value).toMatchObject({ draft: texts.at(-1) });
});
