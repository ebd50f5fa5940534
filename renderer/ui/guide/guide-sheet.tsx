import { useTranslation } from 'react-i18next';
import type { ScreenKey } from '../../i18n.ts';
import { Button } from '../button.tsx';
import { KeyCap } from '../key-cap.tsx';
import { guideOf, type Row } from './guide-content.ts';
import styles from './guide-sheet.module.css';

/** The one page for the wall, as `npm run guide` writes it; here it can be printed too. */
export function GuideSheet() {
  const { t } = useTranslation();
  const guide = guideOf((key) => String(t(key as ScreenKey, { minutes: '{{minutes}}' } as never)));
  return (
    <div data-guide="true">
      <div className={styles.top}>
        <h3>{guide.title}</h3>
        <Button onPress={() => window.print()}>{t('guide.print')}</Button>
      </div>
      <div className={styles.columns}>
        {guide.keys.map(({ title, rows }) => (
          <section key={title}>
            <h4>{title}</h4>
            <dl className={styles.keys}>
              {rows.map(([cap, text]) => (
                <div key={cap}>
                  <dt>
                    <KeyCap>{cap}</KeyCap>
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {[guide.paths, guide.exercises, guide.troubles].map(({ title, rows }) => (
          <section key={title}>
            <h4>{title}</h4>
            <Rows rows={rows} />
          </section>
        ))}
      </div>
    </div>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <ul>
      {rows.map(([what, how]) => (
        <li key={what}>
          <strong>{what}</strong> {how}
        </li>
      ))}
    </ul>
  );
}
