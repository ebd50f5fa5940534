import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { priorityCategories } from '../../../domain/ticket-words.ts';
import { classes } from '../../ui/classes.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import { useFit } from '../../ui/use-fit.ts';
import { BarButton } from '../bar-button.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import { LanguageButtons } from '../language-buttons.tsx';
import { OtherErrands } from '../other-errands.tsx';
import { QueueTile } from '../queue-tile.tsx';
import { useRoom } from '../use-room.ts';

/** Home is also the screen of rest: one tap on a queue gives its number. */
export function HomeScreen() {
  const { t } = useTranslation();
  const { view, person } = useKiosk();
  const { priority } = person;
  const side = useFit<HTMLDivElement>();
  const home = useRoom();
  return (
    <KioskFrame languages={<LanguageButtons />} bar={<PriorityButtons />}>
      <h1 className={styles.prompt}>
        {priority ? (
          <>
            <strong className={styles.priority}>
              {priority === 'goes-first' ? (
                <KindsOfPriority />
              ) : (
                t('kiosk.home.promptPriority', { category: t(`kiosk.priority.short.${priority}`) })
              )}
            </strong>{' '}
            <span className={styles.next}>{t('kiosk.home.promptPriorityNext')}</span>
          </>
        ) : (
          t('kiosk.home.prompt')
        )}
      </h1>
      <div ref={home} className={styles.home}>
        <div className={styles.tiles} data-count={view.queues.length}>
          {view.queues.map((queue) => (
            <QueueTile key={queue.id} queue={queue} />
          ))}
        </div>
        <div ref={side} className={styles.side}>
          <p className={styles.scanHint}>
            <Pictogram name="scan" className={styles.scanSign} />
            <span>{t('kiosk.home.scan')}</span>
          </p>
          <OtherErrands />
        </div>
      </div>
    </KioskFrame>
  );
}

/** Who goes first, in pictures: a tablet has no room for the words. */
function KindsOfPriority() {
  const { t } = useTranslation();
  return (
    <>
      {t('kiosk.bar.priority')}
      <span className={styles.kinds} role="img" aria-label={priorityCategories.map(nameOf(t)).join(', ')}>
        {priorityCategories.map((category) => (
          <Pictogram key={category} name={category} className={styles.kind} />
        ))}
      </span>
    </>
  );
}

const nameOf = (t: TFunction) => (category: (typeof priorityCategories)[number]) => t(`ui.priority.${category}`);

/**
 * On a panel the four kinds of priority stand on home, one tap each. A tablet has room for one button, and K1 allows one
 * tap: it says that one goes first, and shows (in speaker mode: says) for whom that is; which kind it is, the clerk sees.
 */
function PriorityButtons() {
  const { t } = useTranslation();
  const { person, send } = useKiosk();
  const { priority } = person;
  return (
    <>
      <section className={classes(styles.group, styles.onPanel)} aria-labelledby="who-goes-first">
        <p className={styles.groupName} id="who-goes-first">
          {t('kiosk.bar.priority')}
        </p>
        {priorityCategories.map((category) => (
          <BarButton
            key={category}
            label={`kiosk.priority.short.${category}`}
            says={[`ui.priority.${category}`]}
            sign={category}
            pressed={priority === category}
            onTap={() => send({ type: 'priority-tapped', category: priority === category ? null : category })}
          />
        ))}
      </section>
      <BarButton
        label="kiosk.bar.priority"
        says={['kiosk.bar.priority', ...priorityCategories.map((category) => `ui.priority.${category}` as const)]}
        sign={priority === null || priority === 'goes-first' ? 'elderly' : priority}
        pressed={priority !== null}
        className={styles.onTablet}
        onTap={() => send({ type: 'priority-tapped', category: priority ? null : 'goes-first' })}
      />
      <BarButton
        label="kiosk.bar.more"
        sign="more"
        className={styles.onTablet}
        onTap={() => send({ type: 'more-asked' })}
      />
    </>
  );
}
