import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useAsked, useOfficer } from './officer-context.ts';
import styles from './province-frame.module.css';
import { provincePages, provincePagesOf } from './province-pages.ts';
import { scopeText } from './scope-text.ts';

/** Header and tabs; below them the page that was chosen. */
export function ProvinceFrame({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const live = useAsked('liveNumbers', {}, null);
  const pages = provincePagesOf(officer);
  const [page, setPage] = useState((pages[0] ?? provincePages[0]).id);
  const { Page } = pages.find(({ id }) => id === page) ?? provincePages[0];
  const isAgent = officer.role === 'post-agent';
  return (
    <div className={styles.page}>
      <div>
        <StaffHeader
          place={officer.commune ? scopeText(t, officer.commune) : t('province.title')}
          centre={officer.commune ? t('province.centreOf') : t('province.subtitle')}
          demonstration={live.value?.demonstration ?? false}
          states={null}
          actions={
            isAgent ? (
              <Button kind="quiet" onPress={() => window.location.assign('/post.html')}>
                {t('province.toPost')}
              </Button>
            ) : null
          }
          account={officer.name}
          onSignOut={onSignOut}
        />
        <nav className={styles.tabs} aria-label={t('province.pages')}>
          {pages.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className={styles.tab}
              onClick={() => setPage(id)}
              {...(id === page ? { 'aria-current': 'page' } : {})}
            >
              {t(title)}
            </button>
          ))}
        </nav>
      </div>
      <main className={styles.main} key={page}>
        <Page />
      </main>
    </div>
  );
}
