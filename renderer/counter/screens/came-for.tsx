import { useTranslation } from 'react-i18next';
import type { CounterView, TicketView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { capOf } from '../keymap.ts';

/** What the citizen's own scan at the kiosk said: the dossier whose result is asked for, or the appointment. */
export function CameFor(props: { cameFor: CounterView['cameFor']; mark: TicketView['mark']; onSearch: () => void }) {
  const { cameFor, mark, onSearch } = props;
  const { t } = useTranslation();
  if (!cameFor) return null;
  const { dossier, appointment } = cameFor;
  if (dossier)
    return (
      <Button kind="primary" shortcut={capOf('search')} onPress={onSearch}>
        {t(mark ? 'counter.cameFor.supplement' : 'counter.cameFor.result', { code: dossier.code })}
      </Button>
    );
  return appointment ? <StateBadge tone="busy">{t('counter.cameFor.appointment', appointment)}</StateBadge> : null;
}
