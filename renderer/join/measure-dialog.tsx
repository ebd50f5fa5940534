import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { outlineSteps } from '../ui/card-on-glass.ts';
import { CardOutline, outlineLabels, useCardOutline } from '../ui/card-outline.tsx';
import page from '../ui/card-page.module.css';
import { StaffDialog } from '../ui/choose-dialog.tsx';

/** The kiosk's own measuring, before the kiosk is open: its page reads from the same place how large a millimetre is. */
export function MeasureDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { width, change, keep } = useCardOutline();
  return (
    <StaffDialog title={t('kioskStaff.calibrate.title')} onClose={onClose} wide>
      <p>{t('kioskStaff.calibrate.how')}</p>
      <CardOutline width={width} />
      <div className={page.buttons}>
        {outlineSteps.map((step) => (
          <Button key={step} onPress={() => change(step)}>
            {t(outlineLabels[step])}
          </Button>
        ))}
      </div>
      <div className={page.buttons}>
        <Button
          kind="primary"
          onPress={() => {
            keep();
            onClose();
          }}
        >
          {t('kioskStaff.calibrate.keep')}
        </Button>
        <Button onPress={onClose}>{t('doctor.tests.cancel')}</Button>
      </div>
    </StaffDialog>
  );
}
