import { parseArgs } from 'node:util';
import { stateFolder } from './adapters/system/state-folder.ts';
import { exitCodes } from './exit-codes.ts';

/** The two programs that read a command line: the station alone, and the windows in front of it. */
export type Program = 'station' | 'windows';

interface OptionRow {
  /** Left out: a switch. */
  readonly value?: string;
  readonly multiple?: true;
  /** Left out: both; the windows pass such an option on to the station they start. */
  readonly only?: Program;
  readonly says: string;
}

/** Every option there is. A new one is a line here and what it does in `station.ts`. */
export const optionTable = {
  folder: { value: 'DIR', says: 'where the point is kept: point.json, log, keys (windows: ~/.gan-dan when left out)' },
  port: { value: 'N', says: 'of the pages on this PC (4710)' },
  role: {
    value: 'ROLE',
    multiple: true,
    only: 'windows',
    says: 'a window: kiosk, counter, board, office, paper; again for another',
  },
  code: { value: 'CODE', multiple: true, only: 'windows', says: 'the one-time code of the window named before it' },
  strip: {
    only: 'windows',
    says: 'beside each counter its strip over other programs, and keys that are heard from them',
  },
  training: {
    only: 'windows',
    says: 'whoever signs in at a counter or the office begins in practice, not in real work',
  },
  windowed: { only: 'windows', says: 'ordinary windows, also for kiosk and board' },
  province: { value: 'URL', says: 'where the province listens' },
  printer: { value: 'ADDRESS[#MODEL]', says: 'tcp://…, file:…, serial:…, windows:NAME or simulated' },
  printer2: { value: 'ADDRESS[#MODEL]', says: 'tried when the first takes no paper' },
  scanner: { value: 'ADDRESS', says: 'serial:… or simulated; one that types needs none' },
  scans: { value: 'DIR', says: 'where a document scanner writes its files' },
  stick: { value: 'DIR', says: 'the folder of a USB stick' },
  backups: { value: 'DIR', says: 'on a second device' },
  restore: {
    value: 'newest|FILE|DIR',
    only: 'station',
    says: 'put a backup in the place of the database, and end',
  },
  updates: { value: 'DIR', says: 'where versions lie; the launcher starts the chosen one' },
  lan: { says: 'a door for the other PCs of the point, at the port + 9' },
  'lan-port': { value: 'N', says: 'another port for that door' },
  join: { value: 'ADDRESS[:PORT]|find', says: 'this PC works for the host of its point' },
  'set-up': { says: 'where no configuration is: the set-up pages on the port, instead of a refusal' },
  configuration: {
    value: 'DIR',
    says: 'what a technician brought, taken over once by a folder that has none (windows: where the installer put it)',
  },
  pages: { value: 'DIR', only: 'station', says: 'the built pages' },
  anchors: { value: 'DIR', says: 'what this PC remembers of its database; no backup takes it along' },
  'validate-config': { says: 'look at point.json, device.json and enrolment.json of the folder, start nothing' },
  doctor: { says: 'what is wrong with the machines and how it is mended; asks the station that runs in the folder' },
  json: { says: 'of --doctor: the same as JSON' },
  'print-test': { says: 'the running station prints its test page' },
  'export-diagnostics': { value: 'FILE', says: 'what a technician far away needs, without a word of any person' },
  'import-update': { value: 'FILE', says: 'takes an update in, beside what runs; changed to when the point is closed' },
  version: { says: 'say the version' },
  help: { says: 'this text' },
} as const satisfies Record<string, OptionRow>;

export type OptionName = keyof typeof optionTable;

const rows = Object.entries(optionTable) as [OptionName, OptionRow][];

function rowsOf(program: Program) {
  return rows.filter(([, { only = program }]) => only === program);
}

export function helpText(program: Program): string {
  const head = program === 'station' ? 'station --folder DIR [options]' : 'gan-dan [--role ROLE]… [options]';
  const lines = rowsOf(program).map(([name, { value, says }]) => {
    const left = `  --${name}${value ? ` ${value}` : ''}`;
    return left.length > 27 ? `${left}\n${' '.repeat(28)}${says}` : `${left.padEnd(28)}${says}`;
  });
  const ends = Object.values(exitCodes).map(({ code, says }) => `  ${String(code).padEnd(4)}${says}`);
  return [head, '', ...lines, '', 'Exit codes:', ...ends].join('\n');
}

export type Given = Partial<Record<OptionName, string | boolean | readonly string[]>>;

/** `strict` false: Electron and Chromium take switches of their own from the same line. */
export function parseLine(program: Program, args: readonly string[]): Given | { readonly wrong: string } {
  const options = Object.fromEntries(
    rowsOf(program).map(([name, { value, multiple = false }]) => [
      name,
      { type: value ? ('string' as const) : ('boolean' as const), multiple },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: program === 'station' }).values as Given;
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** What the windows pass on to the station they start. */
export function passedOn(given: Given): string[] {
  return rows.flatMap(([name, row]) => {
    const value = given[name];
    if ('only' in row || value === undefined || value === false || asked.some((each) => each === name)) return [];
    if (!row.value) return [`--${name}`];
    return typeof value === 'string' ? [`--${name}`, value] : [];
  });
}

/** Answered at once, without a station: the first that is named. */
const asked = [
  'help',
  'version',
  'validate-config',
  'doctor',
  'print-test',
  'export-diagnostics',
  'import-update',
] as const;
export type Asked = (typeof asked)[number];

export function askedOf(given: Given): Asked | null {
  return asked.find((name) => given[name] !== undefined && given[name] !== false) ?? null;
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

export type StationLine = ReturnType<typeof stationOptions>;

/** The station's own line: what it shall do, a question to answer, or why it is wrong. */
export function readStationLine(
  args: readonly string[],
):
  | { readonly options: StationLine }
  | { readonly asked: Asked; readonly folder: string; readonly given: Given }
  | { readonly wrong: string } {
  const given = parseLine('station', args);
  if ('wrong' in given) return { wrong: String(given.wrong) };
  const folder = text(given, 'folder');
  const question = askedOf(given);
  if (question !== null && (folder !== '' || question === 'help' || question === 'version'))
    return { asked: question, folder, given };
  if (folder === '') return { wrong: '--folder DIR is missing' };
  const badPort = (['port', 'lan-port'] as const).find(
    (name) => text(given, name) !== '' && !isPort(text(given, name)),
  );
  if (badPort) return { wrong: `--${badPort} ${text(given, badPort)}: a number up to 65535` };
  return { options: stationOptions(given) };
}

function stationOptions(given: Given) {
  const lanPort = text(given, 'lan-port');
  return {
    ...{ folder: text(given, 'folder'), port: Number(text(given, 'port') || 4710) },
    ...{ province: text(given, 'province'), printer: text(given, 'printer'), printer2: text(given, 'printer2') },
    ...{ scanner: text(given, 'scanner'), scans: text(given, 'scans'), stick: text(given, 'stick') },
    ...{
      backups: text(given, 'backups'),
      restore: text(given, 'restore'),
      updates: text(given, 'updates'),
      join: text(given, 'join'),
      lan: given.lan === true,
      setUp: given['set-up'] === true,
    },
    lanPort: lanPort === '' ? null : Number(lanPort),
    pages: text(given, 'pages'),
    configuration: text(given, 'configuration'),
    anchors: text(given, 'anchors') || stateFolder(),
  };
}

function text(given: Given, name: OptionName): string {
  const value = given[name];
  return typeof value === 'string' ? value : '';
}
