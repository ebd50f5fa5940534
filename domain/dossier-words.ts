/** DVCQG KenhThucHien: 1 direct, 2 online, 3 public post (domain.md §4). */
export const channels = ['direct', 'online', 'post'] as const;
export type Channel = (typeof channels)[number];

export const dossierStates = ['received', 'result-ready', 'returned'] as const;
export type DossierState = (typeof dossierStates)[number];

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
