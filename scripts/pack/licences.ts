/** What `NOTICE` says of the packages that are shipped, from the lock file. */
export interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dev?: boolean; readonly license?: string; readonly version?: string }>
  >;
}

export const noticeTitle =
  'Packages shipped with the program, by licence (from the lock file; each brings its own text):';

/** Licences whose code may be shipped with ours, or of two the one we take. */
const allowed = [
  ...['0BSD', 'MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  ...['(MIT OR CC0-1.0)', 'MIT or GPL-2.0', 'MIT AND OFL-1.1'],
];

/** Lines of the list, and the packages whose licence nobody has looked at. */
export function licencesOf({ packages }: Lock): { readonly lines: string[]; readonly strange: string[] } {
  const named = Object.entries(packages).flatMap(([path, { dev, license }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    return path === '' || dev || /^node-(linux|win|bin)-/.test(name) ? [] : [{ name, licence: license ?? 'none' }];
  });
  const licences = [...new Set(named.map(({ licence }) => licence))].toSorted();
  const lines = licences.map((licence) => {
    const names = named.filter((each) => each.licence === licence).map(({ name }) => name);
    return `${licence}: ${[...new Set(names)].toSorted().join(', ')}`;
  });
  const strange = named
    .filter(({ licence }) => !allowed.includes(licence))
    .map(({ name, licence }) => `${name}: ${licence}`);
  return { lines, strange };
}

/** The notice with its list made anew. */
export function withLicences(notice: string, lines: readonly string[]): string {
  const [before = ''] = notice.split(noticeTitle);
  return `${before.trimEnd()}\n\n${noticeTitle}\n\n${lines.join('\n\n')}\n`;
}
