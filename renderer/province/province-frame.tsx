import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { StaffHeader } from '../ui/staff-header.tsx';
import { useAsked, useOfficer } from './officer-context.ts';
import { hrefOf, usePageAddress } from './page-address.ts';
import styles from './province-frame.module.css';
import { provincePages, provincePagesOf } from './province-pages.ts';
import { scopeText } from './scope-text.ts';

/** Header and tabs; below them the page of the address, or the first one that this officer may see. */
export function ProvinceFrame({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useTranslation();
  const { officer } = useOfficer();
  const live = useAsked('liveNumbers', {}, null);
  const pages = provincePagesOf(officer);
  const address = usePageAddress().page;
  const shown = pages.find(({ id }) => id === address) ?? pages[0] ?? provincePages[0];
  const forOthers = shown.id === address ? undefined : provincePages.find(({ id }) => id === address);
  const { Page } = shown;
  const heading = t(shown.title);
  useEffect(() => {
    document.title = `${heading} · Gần Dân`;
  }, [heading]);
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
            <a
              key={id}
              href={hrefOf(id)}
              className={styles.tab}
              {...(id === shown.id ? { 'aria-current': 'page' } : {})}
            >
              {t(title)}
            </a>
          ))}
        </nav>
      </div>
      <main className={styles.main} key={shown.id}>
        {forOthers ? (
          <Notice tone="warn">{t('province.page.notYours', { page: t(forOthers.title), name: officer.name })}</Notice>
        ) : null}
        <Page />
      </main>
    </div>
  );
}
