import { useTranslation } from 'react-i18next';
import type { KioskView } from '../../../contract/terminal-views.ts';
import type { QueueColour } from '../../../domain/queue.ts';
import { type PriorityCategory, priorityCategories } from '../../../domain/ticket-words.ts';
import { BigTile } from '../../ui/big-tile.tsx';
import { Pictogram } from '../../ui/pictogram.tsx';
import { BarButton } from '../bar-button.tsx';
import styles from '../kiosk.module.css';
import { KioskFrame } from '../kiosk-frame.tsx';

/** One colour for all four: these are kinds of people, not queues. */
const colour: QueueColour = 'indigo';

export function PriorityScreen(props: {
  readonly view: KioskView;
  readonly onChoose: (category: PriorityCategory) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation();
  return (
    <KioskFrame
      point={props.view.point}
      bar={
        <BarButton sign={<Pictogram name="arrow" className={styles.backwards} />} onTap={props.onBack}>
          {t('kiosk.bar.back')}
        </BarButton>
      }
    >
      <h1 className={styles.prompt}>{t('kiosk.priority.title')}</h1>
      <div className={styles.tiles} data-count={priorityCategories.length}>
        {priorityCategories.map((category) => (
          <BigTile
            key={category}
            sign={category}
            colour={colour}
            name={t(`ui.priority.${category}`)}
            onTap={() => props.onChoose(category)}
          />
        ))}
      </div>
    </KioskFrame>
  );
}
