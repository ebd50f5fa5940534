/**
 * Runs before `npm start` and `npm test`, on the Node of the system: plain JavaScript, no dependency.
 * `npm ci` when node_modules is not what package-lock.json says; otherwise it costs nothing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(project, 'node_modules', '.gan-dan-installed');
const lock = createHash('sha256')
  .update(readFileSync(join(project, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8').trim() !== lock) install();
requireNode24();

function install() {
  const began = Date.now();
  console.log('Installing what is missing (about a minute the first time)…');
  // Run as `npm run …`, npm names itself; the `npm` of the PATH is for whoever runs this file by hand.
  const byNpm = process.env.npm_execpath;
  const [command, ...first] = byNpm?.endsWith('.js') ? [process.execPath, byNpm] : ['npm'];
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, signal, error } = spawnSync(command, args, {
    cwd: project,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) {
    stop(
      `The installation did not finish (${error?.message ?? signal ?? `npm ci ended with ${status}`}).`,
      'What npm said stands above. It needs the npm registry: check the network, the proxy (npm config get proxy) and',
      'the free space of the disk (about 1 GB), then run the same command again. Nothing needs to be cleaned first.',
    );
  }
  writeFileSync(stamp, `${lock}\n`);
  console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** Node 24 comes as a package for the usual machines; elsewhere the system's own must do. */
function requireNode24() {
  if (majorOf(process.versions.node) >= 24) return;
  const own = join(project, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const asked = spawnSync(existsSync(own) ? own : 'node', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const found = asked.stdout?.trim() ?? '';
  if (asked.status === 0 && majorOf(found.slice(1)) >= 24) return;
  stop(
    `Gần Dân needs Node.js 24 or newer; this machine offers ${found || process.version} (${process.platform} ${process.arch}).`,
    'For Linux x64 and arm64 and Windows x64 it is installed with the other packages: if it is missing there, optional',
    'packages were left out (npm config get omit). On another machine install Node.js 24 from https://nodejs.org.',
  );
}

function majorOf(version) {
  return Number(version.split('.')[0]);
}

function stop(...lines) {
  console.error(['', ...lines].join('\n'));
  process.exit(1);
}
