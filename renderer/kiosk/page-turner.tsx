import { useTranslation } from 'react-i18next';
import { BarButton } from './bar-button.tsx';
import styles from './kiosk.module.css';
import type { Pages } from './use-pages.ts';

/** Back and on through a list, in the bar; nothing when one page holds it. */
export function PageTurner({ pages }: { readonly pages: Pages<unknown> }) {
  const { t } = useTranslation();
  if (pages.pages === 1) return null;
  return (
    <>
      <BarButton
        label="kiosk.page.before"
        sign="arrow"
        signAlone
        backwards
        disabled={pages.page === 0}
        onTap={() => pages.turn(-1)}
      />
      <p className={styles.pageOf}>{t('kiosk.page.of', { page: pages.page + 1, pages: pages.pages })}</p>
      <BarButton
        label="kiosk.page.next"
        sign="arrow"
        signAlone
        disabled={pages.page === pages.pages - 1}
        onTap={() => pages.turn(1)}
      />
    </>
  );
}
