import { useTranslation } from 'react-i18next';
import type { QueueColour } from '../../../domain/queue.ts';
import { priorityCategories } from '../../../domain/ticket-words.ts';
import { BigTile } from '../../ui/big-tile.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { useEntrance } from '../use-entrance.ts';

/** One colour for all four: these are kinds of people, not queues. */
const colour: QueueColour = 'indigo';

export function PriorityScreen() {
  const { t } = useTranslation();
  const { send, voices } = useKiosk();
  useEntrance(['kiosk.priority.title']);
  return (
    <KioskFrame bar={<BackButton />}>
      <h1 className={styles.prompt}>{t('kiosk.priority.title')}</h1>
      <div className={styles.tiles} data-count={priorityCategories.length}>
        {priorityCategories.map((category) => (
          <BigTile
            key={category}
            sign={category}
            colour={colour}
            name={t(`ui.priority.${category}`)}
            lit={voices.lit === category}
            onTap={() =>
              voices.press(category, [`ui.priority.${category}`], () => send({ type: 'priority-tapped', category }))
            }
          />
        ))}
      </div>
    </KioskFrame>
  );
}
