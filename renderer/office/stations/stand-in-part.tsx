import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationView } from '../../../contract/stations-api.ts';
import { mayStandIn } from '../../../domain/station.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** Whether this PC receives a copy of everything: the first press says what that means, the second does it. */
export function StandInPart({ station, onDone }: { readonly station: StationView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const choose = useCommand('chooseStandIn');
  const [sure, setSure] = useState(false);
  const isChosen = station.copy !== null;
  if (!isChosen && !mayStandIn(station)) return null;
  const press = async () => {
    if (!sure) return setSure(true);
    if ((await choose.run({ station: isChosen ? null : station.station })).ok) onDone();
  };
  const means = isChosen ? 'office.stations.unchooseMeans' : 'office.stations.chooseMeans';
  return (
    <>
      {sure ? <p role="alert">{t(means, { name: station.name })}</p> : null}
      <ErrorText failure={choose.error} />
      <div>
        <Button onPress={press} pending={choose.pending}>
          {t(isChosen ? 'office.stations.unchoose' : sure ? 'office.stations.chooseSure' : 'office.stations.choose')}
        </Button>
      </div>
    </>
  );
}
