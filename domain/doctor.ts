import { localTime } from './calendar.ts';

/** `unknown`: nothing on this PC can tell; a person looks, and it is never shown as well. */
export const checkStates = ['ok', 'warning', 'bad', 'unknown'] as const;
export type CheckState = (typeof checkStates)[number];

/** What the doctor looks at, in the order of its page. */
export const checkIds = [
  'program',
  'update',
  'host',
  'database',
  'disk-write',
  'disk-free',
  'disk-health',
  'ballast',
  'backups',
  'damaged-dossiers',
  'memory',
  'clock',
  'province',
  'backlog',
  'alone',
  'printer',
  'printer-test',
  'scanner',
  'scanner-test',
  'speaker-test',
  'screen-test',
  'kiosk-screen',
  'fonts',
  'lan-door',
  'stations',
  'versions',
  'pcs',
  'stand-in',
  'languages',
  'vault',
  'lock-down',
  'sleep',
  'restarts',
  'firewall',
  'auto-start',
  'power-on',
] as const;
export type CheckId = (typeof checkIds)[number];

/** What a PC without a log looks at by itself, and tells its host. */
export const pcCheckIds = [
  'program',
  'update',
  'disk-write',
  'disk-free',
  'disk-health',
  'memory',
  'lock-down',
  'sleep',
  'restarts',
  'auto-start',
] as const satisfies readonly CheckId[];

/** What the program mends by itself when somebody presses. */
export const fixIds = [
  'look-again',
  'print-test-page',
  'confirm-clock',
  'close-key-file',
  'back-up-now',
  'confirm-power-on',
] as const;
export type FixId = (typeof fixIds)[number];

/** What a person does; each has its steps in words and a drawing. */
export const howIds = [
  'unsigned-build',
  'bring-update',
  'update-again',
  'update-damaged',
  'update-stuck',
  'use-launcher',
  'lock-down',
  'disk-failing',
  'database-damaged',
  'free-the-disk',
  'more-memory',
  'set-clock',
  'network-cable',
  'bring-the-stick',
  'second-place',
  'printer-cable',
  'printer-paper',
  'printer-cover',
  'printer-fault',
  'scanner-cable',
  'test-devices',
  'calibrate-kiosk',
  'start-program',
  'open-the-door',
  'other-pc',
  'other-version',
  'look-at-pc',
  'choose-stand-in',
  'meet-stand-in',
  'record-clips',
  'machine-settings',
  'power-on',
  'call-province',
] as const;
export type HowId = (typeof howIds)[number];

export type CheckParams = Readonly<Record<string, string | number>>;

/** What one look found. Its words are a key and what goes into them, so that page, paper, command line and JSON say the same. */
export interface CheckResult {
  readonly id: CheckId;
  readonly state: CheckState;
  /** UTC milliseconds of the look. */
  readonly seenAt: number;
  /** `doctor.says.<key>` of the screens' texts. */
  readonly says: { readonly key: string; readonly params: CheckParams };
  readonly fix: FixId | null;
  readonly how: HowId | null;
}

/** What has to be done first stands first; within a state in the order of the list. */
export const byUrgency: readonly CheckState[] = ['bad', 'warning', 'unknown', 'ok'];

export function mostUrgentFirst<C extends Pick<CheckResult, 'state'>>(checks: readonly C[]): C[] {
  return byUrgency.flatMap((state) => checks.filter((each) => each.state === state));
}

/** The centre may open: nothing is bad. What is unknown or a warning is said beside it. */
export function verdictOf(checks: readonly Pick<CheckResult, 'state'>[]): CheckState {
  return byUrgency.find((state) => checks.some((each) => each.state === state)) ?? 'unknown';
}

/** As people read it: a name that ends in `At` is a moment, in `Bytes` a size; other numbers have points between thousands. */
export function paramTexts(params: CheckParams): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramText(name, value)]));
}

function paramText(name: string, value: string | number): string {
  if (typeof value === 'string') return value;
  if (name.endsWith('At')) return momentOf(value);
  if (name.endsWith('Bytes')) return sizeOf(value);
  const [whole = '', part] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return `${value < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `,${part}`}`;
}

function momentOf(instant: number): string {
  const { date, time } = localTime(instant);
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year} ${time}`;
}

const GIGABYTE = 1024 ** 3;
const MEGABYTE = 1024 ** 2;

function sizeOf(bytes: number): string {
  const [amount, unit] = bytes >= GIGABYTE ? [bytes / GIGABYTE, 'GB'] : [bytes / MEGABYTE, 'MB'];
  return `${amount.toFixed(1).replace('.', ',')} ${unit}`;
}
