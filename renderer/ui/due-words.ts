import type { TFunction } from 'i18next';
import type { DossierLine } from '../../contract/dossier-schemas.ts';
import { duePhrases } from '../../domain/due-phrases.ts';
import { localDateText } from './format.ts';

/** `17:00, 06/10/2026` of a local `YYYY-MM-DDTHH:mm`. */
export function dueText(dueAt: string): string {
  return `${dueAt.slice(11, 16)}, ${localDateText(dueAt)}`;
}

/** How the due date came to be, in a sentence a citizen understands: what the receipt says too. */
export function dueReason(t: TFunction, rule: DossierLine['dueRule']): string {
  const text = duePhrases(rule)
    .map(({ word, values }) => t(`dossier.due.${word}`, values))
    .join(', ');
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`;
}
