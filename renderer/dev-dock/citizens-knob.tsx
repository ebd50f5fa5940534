import { useTranslation } from 'react-i18next';
import { ErrorText } from '../ui/notice.tsx';
import { useRequest } from '../ui/use-command.ts';
import { Device } from './device.tsx';
import { Knob } from './knob.tsx';

/** Invented people of a demonstration: so many a minute take a number. */
export function CitizensKnob({ perMinute }: { perMinute: number }) {
  const { t } = useTranslation();
  const turn = useRequest('setSimulatedCitizens');
  return (
    <Device name={t('paper.citizens')}>
      <Knob
        name={t('paper.perMinute')}
        value={String(perMinute)}
        positions={{ 0: t('paper.perMinute.none'), 2: '2', 6: '6', 20: '20' }}
        onTurn={(next) => turn.run({ perMinute: Number(next) })}
      />
      <ErrorText failure={turn.error} />
    </Device>
  );
}
