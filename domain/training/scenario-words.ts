/** The exercises, in the order in which they are offered. */
export const scenarioIds = [
  'plain-visit',
  'missing-paper',
  'printer-jam',
  'offline-day',
  'hand-over',
  'wrong-person',
  'busy-queue',
  'power-cut',
  'late-document',
  'angry-queue',
] as const;
export type ScenarioId = (typeof scenarioIds)[number];

/** What a trainee's hands do that no key of the product does; the practice world does it for them. */
export const hands = [
  'hold-card',
  'put-paper',
  'switch-on',
  'bring-paper',
  'line-back',
  'bag-comes',
  'person-comes',
  'late-paper',
] as const;
export type Hand = (typeof hands)[number];

/** What happens in the practice world when a step begins. */
export type Effect =
  | 'person-waits'
  | 'priority-waits'
  | 'six-wait'
  | 'paper-out'
  | 'power-fails-in-print'
  | 'line-cut'
  | 'folder-lies-here'
  | 'power-cut'
  | 'help-asked';

export const waiveReasons = ['trained-elsewhere', 'nobody-else-here', 'head-decides'] as const;
export type WaiveReason = (typeof waiveReasons)[number];
