import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../ui/format.ts';
import { listenToHailers, type SaidAloud } from '../ui/voice/loud-hailer.ts';
import { shippedClipText } from '../ui/voice/shipped-clips.ts';
import { Device } from './device.tsx';
import styles from './paper-app.module.css';

const MOST_KEPT = 4;

/** What the pages of this browser said aloud, newest first, in the words of the recordings. */
export function Speaker() {
  const { t } = useTranslation();
  const [said, setSaid] = useState<readonly SaidAloud[]>([]);
  useEffect(() => listenToHailers((next) => setSaid((was) => [next, ...was].slice(0, MOST_KEPT))), []);
  return (
    <Device name={t('paper.speaker')}>
      {said.length === 0 ? <p className={styles.held}>{t('paper.speaker.silent')}</p> : null}
      <div role="log" aria-label={t('paper.speaker')}>
        <ol className={styles.said}>
          {said.map(({ page, at, utterances }) => (
            <li key={`${page} ${at}`}>
              <span className={styles.heardAt}>
                {timeText(at)} · {page}
              </span>{' '}
              {utterances.map(({ language, clips }) => (
                <q key={`${language} ${clips.join(' ')}`} lang={language}>
                  {clips.map((clip) => shippedClipText(language, clip) ?? clip).join(' ')}
                </q>
              ))}
            </li>
          ))}
        </ol>
      </div>
    </Device>
  );
}
