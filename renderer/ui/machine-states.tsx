import { useTranslation } from 'react-i18next';
import type { LockView } from '../../contract/reception-schemas.ts';
import type { OfficeView, PrinterView } from '../../contract/terminal-views.ts';
import { numberText } from './format.ts';
import { type BadgeTone, StateBadge } from './state-badge.tsx';

const printerTones: Readonly<Record<PrinterView['state'], BadgeTone>> = {
  ready: 'good',
  'ready-unverified': 'good',
  printing: 'busy',
  'paper-low': 'warn',
  'no-paper': 'bad',
  'cover-open': 'bad',
  fault: 'bad',
  disconnected: 'bad',
  none: 'warn',
};

const provinceTones: Readonly<Record<OfficeView['province']['state'], BadgeTone>> = {
  'never-reached': 'warn',
  'in-sync': 'good',
  sending: 'busy',
  unreachable: 'warn',
  'needs-attention': 'bad',
};

export function printerTone(state: PrinterView['state']): BadgeTone {
  return printerTones[state];
}

export function provinceTone(state: OfficeView['province']['state']): BadgeTone {
  return provinceTones[state];
}

/** The printer in one word, with how many papers wait for it; and the second, where there is one. */
export function PrinterBadge({ printer }: { printer: PrinterView }) {
  const { t } = useTranslation();
  const { second } = printer;
  const state = t(`ui.printer.${printer.state}`);
  return (
    <>
      <StateBadge tone={printerTone(printer.state)}>
        {printer.waitingJobs > 0
          ? t('counter.state.printerWaiting', { state, count: printer.waitingJobs })
          : t('counter.state.printer', { state })}
      </StateBadge>
      {second ? (
        <StateBadge tone={printerTone(second.state)}>
          {t('counter.state.secondPrinter', { state: t(`ui.printer.${second.state}`) })}
        </StateBadge>
      ) : null}
    </>
  );
}

/** The kiosk gives no numbers: people will come and ask. */
export function LockBadge({ lock }: { lock: LockView | null }) {
  const { t } = useTranslation();
  return lock ? <StateBadge tone="warn">{t('counter.state.kioskLocked')}</StateBadge> : null;
}

/** What the province does not have yet. */
export function BacklogBadge({ backlog }: { backlog: number }) {
  const { t } = useTranslation();
  return (
    <StateBadge tone={backlog === 0 ? 'good' : 'busy'}>
      {backlog === 0
        ? t('counter.state.provinceHasAll')
        : t('counter.state.provinceBacklog', { events: numberText(backlog) })}
    </StateBadge>
  );
}
