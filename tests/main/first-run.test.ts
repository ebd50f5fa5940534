import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SetUpApi } from '../../contract/set-up-api.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { connect } from '../../scripts/terminal-client.ts';
import { doorClient, spawnLines } from '../support/first-run-rig.ts';
import { refusedStation } from '../support/station-process.ts';

const at = { folder: '' };
beforeEach(() => {
  at.folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
});
afterEach(() => rmSync(at.folder, { recursive: true, force: true }));

const open = async (...more: string[]) => {
  // The station opens on the port its set-up page had: one that no connection takes in between.
  const wished = String(await freePort());
  const station = spawnLines(['--folder', at.folder, '--port', wished, '--anchors', at.folder, '--set-up', ...more]);
  const { port } = await station.line('set-up');
  const { client, end } = await doorClient<SetUpApi>(Number(port), '/set-up');
  return { station, client, end, port: Number(port) };
};

test('S3: the first run is taken up after a kill at every step, and ends in a station with its first account to make', async () => {
  const seen: string[] = [];
  const answers = [
    async ({ client }: Awaited<ReturnType<typeof open>>) => client.chooseLanguage({ language: 'en' }),
    async ({ client }: Awaited<ReturnType<typeof open>>) => client.chooseRole({ role: 'host' }),
    async ({ client }: Awaited<ReturnType<typeof open>>) =>
      client.chooseCentre({ commune: '22006', ordinal: 1, counters: 2, phone: '' }),
  ];
  for (const answer of answers) {
    const run = await open();
    seen.push((await run.client.setUpNow({})).step);
    expect(await answer(run)).toMatchObject({ ok: true });
    await run.station.kill();
  }
  const last = await open();
  expect(await last.client.setUpNow({})).toMatchObject({
    ...{ step: 'enrol', language: 'en', role: 'host', point: { id: '22006-1', isSigned: false } },
  });
  expect(seen).toEqual(['language', 'role', 'centre']);
  const done = await last.client.finish({ ticket: '' });
  if (!done.ok) throw new Error(done.error.type);
  last.end();
  const ready = await last.station.line('ready');
  // Where the page waits, and with a door for other PCs as the role asks for.
  expect(ready).toMatchObject({ port: last.port, lan: { port: expect.any(Number) } });
  const page = await connect(last.port, done.value.code ?? '');
  expect(await page.client.whoAmI({})).toMatchObject({ role: 'office', setUpNeeded: true });
  await last.station.kill();

  const again = spawnLines(['--folder', at.folder, '--port', '0', '--anchors', at.folder, '--set-up']);
  expect(await again.line('ready')).toMatchObject({ lan: { port: expect.any(Number) }, setUpCode: expect.any(String) });
  expect(await again.end()).toBe(0);
});

test('S3: a file that was brought is looked at before anything is written; a PC that works for a host goes to be paired', async () => {
  const { station, client, port, end } = await open();
  const bring = (point: string, enrolment: string | null = null) =>
    client.bringCentre({ point, signature: null, enrolment });
  expect(await bring('{')).toMatchObject({ error: { type: 'point-file-wrong' } });
  expect(await client.chooseCentre({ commune: '00000', ordinal: 1, counters: 1, phone: '' })).toMatchObject({
    error: { type: 'commune-unknown' },
  });
  expect(await client.finish({ ticket: '' })).toMatchObject({ error: { type: 'set-up-not-ready' } });
  expect(existsSync(join(at.folder, 'point.json'))).toBe(false);
  await client.chooseRole({ role: 'joined' });
  expect(await client.goBack({})).toMatchObject({ value: { step: 'role' } });
  await client.chooseRole({ role: 'joined' });
  expect(await client.finish({ ticket: '' })).toEqual({ ok: true, value: { page: 'join', code: null } });
  end();
  expect(await station.line('ready')).toMatchObject({ port, link: 'not-paired' });
  await station.kill();
  const again = spawnLines(['--folder', at.folder, '--port', '0', '--anchors', at.folder, '--set-up']);
  expect(await again.line('ready')).toMatchObject({ link: 'not-paired' });
  expect(await again.end()).toBe(0);
});

test('Without --set-up a station without a configuration refuses as ever; a broken progress is begun again', async () => {
  expect(await refusedStation(['--folder', at.folder, '--port', '0'])).toMatchObject({
    ...{ code: 3, refusal: { type: 'point-file-missing' } },
  });
  writeFileSync(join(at.folder, 'set-up.json'), '{"step":');
  const { station, client } = await open();
  expect(await client.setUpNow({})).toMatchObject({ step: 'language' });
  await client.chooseLanguage({ language: 'vi' });
  expect(JSON.parse(readFileSync(join(at.folder, 'set-up.json'), 'utf8'))).toMatchObject({ step: 'role' });
  await station.kill();
});

test('S3, S4: a wrong file that lay beside the installer is named on the first page, with its field and what to do; the steps go on without it', async () => {
  const configuration = join(at.folder, 'brought');
  mkdirSync(configuration);
  writeFileSync(join(configuration, 'point.json'), JSON.stringify({ id: 7, kind: 'palace' }));
  writeFileSync(join(configuration, 'enrolment.json'), JSON.stringify({ ticket: 'x'.repeat(40), province: null }));
  const { station, client } = await open('--configuration', configuration);
  const { brought, step } = await client.setUpNow({});
  expect(step).toBe('language');
  expect(brought.filter((line) => line.startsWith('point.json: kind: '))).toHaveLength(1);
  expect(brought.filter((line) => line.startsWith('enrolment.json: right'))).toEqual([]);
  expect(await client.chooseLanguage({ language: 'vi' })).toMatchObject({ ok: true, value: { brought } });
  await station.kill();
  expect(existsSync(join(configuration, 'point.json')), 'left as it lay').toBe(true);
});
