/** DVCQG KenhThucHien: 1 direct, 2 online, 3 public post (domain.md §4). */
export const channels = ['direct', 'online', 'post'] as const;
export type Channel = (typeof channels)[number];

/** Where a dossier of the log stands. A draft is in no log; `voided` is a receipt taken back within seconds. */
export const dossierStates = [
  'received',
  'forwarded',
  'in-process',
  'waiting-supplement',
  'waiting-payment',
  'result-ready',
  'returned',
  'refused',
  'withdrawn',
  'stopped',
  'voided',
] as const;
export type DossierState = (typeof dossierStates)[number];

/** Where work is owed and the clock of the law runs. */
export const runningStates = ['received', 'forwarded', 'in-process', 'waiting-payment'] as const;
/** Nothing can follow. */
export const endedStates = ['returned', 'refused', 'withdrawn', 'stopped', 'voided'] as const;

export function isRunning(state: DossierState): boolean {
  return (runningStates as readonly string[]).includes(state);
}

export function isEnded(state: DossierState): boolean {
  return (endedStates as readonly string[]).includes(state);
}

/** Compared by date (domain.md §3.1): ended before, on or after the due date. */
export const timelinesses = ['early', 'on-time', 'late'] as const;
export type Timeliness = (typeof timelinesses)[number];

/** LoaiBan of a submitted document. */
export const documentKinds = ['original', 'certified-copy', 'copy', 'electronic'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Received when nobody worked any more: counted from the morning of the next working day. */
export const countedFroms = ['after-hours', 'day-off'] as const;
export type CountedFrom = (typeof countedFroms)[number];

/** What bent the count, ISO dates. Left out where there is nothing to say: the log's bytes are final. */
interface Bent {
  /** Weekend days worked in exchange, which counted. */
  readonly worked?: readonly string[];
  readonly countedFrom?: CountedFrom;
}

/** How the due date came to be, so that a screen and the receipt can explain it (`due-phrases.ts`). */
export type DueRule = (
  | { readonly kind: 'same-day' }
  | { readonly kind: 'next-working-day'; readonly because: 'after-15:00' | 'day-off' | 'after-hours' }
  | ({ readonly kind: 'working-days'; readonly days: number; readonly daysOff: readonly string[] } & Bent)
  | ({ readonly kind: 'working-hours'; readonly hours: number; readonly daysOff: readonly string[] } & Bent)
  /** `rolledFrom`: the last day was this day off, so it ends with the next working day. */
  | { readonly kind: 'calendar-days'; readonly days: number; readonly rolledFrom?: string }
  /** The date before, moved by the time missing papers took. */
  | {
      readonly kind: 'waited';
      readonly days: number;
      readonly minutes: number;
      readonly unit: 'working' | 'calendar';
      readonly daysOff?: readonly string[];
      readonly worked?: readonly string[];
      readonly rolledFrom?: string;
    }
) & {
  /** Counted anew from the day all missing papers were there. */
  readonly after?: 'supplement';
};

/** When papers were found missing: at the desk, or by whoever decides. The limit on asking depends on it. */
export const supplementStages = ['input-check', 'verification'] as const;
export type SupplementStage = (typeof supplementStages)[number];
