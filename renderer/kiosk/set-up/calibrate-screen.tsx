import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyMeasure, keepCalibration, screenOf } from '../../ui/display-settings.ts';
import { BarButton } from '../bar-button.tsx';
import kiosk from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, PlainFrame } from '../kiosk-frame.tsx';
import { cardHeightMm, cardWidthMm, outlineSteps, pixelsPerMm, withinGlass } from './card.ts';
import styles from './set-up.module.css';

const stepLabels = {
  [-20]: 'kioskStaff.calibrate.muchSmaller',
  [-1]: 'kioskStaff.calibrate.smaller',
  1: 'kioskStaff.calibrate.larger',
  20: 'kioskStaff.calibrate.muchLarger',
} as const;

/** A citizen's card held to the glass; the outline is made as large as the card, and millimetres are true from then on. */
export function CalibrateScreen() {
  const { t } = useTranslation();
  const { view, send } = useKiosk();
  const [width, setWidth] = useState(() => currentMm() * cardWidthMm);
  const change = (by: number) => setWidth((was) => withinGlass(Math.round(was) + by, window.innerWidth * 0.96));
  const keep = () => {
    keepCalibration({ mm: pixelsPerMm(width), screen: screenOf(window) }, window.localStorage);
    applyMeasure(window.localStorage, window);
    send({ type: 'done' });
  };
  return (
    <PlainFrame
      point={view.point}
      bar={
        <>
          <BackButton />
          {outlineSteps.map((step) => (
            <BarButton key={step} label={stepLabels[step]} onTap={() => change(step)} />
          ))}
          <BarButton label="kioskStaff.calibrate.keep" sign="tick" look="main" onTap={keep} />
        </>
      }
    >
      <h1 className={kiosk.prompt}>{t('kioskStaff.calibrate.title')}</h1>
      <p>{t('kioskStaff.calibrate.how')}</p>
      <div className={styles.glass}>
        <div className={styles.card} style={{ width, aspectRatio: cardWidthMm / cardHeightMm }} data-card>
          {t('kioskStaff.calibrate.card')}
        </div>
      </div>
    </PlainFrame>
  );
}

function currentMm(): number {
  return Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'));
}
