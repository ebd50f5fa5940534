import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardHeightMm, cardWidthMm, pixelsPerMm, withinGlass } from './card-on-glass.ts';
import styles from './card-outline.module.css';
import { applyMeasure, keepCalibration, screenOf } from './display-settings.ts';

/** An outline that is made as wide as a card that is held to the glass; once kept, millimetres are true on this screen. */
export function useCardOutline() {
  const [width, setWidth] = useState(() => currentMm() * cardWidthMm);
  return {
    width,
    change: (by: number) => setWidth((was) => withinGlass(Math.round(was) + by, window.innerWidth * 0.96)),
    keep: () => {
      keepCalibration({ mm: pixelsPerMm(width), screen: screenOf(window) }, window.localStorage);
      applyMeasure(window.localStorage, window);
    },
  };
}

export function CardOutline({ width }: { readonly width: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.glass}>
      <div className={styles.card} style={{ width, aspectRatio: cardWidthMm / cardHeightMm }} data-card>
        {t('kioskStaff.calibrate.card')}
      </div>
    </div>
  );
}

export const outlineLabels = {
  [-20]: 'kioskStaff.calibrate.muchSmaller',
  [-1]: 'kioskStaff.calibrate.smaller',
  1: 'kioskStaff.calibrate.larger',
  20: 'kioskStaff.calibrate.muchLarger',
} as const;

/** The glass as it is measured now, in whole millimetres. */
export function glassSize(): { width: number; height: number } {
  const mm = currentMm();
  return { width: Math.round(window.innerWidth / mm), height: Math.round(window.innerHeight / mm) };
}

function currentMm(): number {
  return Number.parseFloat(document.documentElement.style.getPropertyValue('--mm'));
}
