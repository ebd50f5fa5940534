import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import type { TestedDevice } from '../../domain/device-test.ts';
import { Button } from '../ui/button.tsx';
import { glassSize } from '../ui/card-outline.tsx';
import page from '../ui/card-page.module.css';
import { measureOf } from '../ui/display-settings.ts';
import { DeviceList, type DeviceToTry, nextToTry } from '../ui/doctor/device-list.tsx';
import { dateTimeText } from '../ui/format.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import type { JoinClient } from './join-client.ts';
import { MeasureDialog } from './measure-dialog.tsx';
import { TryDevice } from './try-device.tsx';

/** What this PC has a use for, one after the other; a kiosk's glass is measured too. */
export function DevicesStep(props: {
  readonly view: JoinView;
  readonly client: JoinClient;
  readonly onNext: () => void;
  readonly onLater: () => void;
}) {
  const { view, client, onNext, onLater } = props;
  const { t } = useTranslation();
  const [trying, setTrying] = useState<TestedDevice | 'glass' | null>(null);
  const glass = {
    ...{
      id: 'glass',
      name: t('join.devices.glass'),
      press: t('join.devices.measure'),
      onTry: () => setTrying('glass'),
    },
    ...{ says: <GlassSays />, isTried: glassNow() === 'kept' },
  };
  const devices: readonly DeviceToTry[] = [
    ...view.setUp.devices.map(({ device, tried }) => ({
      ...{ id: device, name: t(`doctor.device.${device}`), onTry: () => setTrying(device) },
      ...{ says: <Tried tried={tried} />, isTried: tried !== null },
    })),
    ...(view.roles.includes('kiosk') ? [glass] : []),
  ];
  const next = nextToTry(devices);
  return (
    <>
      <h1>{t('setUp.devices.title')}</h1>
      <p>{t('setUp.devices.help')}</p>
      <p>{t('join.devices.who', { name: view.name })}</p>
      <DeviceList devices={devices} />
      {view.roles.includes('board') ? (
        <section className={page.way}>
          <h2>{t('join.devices.board')}</h2>
          <p>{t('join.devices.boardHelp')}</p>
        </section>
      ) : null}
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
      {trying === 'glass' ? <MeasureDialog onClose={() => setTrying(null)} /> : null}
      {trying !== null && trying !== 'glass' ? (
        <TryDevice device={trying} setUp={view.setUp} client={client} onClose={() => setTrying(null)} />
      ) : null}
    </>
  );
}

function Tried({ tried }: { readonly tried: JoinView['setUp']['devices'][number]['tried'] }) {
  const { t } = useTranslation();
  if (!tried) return <StateBadge tone="quiet">{t('doctor.tests.never')}</StateBadge>;
  const { at, faults, told } = tried;
  return (
    <>
      <p>
        <StateBadge tone={faults.length === 0 ? 'good' : 'bad'}>
          {t(faults.length === 0 ? 'doctor.tests.passed' : 'doctor.tests.failed')}
        </StateBadge>{' '}
        {t(told ? 'join.told' : 'join.notTold', { at: dateTimeText(at) })}
      </p>
      {faults.length > 0 ? <p>{faults.map((fault) => `${t(`doctor.fault.${fault}`)}.`).join(' ')}</p> : null}
    </>
  );
}

/** As this page measures, which stands on the same glass. */
function glassNow() {
  return measureOf(window.localStorage, window).from;
}

function GlassSays() {
  const { t } = useTranslation();
  const from = glassNow();
  return (
    <StateBadge tone={from === 'kept' ? 'good' : from === 'guessed' ? 'quiet' : 'warn'}>
      {t(`kioskStaff.measure.${from}`, glassSize())}
    </StateBadge>
  );
}
