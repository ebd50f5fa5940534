import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskView } from '../../../contract/terminal-views.ts';
import { isHardStop, useHostTrouble } from '../../ui/host-trouble.ts';
import { PlainFrame } from '../kiosk-frame.tsx';
import { Message } from '../message-screen.tsx';
import { OpeningHours } from '../opening-hours.tsx';

/** No number can be given: people are sent to the clerk, never left in front of a dead machine. */
export function LostScreen(props: {
  readonly view: KioskView | null;
  /** The station does not answer, which ends by itself; one that answers and can give no number needs somebody. */
  readonly isAway: boolean;
  readonly onShown: () => void;
}) {
  const { view, isAway, onShown } = props;
  const { t } = useTranslation();
  const willComeBack = !isHardStop(useHostTrouble(isAway)) && isAway;
  const shown = useRef(onShown);
  useEffect(() => shown.current(), []);
  return (
    <PlainFrame point={view?.point ?? null}>
      <Message sign="help" tone="bad" title={t('kiosk.lost.goToClerk')}>
        <p>{t('kiosk.lost.title')}</p>
        {willComeBack ? <p>{t('kiosk.lost.comesBack')}</p> : null}
        {view ? <OpeningHours view={view} /> : null}
      </Message>
    </PlainFrame>
  );
}
