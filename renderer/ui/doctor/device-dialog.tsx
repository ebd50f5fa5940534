import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceFault, faultsOf, type TestedDevice, testPageCode } from '../../../domain/device-test.ts';
import type { Failure } from '../../station-client.ts';
import { Button } from '../button.tsx';
import { StaffDialog } from '../choose-dialog.tsx';
import { ErrorText, Notice } from '../notice.tsx';
import { Picks } from '../picks.tsx';
import { useScanner } from '../use-scanner.ts';
import styles from './doctor.module.css';
import { ScreenPicture } from './screen-picture.tsx';
import { SpeakerButton } from './speaker-button.tsx';

/** What trying a device does at the door that this page speaks to. */
export interface DeviceTries {
  /** True: it is kept. */
  readonly note: (faults: readonly DeviceFault[]) => Promise<boolean>;
  readonly noting: boolean;
  readonly noteError: Failure | null;
  readonly print: () => void;
  readonly printError: Failure | null;
  readonly hear: () => void;
  readonly hearError: Failure | null;
  /** Of the last test of a scanner that is known; 0: none. */
  readonly scannerTriedAt: number;
  /** The scanner of the PC is listened to now. */
  readonly isHearing: boolean;
}

/** One device is tried: something happens, and a person says what they saw or heard. */
export function DeviceDialog(props: {
  readonly device: TestedDevice;
  readonly tries: DeviceTries;
  /** What the device says of itself that it cannot be tried by. */
  readonly warning?: string | null;
  readonly onClose: () => void;
}) {
  const { device, tries, warning = null, onClose } = props;
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<readonly DeviceFault[]>([]);
  const keep = async (faults: readonly DeviceFault[]) => {
    if (await tries.note(faults)) onClose();
  };
  const faults: readonly DeviceFault[] = faultsOf[device];
  return (
    <StaffDialog title={t(`doctor.device.${device}`)} onClose={onClose} wide>
      <p>{t(`doctor.ask.${device}`)}</p>
      {warning === null ? null : <Notice tone="warn">{warning}</Notice>}
      {device === 'printer' ? <PrintsOnce tries={tries} /> : null}
      {device === 'scanner' ? <Hears tries={tries} onHeard={keep} onDone={onClose} /> : null}
      {device === 'speaker' ? <SpeakerButton /> : null}
      {device === 'screen' ? <ScreenPicture /> : null}
      <Button kind="primary" pending={tries.noting} onPress={() => void keep([])}>
        {t('doctor.tests.allWell')}
      </Button>
      <Picks
        label={t('doctor.tests.wrong')}
        options={faults.map((value) => ({ value, text: t(`doctor.fault.${value}`) }))}
        chosen={wrong}
        onChange={setWrong}
      />
      <ErrorText failure={tries.noteError} />
      <div className={styles.buttons}>
        <Button disabled={wrong.length === 0} pending={tries.noting} onPress={() => void keep(wrong)}>
          {t('doctor.tests.save')}
        </Button>
        <Button onPress={onClose}>{t('doctor.tests.cancel')}</Button>
      </div>
    </StaffDialog>
  );
}

/** As soon as it is asked about: who tries the printer wants paper. */
function PrintsOnce({ tries: { print, printError } }: { readonly tries: DeviceTries }) {
  useOnce(print);
  return <ErrorText failure={printError} />;
}

/** A scanner of the PC is heard by its station, one that types by this page; whichever reads first has passed. */
function Hears(props: {
  readonly tries: DeviceTries;
  readonly onHeard: (faults: readonly DeviceFault[]) => Promise<void>;
  readonly onDone: () => void;
}) {
  const { tries, onHeard, onDone } = props;
  const { hear, hearError, scannerTriedAt, isHearing } = tries;
  const triedBefore = useRef(scannerTriedAt);
  useOnce(hear);
  const isHeard = scannerTriedAt > triedBefore.current && !isHearing;
  useEffect(() => {
    if (isHeard) onDone();
  }, [isHeard, onDone]);
  useScanner((readings) => () => {
    void onHeard(readings.some((text) => testPageCode.test(text)) ? [] : ['other-text']);
  });
  // Of a PC without a scanner of its own there is still the one that types.
  return hearError?.type === 'no-scanner' ? null : <ErrorText failure={hearError} />;
}

/** React begins a page twice while it is developed; paper comes out once. */
function useOnce(act: () => void): void {
  const began = useRef(false);
  const first = useRef(act);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    first.current();
  }, []);
}
