import './need-node-24.ts';
import { createHash, createPrivateKey } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extractAll } from '@electron/asar';
import { build as buildInstaller, Platform } from 'electron-builder';
import { canonicalJson } from '../domain/canonical-json.ts';
import { billOfMaterials } from './pack/bill-of-materials.ts';
import { faultsOf, filesOf } from './pack/inspect-asar.ts';
import { manifestOf, writeUpdate } from './pack/pack-update.ts';
import { packageProgram } from './pack/package-program.ts';
import { buildWhenNeeded } from './start/build.ts';

/**
 * `npm run dist`: what this machine can make of the product, and plainly what it could not. Without Electron's program
 * there is no installer; the packed program, its inspection, its bill of materials and an update for the stick there are.
 * `-- --publisher KEY.pem --order N [--minimum VERSION]` signs the update (an Ed25519 key in PEM, kept off every repository);
 * `--must-be-real` (where Electron can be had) fails instead of making less.
 */
const project = join(import.meta.dirname, '..');
const output = join(project, 'dist');
const say = (line: string) => console.log(line);
const { values } = parseArgs({
  options: {
    'must-be-real': { type: 'boolean', default: false },
    publisher: { type: 'string', default: '' },
    order: { type: 'string', default: '' },
    minimum: { type: 'string', default: '0.1.0' },
  },
});
const { 'must-be-real': mustBeReal, publisher, order, minimum } = values;
if (publisher !== '' && !/^[1-9]\d{0,8}$/.test(order)) {
  say('--publisher KEY.pem needs --order N: one more than the last one that was signed');
  process.exit(2);
}
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

if (!buildWhenNeeded(project, say)) process.exit(1);
rmSync(output, { recursive: true, force: true });
mkdirSync(output);
const packed = await packageProgram(project, output);
const files = filesOf(packed.asar);
const faults = faultsOf(files);
for (const { path, why } of faults) say(`NOT TO BE SHIPPED  ${why}: ${path}`);
if (faults.length > 0 || (mustBeReal && !packed.isReal)) {
  if (!packed.isReal) say('Electron’s program is not here.');
  process.exit(1);
}

const app = join(output, 'app');
extractAll(packed.asar, app);
writeFileSync(join(output, `gan-dan-${version}.cdx.json`), `${JSON.stringify(billOfMaterials(project), null, 2)}\n`);
say(`made      dist/app (${files.length} files): the packed program, as plain Node runs it`);
say(`made      dist/gan-dan-${version}.cdx.json: the bill of materials (CycloneDX)`);
if (publisher !== '') makeUpdate();
if (packed.isReal) await makeInstaller();
else {
  // A folder that looks like an installable program and starts nothing must not lie about.
  const asar = readFileSync(packed.asar);
  writeFileSync(join(output, 'app.asar'), asar);
  rmSync(packed.folder, { recursive: true, force: true });
  say(`made      dist/app.asar (${megabytes(asar.length)}, sha512 ${sha512(asar).slice(0, 16)}…)`);
  say('NOT MADE  an installer (NSIS, deb) and Electron’s fuses in it: Electron’s program is not on this machine.');
  say('          The fuses were turned and read on a stand-in; .github/workflows/test.yml makes the rest.');
}

/** For the stick; `order` counts up with everything this publisher signs. */
function makeUpdate(): void {
  const system = `${process.platform}-${process.arch}`;
  const created = Date.now();
  const wish = { system, version, order: Number(order), minimum, created, expires: created + 180 * 86_400_000 };
  const name = `gan-dan-${version}-${system}.gdu`;
  const manifest = manifestOf(app, { ...wish, entry: 'out/main/station.js' });
  writeUpdate(join(output, name), app, manifest, createPrivateKey(readFileSync(publisher)));
  say(`made      dist/${name} (${manifest.files.length} files, order ${order}): the update for a stick, signed`);
  say(
    `          its manifest’s SHA-256, for the province’s word: ${createHash('sha256').update(canonicalJson(manifest)).digest('hex')}`,
  );
}

async function makeInstaller(): Promise<void> {
  const platform = process.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  await buildInstaller({
    projectDir: project,
    prepackaged: packed.folder,
    targets: platform.createTarget(),
    publish: 'never',
  });
  for (const name of readdirSync(output).filter((each) => /\.(exe|deb)$/.test(each)))
    say(`made      dist/${name} (${megabytes(readFileSync(join(output, name)).length)}), not signed`);
  // What lies beside the installer on the stick; point.json and the others come from the province.
  copyFileSync(join(project, 'scripts/machine/machine.conf'), join(output, 'machine.conf'));
  if (process.platform === 'linux')
    copyFileSync(join(project, 'scripts/install/install.sh'), join(output, 'install.sh'));
  if (!existsSync(packed.binary)) throw new Error('the packed program is gone');
}

function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
