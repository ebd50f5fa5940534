import type { TFunction } from 'i18next';
import type { ReceptionNowView } from '../../../contract/reception-schemas.ts';
import { momentText } from '../../ui/moment-text.ts';

/** What a queue says of itself, in the words of the staff. */
export function receptionText(t: TFunction, reception: ReceptionNowView, today: string): string {
  switch (reception.kind) {
    case 'open': {
      const { countersFrom, closesAt } = reception;
      if (countersFrom) return t('office.now.early', { time: countersFrom });
      return closesAt ? t('office.now.openUntil', { time: closesAt }) : t('office.now.open');
    }
    case 'break':
      return t('office.now.break', { time: momentText(t, reception.backAt, today) });
    case 'paused': {
      const why = t(`ui.pause.reason.${reception.why}`);
      const { backAt } = reception;
      return backAt
        ? t('office.now.pausedUntil', { why, time: momentText(t, backAt, today) })
        : t('office.now.paused', { why });
    }
    case 'full':
      return t('office.now.full', { time: momentText(t, reception.opensAt, today) });
    case 'closed':
      return t('office.now.closed', { time: momentText(t, reception.opensAt, today) });
  }
}
