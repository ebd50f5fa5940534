import { useTranslation } from 'react-i18next';
import type { QueueView } from '../../contract/terminal-views.ts';
import { textIn } from '../i18n.ts';
import { BigTile } from '../ui/big-tile.tsx';
import { classes } from '../ui/classes.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import styles from './kiosk.module.css';
import { useKiosk } from './kiosk-context.ts';
import { closedSentence, openSentences } from './reception-says.ts';

/** A queue on its tile: sign, colour, letter, name, and truly whether it receives people now. */
export function QueueTile({ queue }: { readonly queue: QueueView }) {
  const { t, i18n } = useTranslation();
  const { view, person, asks, voices } = useKiosk();
  const closed = closedSentence(queue, view.day.date);
  const sentences = closed ? [closed] : openSentences(queue);
  const taking = person.asking === queue.id;
  return (
    <BigTile
      sign={queue.symbol}
      colour={queue.colour}
      letter={queue.id}
      name={textIn(i18n.language, queue.name)}
      busy={taking}
      lit={voices.lit === queue.id}
      closed={closed !== null}
      disabled={person.asking !== null}
      onTap={() => voices.press(queue.id, [{ texts: queue.name }, ...sentences], () => asks.takeNumber(queue.id))}
    >
      {taking ? (
        <span>{t('kiosk.issuing')}</span>
      ) : closed ? (
        <span className={styles.closedFact}>
          <Pictogram name="closed" className={styles.inlineSign} />
          <span>{t(closed.key, closed.values)}</span>
        </span>
      ) : (
        <OpenTile queue={queue} />
      )}
    </BigTile>
  );
}

/** How many wait, how long, how many numbers are left. On a tablet what one should know stands in their place. */
const figures = ['kiosk.tile.waiting', 'kiosk.tile.nobody', 'kiosk.tile.wait', 'kiosk.tile.places'] as const;

/** How many wait and how long; below, what one should know before coming in vain. */
function OpenTile({ queue }: { readonly queue: QueueView }) {
  const { t } = useTranslation();
  const sentences = openSentences(queue);
  const warning = sentences.find(({ key }) => !(figures as readonly string[]).includes(key));
  return (
    <>
      <span className={classes(styles.people, warning && styles.besideWarning)}>
        {sentences
          .filter((each) => each !== warning)
          .map(({ key, values }, place) => (
            <span key={key} className={place > 0 ? styles.quiet : undefined}>
              {key === 'kiosk.tile.wait' ? <Pictogram name="clock" className={styles.inlineSign} /> : null}
              {t(key, values)}
            </span>
          ))}
      </span>
      {warning ? (
        <strong className={classes(styles.warning, warning.key === 'kiosk.tile.tomorrow' && styles.urgent)}>
          {t(warning.key, warning.values)}
        </strong>
      ) : null}
    </>
  );
}
