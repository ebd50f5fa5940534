import type { TFunction } from 'i18next';
import type { DossierLine } from '../../contract/dossier-schemas.ts';
import { localDateText } from './format.ts';

/** `17:00, 06/10/2026` of a local `YYYY-MM-DDTHH:mm`. */
export function dueText(dueAt: string): string {
  return `${dueAt.slice(11, 16)}, ${localDateText(dueAt)}`;
}

/** How the due date came to be, in a sentence a citizen understands. */
export function dueReason(t: TFunction, rule: DossierLine['dueRule']): string {
  if (rule.kind === 'same-day') return t('dossier.due.same-day');
  if (rule.kind === 'next-working-day')
    return t(`dossier.due.${rule.because === 'day-off' ? 'day-off' : 'after-three'}`);
  const counted = t('dossier.due.working-days', { days: rule.days });
  if (rule.daysOff.length === 0) return counted;
  return `${counted} ${t('dossier.due.daysOff', { daysOff: rule.daysOff.map(localDateText).join(', ') })}`;
}
