import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import { LanguageSection } from '../languages/language-section.tsx';
import styles from '../languages/languages.module.css';
import type { OfficePageProps } from '../office-page.ts';

/** How far each language is, translators' files out and in, and the stages that citizens meet. */
export function LanguagesScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchLanguages', {});
  if (!view) return <Notice>{t('office.languages.loading')}</Notice>;
  return (
    <>
      <div className={styles.intro}>
        <p>{t('office.languages.intro')}</p>
        <p>{t('office.languages.native')}</p>
      </div>
      <div className={styles.sections}>
        {view.languages.map((language) => (
          <LanguageSection
            key={language.code}
            language={language}
            today={view.today}
            isHead={account.role === 'head'}
          />
        ))}
      </div>
    </>
  );
}
