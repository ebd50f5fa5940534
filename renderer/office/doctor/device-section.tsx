import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import { type TestedDevice, testedDevices } from '../../../domain/device-test.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/doctor/doctor.module.css';
import { dateTimeText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { TryDevice } from './try-device.tsx';

/** What a person tries, and what came of it the last time at each PC. */
export function DeviceSection({ view, mayTry }: { view: DoctorView; mayTry: boolean }) {
  const { t } = useTranslation();
  const [trying, setTrying] = useState<TestedDevice | null>(null);
  return (
    <Section title={t('doctor.tests.title')}>
      <p className={table.soft}>{t('doctor.tests.help')}</p>
      <table className={table.table}>
        <tbody>
          {testedDevices.map((device) => (
            <tr key={device}>
              <td className={styles.wellName}>{t(`doctor.device.${device}`)}</td>
              <td>
                <Latest tests={view.tests.filter((test) => test.device === device)} />
              </td>
              <td className={styles.press}>
                {mayTry ? <Button onPress={() => setTrying(device)}>{t('doctor.tests.start')}</Button> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {trying ? <TryDevice device={trying} view={view} onClose={() => setTrying(null)} /> : null}
    </Section>
  );
}

export function Latest({ tests }: { tests: DoctorView['tests'] }) {
  const { t } = useTranslation();
  if (tests.length === 0) return <StateBadge tone="quiet">{t('doctor.tests.never')}</StateBadge>;
  return tests.map(({ station, at, by, faults }) => (
    <p key={station}>
      <StateBadge tone={faults.length === 0 ? 'good' : 'bad'}>
        {t(faults.length === 0 ? 'doctor.tests.passed' : 'doctor.tests.failed')}
      </StateBadge>{' '}
      {t('doctor.tests.at', {
        place: station || t('doctor.tests.host'),
        by: by || t('doctor.tests.atPc'),
        at: dateTimeText(at),
      })}
      {faults.length > 0 ? `. ${faults.map((fault) => t(`doctor.fault.${fault}`)).join('. ')}.` : ''}
    </p>
  ));
}
