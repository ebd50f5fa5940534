import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtOn } from './built-on.ts';

const sources = ['domain', 'contract', 'main', 'preload', 'renderer', 'locales'];
const single = ['electron.vite.config.ts', 'package-lock.json', 'package.json'];

/** Builds `out/` unless it was built from exactly these sources. Answers whether it could. */
export function buildWhenNeeded(project: string, say: (line: string) => void): boolean {
  const stamp = join(project, 'out', '.built-from');
  const now = fingerprint(project);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true;
  say('Building…');
  const began = Date.now();
  const done = build(project);
  if (!done.ok) {
    say(done.output);
    return false;
  }
  say(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return true;
}

export function build(project: string): { ok: boolean; output: string } {
  const from = fingerprint(project);
  const run = spawnSync(
    process.execPath,
    [join(project, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: project, encoding: 'utf8' },
  );
  if (run.status === 0) writeFileSync(join(project, 'out', '.built-from'), from);
  return { ok: run.status === 0, output: `${run.stdout}${run.stderr}${run.error ?? ''}`.trim() };
}

/** Names, sizes and times of everything `out/` is made from: a deleted file counts too. */
function fingerprint(project: string): string {
  const hash = createHash('sha256');
  const add = (file: string) => {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  };
  for (const folder of sources) {
    const entries = readdirSync(join(project, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) add(join(entry.parentPath, entry.name));
  }
  for (const file of single) add(join(project, file));
  // The program bears the day of its sources, which another commit may change without any file.
  hash.update(`${builtOn(project)}`);
  return hash.digest('hex');
}
