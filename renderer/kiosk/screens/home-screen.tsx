import { useTranslation } from 'react-i18next';
import type { KioskView, QueueView } from '../../../contract/terminal-views.ts';
import type { PriorityCategory } from '../../../domain/ticket-words.ts';
import { textIn } from '../../i18n.ts';
import { BigTile } from '../../ui/big-tile.tsx';
import type { Theme } from '../../ui/display-settings.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import { BarButton } from '../bar-button.tsx';
import styles from '../kiosk.module.css';
import { KioskFrame } from '../kiosk-frame.tsx';

/** Home is also the screen of rest: one tap on a queue gives its number. */
export function HomeScreen(props: {
  readonly view: KioskView;
  readonly priority: PriorityCategory | null;
  readonly theme: Theme;
  /** The queue whose number is being taken. */
  readonly taking: string | null;
  readonly onQueue: (queue: string) => void;
  readonly onLanguage: (language: string) => void;
  readonly onPriority: () => void;
  readonly onTheme: (theme: Theme) => void;
}) {
  const { t, i18n } = useTranslation();
  const { view, priority, theme, taking } = props;
  const languages = view.point.languages.filter(
    ({ code, stages }) => stages.includes('kiosk') && i18n.hasResourceBundle(code, 'screen'),
  );
  return (
    <KioskFrame
      point={view.point}
      languages={languages.map(({ code, ownName }) => (
        <BarButton key={code} lang={code} pressed={i18n.language === code} onTap={() => props.onLanguage(code)}>
          {ownName}
        </BarButton>
      ))}
      bar={
        <>
          <BarButton
            sign={<Pictogram name={priority ?? 'elderly'} />}
            pressed={priority !== null}
            onTap={props.onPriority}
          >
            {t('kiosk.bar.priority')}
          </BarButton>
          <BarButton
            sign={<span className={styles.letters}>Aa</span>}
            pressed={theme === 'easy'}
            onTap={() => props.onTheme(theme === 'easy' ? 'normal' : 'easy')}
          >
            {t('kiosk.bar.easy')}
          </BarButton>
        </>
      }
    >
      <h1 className={styles.prompt}>
        {priority ? (
          <>
            <strong className={styles.priority}>
              {t('kiosk.home.promptPriority', { category: t(`ui.priority.${priority}`) })}
            </strong>{' '}
            <span className={styles.next}>{t('kiosk.home.promptPriorityNext')}</span>
          </>
        ) : (
          t('kiosk.home.prompt')
        )}
      </h1>
      <div className={styles.tiles} data-count={view.queues.length}>
        {view.queues.map((queue) => (
          <BigTile
            key={queue.id}
            sign={queue.symbol}
            colour={queue.colour}
            letter={queue.id}
            name={textIn(i18n.language, queue.name)}
            busy={taking === queue.id}
            disabled={taking !== null}
            onTap={() => props.onQueue(queue.id)}
          >
            {taking === queue.id ? <span>{t('kiosk.issuing')}</span> : <HowLong queue={queue} />}
          </BigTile>
        ))}
      </div>
    </KioskFrame>
  );
}

function HowLong({ queue }: { queue: QueueView }) {
  const { t } = useTranslation();
  const { waiting, expectedWait } = queue;
  return (
    <>
      <span>{waiting === 0 ? t('kiosk.tile.nobody') : t('kiosk.tile.waiting', { waiting })}</span>
      {expectedWait === null ? (
        <span className={styles.quiet}>{t('kiosk.tile.notServed')}</span>
      ) : waiting > 0 ? (
        <span className={styles.quiet}>
          <Pictogram name="clock" className={styles.clockSign} />
          {t('kiosk.tile.wait', expectedWait)}
        </span>
      ) : null}
    </>
  );
}
