import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../../contract/stations-api.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { StandInPart } from './stand-in-part.tsx';
import { isComplete, StationFields, type TypedStation } from './station-fields.tsx';
import styles from './stations.module.css';

/** What a PC is called and may open from now on; or that it is let in no more. */
export function StationDialog(props: {
  readonly station: StationView;
  readonly counters: readonly string[];
  readonly onClose: () => void;
}) {
  const { station, counters, onClose } = props;
  const { t } = useTranslation();
  const save = useCommand('setStationRoles');
  const remove = useCommand('removeStation');
  const [typed, setTyped] = useState<TypedStation>(station);
  const [sure, setSure] = useState(false);
  const submit = async () => {
    const { name, roles, counters: at } = typed;
    const wish = { station: station.station, name, roles: [...roles], counters: [...at] };
    if ((await save.run(wish)).ok) onClose();
  };
  const sendAway = async () => {
    if (!sure) return setSure(true);
    if ((await remove.run({ station: station.station })).ok) onClose();
  };
  return (
    <StaffDialog title={station.name} onClose={onClose} wide>
      <StationFields typed={typed} counters={counters} onChange={setTyped} />
      <p>{t('office.stations.cutNow')}</p>
      <ErrorText failure={save.error ?? remove.error} />
      <StandInPart station={station} onDone={onClose} />
      {sure ? <p role="alert">{t('office.stations.removeMeans', { name: station.name })}</p> : null}
      <div className={styles.buttons}>
        <Button kind="primary" onPress={submit} pending={save.pending} disabled={!isComplete(typed)}>
          {t('office.stations.save')}
        </Button>
        <Button kind="danger" onPress={sendAway} pending={remove.pending}>
          {t(sure ? 'office.stations.removeSure' : 'office.stations.remove')}
        </Button>
      </div>
    </StaffDialog>
  );
}
