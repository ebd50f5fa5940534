import { useTranslation } from 'react-i18next';
import type { JoinView } from '../../contract/join-api.ts';
import type { DeviceFault, TestedDevice } from '../../domain/device-test.ts';
import { canPrint } from '../../domain/paper.ts';
import { DeviceDialog } from '../ui/doctor/device-dialog.tsx';
import type { JoinClient } from './join-client.ts';
import { useJoinCommand, useJoinRequest } from './use-join.ts';

/** A device of this PC, tried by whoever stands here. */
export function TryDevice(props: {
  readonly device: TestedDevice;
  readonly setUp: JoinView['setUp'];
  readonly client: JoinClient;
  readonly onClose: () => void;
}) {
  const { device, setUp, client, onClose } = props;
  const { t } = useTranslation();
  const note = useJoinCommand(client, 'noteDeviceTest');
  const print = useJoinCommand(client, 'printTestPage');
  const hear = useJoinRequest(client, 'hearScanner');
  const tries = {
    note: async (faults: readonly DeviceFault[]) => (await note.run({ device, faults: [...faults] })).ok,
    ...{ noting: note.pending, noteError: note.error },
    ...{ print: () => void print.run({}), printError: print.error },
    ...{ hear: () => void hear.run({}), hearError: hear.error, isHearing: setUp.hearingUntil !== null },
    scannerTriedAt: setUp.devices.find((each) => each.device === 'scanner')?.tried?.at ?? 0,
  };
  const takesNone = device === 'printer' && !canPrint(setUp.printer);
  return (
    <DeviceDialog
      device={device}
      tries={tries}
      warning={takesNone ? t('join.printerSays', { state: t(`ui.printer.${setUp.printer}`) }) : null}
      onClose={onClose}
    />
  );
}
