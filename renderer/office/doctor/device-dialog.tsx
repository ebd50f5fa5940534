import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import { type DeviceFault, faultsOf, type TestedDevice, testPageCode } from '../../../domain/device-test.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { Picks } from '../../ui/picks.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { useScanner } from '../../ui/use-scanner.ts';
import styles from './doctor.module.css';
import { ScreenPicture } from './screen-picture.tsx';
import { SpeakerButton } from './speaker-button.tsx';

/** One device is tried: something happens, and a person says what they saw or heard. */
export function DeviceDialog(props: {
  readonly device: TestedDevice;
  readonly view: DoctorView;
  readonly onClose: () => void;
}) {
  const { device, view, onClose } = props;
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<readonly DeviceFault[]>([]);
  const note = useCommand('noteDeviceTest');
  const keep = async (faults: readonly DeviceFault[]) => {
    const answer = await note.run({ device, faults: [...faults] });
    if (answer.ok) onClose();
  };
  const faults: readonly DeviceFault[] = faultsOf[device];
  return (
    <StaffDialog title={t(`doctor.device.${device}`)} onClose={onClose} wide>
      <p>{t(`doctor.ask.${device}`)}</p>
      {device === 'printer' ? <PrintsOnce /> : null}
      {device === 'scanner' ? <Hears view={view} onHeard={keep} onDone={onClose} /> : null}
      {device === 'speaker' ? <SpeakerButton /> : null}
      {device === 'screen' ? <ScreenPicture /> : null}
      <Button kind="primary" pending={note.pending} onPress={() => void keep([])}>
        {t('doctor.tests.allWell')}
      </Button>
      <Picks
        label={t('doctor.tests.wrong')}
        options={faults.map((value) => ({ value, text: t(`doctor.fault.${value}`) }))}
        chosen={wrong}
        onChange={setWrong}
      />
      <ErrorText failure={note.error} />
      <div className={styles.buttons}>
        <Button disabled={wrong.length === 0} pending={note.pending} onPress={() => void keep(wrong)}>
          {t('doctor.tests.save')}
        </Button>
        <Button onPress={onClose}>{t('doctor.tests.cancel')}</Button>
      </div>
    </StaffDialog>
  );
}

/** As soon as it is asked about: who tries the printer wants paper. */
function PrintsOnce() {
  const print = useCommand('printTestPage');
  const began = useRef(false);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    void print.run({ printer: 'first' });
  }, [print.run]);
  return <ErrorText failure={print.error} />;
}

/** A scanner of the PC is heard by its station, one that types by this page; whichever reads first has passed. */
function Hears(props: {
  readonly view: DoctorView;
  readonly onHeard: (faults: readonly DeviceFault[]) => Promise<void>;
  readonly onDone: () => void;
}) {
  const { view, onHeard, onDone } = props;
  const hear = useRequest('hearScanner');
  const began = useRef(false);
  const heardBefore = useRef(view.tests.find(({ device }) => device === 'scanner')?.at ?? 0);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    void hear.run({});
  }, [hear.run]);
  const latest = Math.max(0, ...view.tests.filter(({ device }) => device === 'scanner').map(({ at }) => at));
  const isHeard = latest > heardBefore.current && view.hearing === null;
  useEffect(() => {
    if (isHeard) onDone();
  }, [isHeard, onDone]);
  useScanner((readings) => () => {
    void onHeard(readings.some((text) => testPageCode.test(text)) ? [] : ['other-text']);
  });
  // Of a PC without a scanner of its own there is still the one that types.
  return hear.error?.type === 'no-scanner' ? null : <ErrorText failure={hear.error} />;
}
