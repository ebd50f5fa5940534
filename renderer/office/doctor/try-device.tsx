import type { DoctorView } from '../../../contract/doctor-api.ts';
import type { DeviceFault, TestedDevice } from '../../../domain/device-test.ts';
import { DeviceDialog } from '../../ui/doctor/device-dialog.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';

/** A device of this PC, tried through its station. */
export function TryDevice(props: {
  readonly device: TestedDevice;
  readonly view: DoctorView;
  readonly onClose: () => void;
}) {
  const { device, view, onClose } = props;
  const note = useCommand('noteDeviceTest');
  const print = useCommand('printTestPage');
  const hear = useRequest('hearScanner');
  const tries = {
    note: async (faults: readonly DeviceFault[]) => (await note.run({ device, faults: [...faults] })).ok,
    ...{ noting: note.pending, noteError: note.error },
    ...{ print: () => void print.run({ printer: 'first' }), printError: print.error },
    ...{ hear: () => void hear.run({}), hearError: hear.error, isHearing: view.hearing !== null },
    scannerTriedAt: Math.max(0, ...view.tests.filter((test) => test.device === 'scanner').map(({ at }) => at)),
  };
  return <DeviceDialog device={device} tries={tries} onClose={onClose} />;
}
