import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import { type TestedDevice, testedDevices } from '../../../domain/device-test.ts';
import { Button } from '../../ui/button.tsx';
import page from '../../ui/card-page.module.css';
import { Steps } from '../../ui/doctor/check-card.tsx';
import { DeviceList, nextToTry } from '../../ui/doctor/device-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Latest } from '../doctor/device-section.tsx';
import { TryDevice } from '../doctor/try-device.tsx';

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
  const devices = testedDevices.map((device) => ({
    ...{ id: device, name: t(`doctor.device.${device}`), onTry: () => setTrying(device) },
    ...{ says: <Latest tests={testsOf(device)} />, isTried: testsOf(device).length > 0 },
  }));
  const next = nextToTry(devices);
  return (
    <>
      <h1>{t('setUp.devices.title')}</h1>
      {anew ? <Notice title={t('setUp.devices.anew')}>{t('setUp.devices.anewHelp')}</Notice> : null}
      <p>{t('setUp.devices.help')}</p>
      <DeviceList devices={devices} />
      <section className={page.way}>
        <h2>{t('setUp.devices.others')}</h2>
        <p>{t('setUp.devices.othersHelp')}</p>
        <Steps how="calibrate-kiosk" heading="h3" />
      </section>
      <div className={page.buttons}>
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
      {trying ? <TryDevice device={trying} view={view} onClose={() => setTrying(null)} /> : null}
    </>
  );
}
