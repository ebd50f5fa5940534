import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '../station-client.ts';
import { classes } from '../ui/classes.ts';
import { ErrorText } from '../ui/notice.tsx';
import { useRequest } from '../ui/use-command.ts';
import styles from './paper-app.module.css';

type Knobs = Inputs['setSimulatedPrinter'];

/** Cover, paper, power: turned here as a hand would on the device. */
export function PrinterKnobs() {
  const { t } = useTranslation();
  const turn = useRequest('setSimulatedPrinter');
  const [knobs, setKnobs] = useState<Knobs>({ cover: 'closed', paper: 'loaded', power: 'on' });
  const set = async (change: Partial<Knobs>) => {
    const next = { ...knobs, ...change };
    const answer = await turn.run(next);
    if (answer.ok) setKnobs(next);
  };
  return (
    <section className={styles.knobs} aria-label={t('paper.knobs')}>
      <h2 className={styles.knobsTitle}>{t('paper.knobs')}</h2>
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
    </section>
  );
}

function Knob<Position extends string>(props: {
  readonly name: string;
  readonly value: Position;
  readonly positions: Readonly<Record<Position, string>>;
  readonly onTurn: (position: Position) => void;
}) {
  const choices = Object.entries(props.positions) as [Position, string][];
  return (
    <fieldset className={styles.knob}>
      <legend>{props.name}</legend>
      {choices.map(([choice, text]) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === props.value}
          className={classes(styles.position, choice === props.value && styles.on)}
          onClick={() => props.onTurn(choice)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
