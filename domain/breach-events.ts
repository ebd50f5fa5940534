import type { AccountId, BreachId } from './ids.ts';

/** What happened to people's data, as whoever noticed it first can say it. */
export const breachKinds = ['pc', 'stick', 'account', 'wrong-person', 'paper', 'other'] as const;
export type BreachKind = (typeof breachKinds)[number];

/** What a PC that is gone held: the log with the key that opens it, or only its own way to the host. */
export const deviceHolds = ['everything', 'link'] as const;
export type DeviceHolds = (typeof deviceHolds)[number];

export interface BreachDevice {
  /** Empty: the host. */
  readonly station: string;
  readonly holds: DeviceHolds;
}

/**
 * What is done about it, in the order in which it hurts least to be late. Whether a PC or a person was locked out stands in the log
 * by itself; the others somebody says. `closed`: nothing more is to be done.
 */
export const saidSteps = ['keys-ended', 'province-told', 'authority-told', 'people-told', 'closed'] as const;
export type SaidStep = (typeof saidSteps)[number];
export const breachSteps = ['device-out', 'person-out', ...saidSteps] as const;
export type BreachStep = (typeof breachSteps)[number];

/** Times are local, `YYYY-MM-DDTHH:mm`; ids only, so the log names no one. */
export interface BreachFacts {
  'breach-opened': {
    breach: BreachId;
    kind: BreachKind;
    noticedAt: string;
    /** When data could be read by somebody who should not. */
    from: string;
    to: string;
    devices: readonly BreachDevice[];
    accounts: readonly AccountId[];
  };
  'breach-step-done': { breach: BreachId; step: SaidStep };
  /** Who is concerned was given out by name, to be told. How many: it may be everybody, and an event stays small. */
  'breach-given-out': { breach: BreachId; dossiers: number; people: number; approver: AccountId };
}

export interface BreachParts {
  /** Sealed under a key of its own: it may name somebody. */
  'breach-opened': { note: string };
}
