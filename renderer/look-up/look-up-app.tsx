import i18next from 'i18next';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictogramName } from '../../domain/data/pictograms.ts';
import { setTexts, sourceLanguage } from '../i18n.ts';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { dateTimeText } from '../ui/format.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import { ask, type Found, looking, tokenIn } from './ask.ts';
import styles from './look-up.module.css';

const pictures: Readonly<Record<Found['what'], PictogramName>> = {
  ...{ received: 'tick', 'in-progress': 'clock', 'papers-missing': 'needs', 'payment-asked': 'certification' },
  ...{ 'result-ready': 'result', returned: 'tick', ended: 'closed' },
  ...{ asking: 'clock', 'no-token': 'scan', unknown: 'help', 'too-many': 'clock', away: 'warning' },
};

const tones: Readonly<Partial<Record<Found['what'], string | undefined>>> = {
  ...{ 'papers-missing': styles.act, 'payment-asked': styles.act, away: styles.act },
  ...{ 'result-ready': styles.good, returned: styles.good },
};

/** One picture, one sentence. Whoever holds the paper may know where it stands, and nothing else is here to be known. */
export function LookUpApp() {
  const { t, i18n } = useTranslation();
  const [found, setFound] = useState<Found>(looking);
  const asked = useRef(0);
  const look = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    setFound(looking);
    const answer = await ask(tokenIn(window.location.hash));
    if (mine === asked.current) setFound(answer);
  }, []);
  useEffect(() => {
    void look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [look]);
  const inEnglish = i18n.language === 'en';
  return (
    <main className={styles.page}>
      <BrocadeBand className={styles.band} />
      <header className={styles.header}>
        <h1 className={styles.title}>{t('lookUp.title')}</h1>
        <button type="button" className={styles.language} lang={inEnglish ? 'vi' : 'en'} onClick={switchLanguage}>
          {inEnglish ? 'Tiếng Việt' : 'English'}
        </button>
      </header>
      <section className={`${styles.answer} ${tones[found.what] ?? ''}`} role="status">
        <Pictogram name={pictures[found.what]} className={styles.picture} />
        <p className={styles.sentence}>{t(`lookUp.${found.what}`)}</p>
        {found.what === 'away' || found.what === 'too-many' ? (
          <button type="button" className={styles.language} onClick={look}>
            {t('lookUp.again')}
          </button>
        ) : null}
      </section>
      {found.asOf === null ? null : (
        <p className={styles.soft}>{t('lookUp.asOf', { time: dateTimeText(found.asOf) })}</p>
      )}
      <p className={styles.soft}>{t('lookUp.private')}</p>
    </main>
  );
}

/** Both languages that are whole are in the page; others are read at the centre, where their stage is open. */
async function switchLanguage(): Promise<void> {
  const next = i18next.language === 'en' ? sourceLanguage : 'en';
  if (next === 'en') {
    const [screen, errors, announcement] = await Promise.all([
      import('../../locales/en/screen.json'),
      import('../../locales/en/errors.json'),
      import('../../locales/en/announcement.json'),
    ]);
    setTexts('en', { screen: screen.default, errors: errors.default, announcement: announcement.default });
  }
  await i18next.changeLanguage(next);
}
