import { useTranslation } from 'react-i18next';
import { provinceTone } from '../ui/machine-states.tsx';
import { ErrorText } from '../ui/notice.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useRequest } from '../ui/use-command.ts';
import type { ViewOf } from '../ui/use-live.ts';
import { Device } from './device.tsx';
import { Knob } from './knob.tsx';

type Road = NonNullable<ViewOf<'watchPaper'>['road']>;

/** The network between this point and the province: open, slow, or cut. */
export function RoadKnobs({ road }: { road: Road }) {
  const { t } = useTranslation();
  const turn = useRequest('setSimulatedRoad');
  const { state, condition } = road;
  return (
    <Device
      name={t('paper.road')}
      state={<StateBadge tone={provinceTone(state)}>{t(`office.province.${state}`)}</StateBadge>}
    >
      <Knob
        name={t('paper.network')}
        value={condition}
        positions={{
          open: t('paper.network.open'),
          slow: t('paper.network.slow'),
          cut: t('paper.network.cut'),
        }}
        onTurn={(next) => turn.run({ condition: next })}
      />
      <ErrorText failure={turn.error} />
    </Device>
  );
}
