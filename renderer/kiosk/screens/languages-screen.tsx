import { useTranslation } from 'react-i18next';
import styles from '../kiosk.module.css';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { LanguageButton, useOfferedLanguages } from '../language-buttons.tsx';

/** Where a tablet has no room for all of them beside the tiles. */
export function LanguagesScreen() {
  const { t } = useTranslation();
  const offered = useOfferedLanguages();
  return (
    <KioskFrame bar={<BackButton />}>
      <h1 className={styles.prompt}>{t('kiosk.language.choose')}</h1>
      <div className={styles.choices}>
        {offered.map(({ code, ownName }) => (
          <LanguageButton key={code} code={code} ownName={ownName} />
        ))}
      </div>
    </KioskFrame>
  );
}
