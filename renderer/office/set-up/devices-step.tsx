import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import { type TestedDevice, testedDevices } from '../../../domain/device-test.ts';
import join from '../../join/join.module.css';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Steps } from '../doctor/check-card.tsx';
import { DeviceDialog } from '../doctor/device-dialog.tsx';
import { Latest } from '../doctor/device-section.tsx';
import styles from './led-set-up.module.css';

/** One device after the other; the next to try has the focus. Who has none goes on. */
export function DevicesStep(props: {
  readonly view: DoctorView;
  readonly anew: boolean;
  readonly onNext: () => void;
  readonly onLater: () => void;
}) {
  const { view, anew, onNext, onLater } = props;
  const { t } = useTranslation();
  const [trying, setTrying] = useState<TestedDevice | null>(null);
  const testsOf = (device: TestedDevice) => view.tests.filter((test) => test.device === device && test.station === '');
  const next = testedDevices.find((device) => testsOf(device).length === 0) ?? null;
  return (
    <>
      <h1>{t('setUp.devices.title')}</h1>
      {anew ? <Notice title={t('setUp.devices.anew')}>{t('setUp.devices.anewHelp')}</Notice> : null}
      <p>{t('setUp.devices.help')}</p>
      <ol className={styles.devices}>
        {testedDevices.map((device) => (
          <li key={device} className={styles.device}>
            <span className={styles.name}>{t(`doctor.device.${device}`)}</span>
            <div>
              <Latest tests={testsOf(device)} />
            </div>
            {/* Made anew when it becomes the next one: then the focus comes to it. */}
            <Button
              key={device === next ? 'next' : 'other'}
              kind={device === next ? 'primary' : 'plain'}
              autoFocus={device === next}
              label={`${t('doctor.tests.start')}: ${t(`doctor.device.${device}`)}`}
              onPress={() => setTrying(device)}
            >
              {t('doctor.tests.start')}
            </Button>
          </li>
        ))}
      </ol>
      <section className={join.way}>
        <h2>{t('setUp.devices.others')}</h2>
        <p>{t('setUp.devices.othersHelp')}</p>
        <Steps how="calibrate-kiosk" heading="h3" />
      </section>
      <div className={join.buttons}>
        <Button
          key={next === null ? 'next' : 'other'}
          kind={next === null ? 'primary' : 'plain'}
          size="large"
          autoFocus={next === null}
          onPress={onNext}
        >
          {t('setUp.next')}
        </Button>
        <Button onPress={onLater}>{t('setUp.later')}</Button>
      </div>
      {trying ? <DeviceDialog device={trying} view={view} onClose={() => setTrying(null)} /> : null}
    </>
  );
}
