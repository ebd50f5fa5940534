import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { firstCommand } from '../../main/adapters/update/first-command.ts';
import { launch } from '../../main/adapters/update/launcher.ts';
import { pointData } from '../../main/adapters/update/point-data.ts';
import { runVersion, tryVersion } from '../../main/adapters/update/run-version.ts';
import { openUpdateFolder } from '../../main/adapters/update/update-folder.ts';
import { logFacts } from '../../main/store/log-facts.ts';
import { prepareDemonstration } from '../../scripts/demonstration.ts';
import { manifestOf, writeUpdate } from '../../scripts/pack/pack-update.ts';

const station = process.env.GAN_DAN_STATION ?? join(import.meta.dirname, '../../main/station.ts');

test('the real station is imported by its command line, tried on a copy by a first number, and serves in the evening', {
  timeout: 120_000,
}, async () => {
  const root = mkdtempSync(join(tmpdir(), 'gan-dan-update-station-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [data, updates, program, evening] = ['data', 'updates', 'program', 'evening.mjs'].map((name) =>
    join(root, name),
  ) as [string, string, string, string];
  for (const folder of [updates, program]) mkdirSync(folder);
  await prepareDemonstration({ folder: data, now: Date.now() });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(
    join(updates, 'publisher.json'),
    JSON.stringify({ keys: [publicKey.export({ format: 'der', type: 'spki' }).toString('base64')] }),
  );
  // The version after ours: our own station behind a door of its own, ended as soon as it serves for good.
  const stop = join(root, 'stop');
  const served = `setInterval(() => existsSync(${JSON.stringify(stop)}) && process.exit(0), 50);`;
  writeFileSync(
    join(program, 'station.mjs'),
    `import { existsSync } from 'node:fs';\nawait import(${JSON.stringify(pathToFileURL(station).href)});\n${served}\n`,
  );
  const created = Date.now();
  const manifest = manifestOf(program, {
    ...{ system: `${process.platform}-${process.arch}`, version: '99.0.0', order: 7, minimum: '0.0.1' },
    ...{ created, expires: created + 86_400_000, entry: 'station.mjs' },
  });
  const onStick = join(root, 'gan-dan.gdu');
  writeUpdate(onStick, program, manifest, privateKey);

  expect(await said(['--folder', data, '--updates', updates, '--import-update', `${onStick}.not-there`])).toMatchObject(
    [3, { type: 'update-truncated' }],
  );
  expect(await said(['--folder', data, '--updates', updates, '--import-update', onStick])).toMatchObject([
    0,
    { event: 'update-staged', version: '99.0.0' },
  ]);

  // A first run that ends as the station does when the point is quiet.
  writeFileSync(evening, 'process.exit(75)');
  const before = logFacts(join(data, 'log.db'));
  const tried: boolean[] = [];
  const code = await launch({
    ...{ folder: openUpdateFolder(updates), data: pointData(data), builtIn: evening, now: Date.now },
    run: (entry, onReady) =>
      runVersion(entry, ['--folder', data, '--port', '0', '--anchors', join(root, 'anchors')], () => {
        onReady();
        writeFileSync(stop, '');
      }),
    tryOn: async (entry, copy) => {
      tried.push(await tryVersion(entry, copy, (ready) => firstCommand(copy, ready)));
      expect(logFacts(join(copy, 'log.db'))?.events, 'the number of the trial is in the copy').toBeGreaterThan(
        before?.events ?? 0,
      );
      return tried.at(-1) === true;
    },
  });
  expect([code, tried]).toEqual([0, [true]]);
  expect(openUpdateFolder(updates).slots()).toMatchObject({
    current: { version: '99.0.0', order: 7 },
    last: { result: 'installed' },
  });
});

async function said(args: readonly string[]): Promise<[number | null, unknown]> {
  const child = spawn(process.execPath, [station, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const text: string[] = [];
  child.stdout.on('data', (piece: Buffer) => text.push(piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return [code, JSON.parse(text.join('').trim().split('\n').at(-1) ?? 'null')];
}
