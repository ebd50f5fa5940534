import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../contract/terminal-views.ts';
import { classes } from '../ui/classes.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import { widthEm } from './board-layout.ts';
import styles from './hero-call.module.css';
import pulse from './pulse.module.css';
import { queueLook } from './queue-look.ts';
import type { BoardCall } from './use-announcer.ts';

/** The large field: the number, an arrow, the counter. Pulses once a second for six seconds when the call is new. */
export function HeroCall(props: {
  readonly call: BoardCall | null;
  readonly queues: readonly QueueView[];
  readonly isNew: boolean;
  readonly isSaid: boolean;
}) {
  const { t } = useTranslation();
  const { call, queues, isNew, isSaid } = props;
  if (!call) {
    return (
      <section className={classes(styles.hero, styles.noCall)}>
        <p className={styles.noCallText}>{t('board.noCalls')}</p>
        <p>{t('board.noCallsHint')}</p>
      </section>
    );
  }
  const { symbol, style } = queueLook(queues, call.queue);
  const look = { ...style, '--number-em': widthEm(call.number) } as CSSProperties;
  return (
    <section
      className={classes(styles.hero, isNew && pulse.pulse)}
      style={look}
      aria-live="assertive"
      data-said={isSaid || undefined}
    >
      <p className={styles.heroTop}>
        <Pictogram name={symbol} className={styles.heroSymbol} />
        <span>{t(call.recall ? 'board.recall' : 'board.nowCalling')}</span>
        <Pictogram name="speaker" className={classes(styles.heroSymbol, !isSaid && styles.unheard)} />
      </p>
      <p className={styles.heroNumber}>{call.number}</p>
      <p className={styles.heroCounter}>
        <Pictogram name="arrow" className={styles.heroArrow} />
        <span className={styles.heroWord}>{t('board.counter')}</span>
        <strong className={styles.heroDigit}>{call.counter}</strong>
      </p>
    </section>
  );
}
