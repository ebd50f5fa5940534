import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterView } from '../../contract/terminal-views.ts';
import type { Inputs } from '../station-client.ts';
import { printerTone } from '../ui/machine-states.tsx';
import { ErrorText } from '../ui/notice.tsx';
import { StateBadge } from '../ui/state-badge.tsx';
import { useRequest } from '../ui/use-command.ts';
import { Device } from './device.tsx';
import { Knob } from './knob.tsx';

type Knobs = Omit<Inputs['setSimulatedPrinter'], 'place'>;

/** Cover, paper, power: turned here as a hand would on the device. */
export function PrinterKnobs({ place, state }: { place: 'first' | 'second'; state: PrinterView['state'] }) {
  const { t } = useTranslation();
  const turn = useRequest('setSimulatedPrinter');
  const [knobs, setKnobs] = useState(() => knobsAt(state));
  const set = async (change: Partial<Knobs>) => {
    const next = { ...knobs, ...change };
    const answer = await turn.run({ place, ...next });
    if (answer.ok) setKnobs(next);
  };
  return (
    <Device
      name={t(`paper.${place}`)}
      state={<StateBadge tone={printerTone(state)}>{t(`ui.printer.${state}`)}</StateBadge>}
    >
      <Knob
        name={t('paper.cover')}
        value={knobs.cover}
        positions={{ closed: t('paper.cover.closed'), open: t('paper.cover.open') }}
        onTurn={(cover) => set({ cover })}
      />
      <Knob
        name={t('paper.paper')}
        value={knobs.paper}
        positions={{ loaded: t('paper.paper.loaded'), low: t('paper.paper.low'), out: t('paper.paper.out') }}
        onTurn={(paper) => set({ paper })}
      />
      <Knob
        name={t('paper.power')}
        value={knobs.power}
        positions={{ on: t('paper.power.on'), off: t('paper.power.off') }}
        onTurn={(power) => set({ power })}
      />
      <ErrorText failure={turn.error} />
    </Device>
  );
}

/** Where a printer's state says that a hand has been before this page was opened. */
function knobsAt(state: PrinterView['state']): Knobs {
  return {
    cover: state === 'cover-open' ? 'open' : 'closed',
    paper: state === 'no-paper' ? 'out' : state === 'paper-low' ? 'low' : 'loaded',
    power: state === 'disconnected' ? 'off' : 'on',
  };
}
