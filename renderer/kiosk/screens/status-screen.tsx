import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pictogram } from '../../ui/pictogram.tsx';
import { BarButton } from '../bar-button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import type { ScanAnswer } from '../kiosk-flow.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { Message } from '../message-screen.tsx';
import { statusWords } from '../status-sentence.ts';
import { useElapsed } from '../use-elapsed.ts';
import { useEntrance } from '../use-entrance.ts';
import styles from './status-screen.module.css';

/** So long it can be read by the one who stands in front; then it is covered from those behind. */
const openMs = 5_000;

function takeNumber(scan: ScanAnswer) {
  if (scan.kind === 'appointment') return 'kiosk.status.takeAppointment';
  const brings = scan.kind === 'dossier' && scan.state === 'waiting-supplement';
  return brings ? 'kiosk.status.takeSupplement' : 'kiosk.status.takeResult';
}

export function StatusScreen({ scan }: { readonly scan: ScanAnswer }) {
  const { t } = useTranslation();
  const { person, asks, voices } = useKiosk();
  const [shown, setShown] = useState(0);
  const isMasked = useElapsed(openMs, shown);
  const { sign, tone, title, more } = statusWords(scan);
  const says = [title, ...more];
  useEntrance(says);
  const canTakeNumber = 'canTakeNumber' in scan && scan.canTakeNumber;
  return (
    <KioskFrame bar={<BackButton />}>
      {isMasked ? (
        <h1 className={styles.masked}>
          <button type="button" className={styles.mask} onClick={() => setShown(shown + 1)}>
            <Pictogram name="closed" className={styles.sign} />
            {t('kiosk.status.masked')}
          </button>
        </h1>
      ) : (
        <Message sign={sign} {...(tone ? { tone } : {})} title={t(title.key, title.values)}>
          {more.map(({ key, values }) => (
            <p key={key}>{t(key, values)}</p>
          ))}
          {scan.kind === 'dossier' && scan.missing.length > 0 ? (
            <ul className={styles.missing}>
              {scan.missing.map(({ name, picture }) => (
                <li key={name}>
                  <Pictogram name={picture} className={styles.paper} />
                  {name}
                </li>
              ))}
            </ul>
          ) : null}
          <div className={styles.next}>
            {canTakeNumber ? (
              <BarButton
                label={takeNumber(scan)}
                sign="result"
                look="main"
                disabled={person.asking !== null}
                onTap={() => void asks.takeNumberByScan()}
              />
            ) : null}
            {person.speaker === 'off' ? (
              <BarButton label="kiosk.status.listen" sign="speaker" onTap={() => voices.say(says)} />
            ) : null}
          </div>
        </Message>
      )}
    </KioskFrame>
  );
}
