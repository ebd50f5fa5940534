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

/** How the due date came to be, so that a screen and the receipt can explain it. */
export type DueRule =
  | { readonly kind: 'same-day' }
  | { readonly kind: 'next-working-day'; readonly because: 'after-15:00' | 'day-off' }
  | { readonly kind: 'working-days'; readonly days: number; readonly daysOff: readonly string[] };
