import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inCircles } from './support/in-circles.ts';

/** The rules of the house that a compiler does not enforce. Each answers the list of files that break it; not this one, which names what it forbids. */
const project = join(import.meta.dirname, '..');
const ours = ['domain', 'contract', 'main', 'preload', 'renderer', 'province', 'scripts', 'tests'];

interface Source {
  readonly path: string;
  readonly text: string;
}

const itself = relative(project, import.meta.filename);
const paths = ours.flatMap(filesOf).filter((path) => path !== itself);
const sources: readonly Source[] = paths.map((path) => ({
  path,
  text: readFileSync(join(project, path), 'utf8'),
}));

describe('the direction of things', () => {
  it('lets only the Electron folders know Electron', () => {
    const allowed = ['main/electron/', 'preload/', 'tests/electron-double/'];
    expect(breaking(/from 'electron'|import\('electron'\)|require\('electron'\)/, outside(allowed))).toEqual([]);
  });

  it('keeps SQL in the two stores', () => {
    const sql =
      /[`'"]\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s)/;
    // Tests read back what was written; the administrator's own database is made before there is a store.
    const allowed = ['main/store/', 'province/store/', 'tests/', 'scripts/'];
    expect(breaking(sql, outside(allowed))).toEqual([]);
  });

  it('keeps clock and chance out of what decides', () => {
    const asked = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/;
    expect(breaking(asked, within(['domain/', 'main/operations/', 'province/operations/']))).toEqual([]);
  });

  it('has no two files that import each other, not even through others', () => {
    expect(inCircles(sources)).toEqual([]);
    const circle = ["import { b } from './b.ts';", "import type { c } from '../c.ts';", "export * from './d/a.ts';"];
    const drawn = ['d/a.ts', 'd/b.ts', 'c.ts'].map((path, at) => ({ path, text: circle[at] ?? '' }));
    expect(inCircles([...drawn, { path: 'main.ts', text: "import './d/a.ts';" }])).toEqual([
      'c.ts',
      'd/a.ts',
      'd/b.ts',
    ]);
  });

  it('has no place for what belongs nowhere', () => {
    const forbidden = ['shared', 'common', 'utils', 'services', 'helpers', 'docs'];
    const folders = new Set(sources.flatMap(({ path }) => dirname(path).split('/')));
    expect(forbidden.filter((name) => folders.has(name) || existsSync(join(project, name)))).toEqual([]);
  });
});

describe('the look of a file', () => {
  it('exports by name', () => {
    const isConfig = ({ path }: Source) => path.endsWith('.config.ts') || path.includes('/stories/');
    expect(breaking(/^export default /m, (source) => !isConfig(source))).toEqual([]);
  });

  it('holds no variable of the whole module', () => {
    // A test file may keep what `beforeEach` made.
    expect(breaking(/^(export )?let /m, outside(['tests/']))).toEqual([]);
  });

  it('never silences the compiler', () => {
    expect(breaking(/@ts-(ignore|expect-error|nocheck)|biome-ignore-all/, everywhere)).toEqual([]);
  });

  it('skips no test', () => {
    expect(breaking(/\b(it|test|describe)\.(skip|only|todo)\b/, everywhere)).toEqual([]);
  });

  it('is at most 400 lines long', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('is named in small letters with hyphens', () => {
    const names = sources.map(({ path }) => path).filter((path) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(path)));
    expect(names).toEqual([]);
  });
});

describe('what we depend on', () => {
  const lock: { packages: Record<string, { optionalDependencies?: Record<string, string>; version?: string }> } =
    JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const manifest: Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  > = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

  // A registry that lacks one platform's package leaves a hole here, and `npm ci` then fails on every machine.
  it('is complete in the lock file, for every platform', () => {
    const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(name, place))
        .map((name) => `${name}, wanted by ${place || 'package.json'}`),
    );
    expect(missing).toEqual([]);
  });

  it('is pinned to one version each', () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('has its reason in the README', () => {
    const readme = existsSync(join(project, 'README.md')) ? readFileSync(join(project, 'README.md'), 'utf8') : '';
    const rows = readme
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .join('\n');
    // The types of a package have the reason of the package.
    const named = Object.keys(direct).filter((name) => !name.startsWith('@types/'));
    expect(named.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
  });

  /** As Node looks: beside the one that wants it, then in each folder above. */
  function isLocked(name: string, place: string): boolean {
    const above = place
      .split('/node_modules/')
      .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
    return ['', ...above].some((from) => `${from}${from ? '/' : ''}node_modules/${name}` in lock.packages);
  }
});

function breaking(rule: RegExp, applies: (source: Source) => boolean): string[] {
  return sources
    .filter((source) => applies(source) && rule.test(source.text))
    .map(
      ({ path, text }) =>
        `${path}: ${
          text
            .split('\n')
            .find((line) => rule.test(line))
            ?.trim() ?? rule.exec(text)?.[0]
        }`,
    );
}

const everywhere = () => true;

function outside(folders: readonly string[]): (source: Source) => boolean {
  return ({ path }) => !folders.some((folder) => path.startsWith(folder));
}

function within(folders: readonly string[]): (source: Source) => boolean {
  return ({ path }) => folders.some((folder) => path.startsWith(folder));
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(join(project, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)));
}
