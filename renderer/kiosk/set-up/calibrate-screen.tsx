import { useTranslation } from 'react-i18next';
import { outlineSteps } from '../../ui/card-on-glass.ts';
import { CardOutline, outlineLabels, useCardOutline } from '../../ui/card-outline.tsx';
import { BarButton } from '../bar-button.tsx';
import kiosk from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, PlainFrame } from '../kiosk-frame.tsx';

/** A citizen's card held to the glass; the outline is made as large as the card, and millimetres are true from then on. */
export function CalibrateScreen() {
  const { t } = useTranslation();
  const { view, send } = useKiosk();
  const { width, change, keep } = useCardOutline();
  const keepIt = () => {
    keep();
    send({ type: 'done' });
  };
  return (
    <PlainFrame
      point={view.point}
      bar={
        <>
          <BackButton />
          {outlineSteps.map((step) => (
            <BarButton key={step} label={outlineLabels[step]} onTap={() => change(step)} />
          ))}
          <BarButton label="kioskStaff.calibrate.keep" sign="tick" look="main" onTap={keepIt} />
        </>
      }
    >
      <h1 className={kiosk.prompt}>{t('kioskStaff.calibrate.title')}</h1>
      <p>{t('kioskStaff.calibrate.how')}</p>
      <CardOutline width={width} />
    </PlainFrame>
  );
}
