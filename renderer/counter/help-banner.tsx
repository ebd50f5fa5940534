import { useTranslation } from 'react-i18next';
import type { HelpAsked } from '../../contract/moment-views.ts';
import { useNow } from '../ui/clock.tsx';
import { stopwatchText } from '../ui/elapsed.ts';
import { ErrorText } from '../ui/notice.tsx';
import { Pictogram } from '../ui/pictogram.tsx';
import { useCommand } from '../ui/use-command.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useHelpAlarm } from './help-alarm.ts';
import styles from './help-banner.module.css';
import { capOf, keysOf } from './keymap.ts';

/**
 * Somebody at a kiosk waits for a person: over whatever is shown, with sound, answered by one key. It lies above open
 * questions too (`data-react-aria-top-layer`), which stay as they were.
 */
export function HelpBanner({ asked, counter }: { readonly asked: readonly HelpAsked[]; readonly counter: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const answer = useCommand('answerHelp');
  useHelpAlarm(asked.length > 0);
  const [first] = asked;
  const go = () => {
    if (first) answer.run({ help: first.help, counter });
  };
  useKeys(first ? [{ keys: keysOf('help'), run: go }] : []);
  if (!first) return null;
  return (
    <section className={styles.banner} aria-label={t('counter.help.title')} data-react-aria-top-layer="true">
      <Pictogram name="help" className={styles.sign} />
      <div className={styles.words}>
        <p className={styles.title} role="alert">
          {t('counter.help.title')}
        </p>
        <p className={styles.since}>
          {t('counter.help.since', { time: stopwatchText(first.askedAt, now) })}
          {asked.length > 1 ? ` · ${t('counter.help.more', { count: asked.length - 1 })}` : ''}
        </p>
      </div>
      <button
        type="button"
        className={styles.go}
        onClick={go}
        // A click leaves the focus where the clerk was typing; the button goes away with the answer.
        onMouseDown={(event) => event.preventDefault()}
        aria-keyshortcuts={capOf('help')}
      >
        {t('counter.help.go')}
        <kbd className={styles.key}>{capOf('help')}</kbd>
      </button>
      <ErrorText failure={answer.error} />
    </section>
  );
}
