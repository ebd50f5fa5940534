import type { ScenarioId } from './scenario-words.ts';

/**
 * What costs most when it goes wrong, and what has to be learnt before. No act on a queue, a ticket or a dossier at the desk is
 * here: nobody is sent away because a clerk has not practised yet.
 */
export const waitsForTraining = {
  closeDay: ['plain-visit', 'missing-paper', 'printer-jam'],
  restoreBackup: ['plain-visit', 'missing-paper', 'printer-jam'],
  withdrawHandOver: ['hand-over'],
  reportFolderLost: ['hand-over'],
  reconstituteFolder: ['hand-over'],
} as const satisfies Readonly<Record<string, readonly ScenarioId[]>>;

export interface Trainee {
  /** Of this account practice was asked, and nobody let it off. */
  readonly isAsked: boolean;
  readonly passed: readonly ScenarioId[];
}

/** What this person still has to pass before the act; empty: go on. */
export function missingFor(act: string, { isAsked, passed }: Trainee): readonly ScenarioId[] {
  if (!isAsked || !Object.hasOwn(waitsForTraining, act)) return [];
  return waitsForTraining[act as keyof typeof waitsForTraining].filter((each) => !passed.includes(each));
}
