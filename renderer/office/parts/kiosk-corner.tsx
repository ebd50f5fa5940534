import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from './section.tsx';
import { StaffPinDialog } from './staff-pin-dialog.tsx';
import styles from './table.module.css';

/** The PIN behind the corner of the kiosks: staff leave the kiosk's window and measure its screen with it. */
export function KioskCorner({ isSet, mayChange }: { isSet: OfficeView['staffPinSet']; mayChange: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t('office.pin.title')}
      note={<StateBadge tone={isSet ? 'good' : 'warn'}>{t(isSet ? 'office.pin.set' : 'office.pin.notSet')}</StateBadge>}
    >
      <p className={styles.soft}>{t('office.pin.help')}</p>
      {mayChange ? (
        <div>
          <Button onPress={() => setAsking(true)}>{t(isSet ? 'office.pin.change' : 'office.pin.choose')}</Button>
        </div>
      ) : null}
      {asking ? <StaffPinDialog onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
