import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { PageTurner } from '../page-turner.tsx';
import rows from '../rows.module.css';
import { useRowsThatFit } from '../screen-room.ts';
import { useEntrance } from '../use-entrance.ts';
import type { Procedure } from '../use-needs.ts';
import { usePages } from '../use-pages.ts';

const rowMm = { panel: 30, tablet: 26 };
const takenMm = { panel: 110, tablet: 42 };

/** The procedures of one queue, a page at a time. Their names are law and Vietnamese in every language. */
export function ProceduresScreen({ procedures }: { readonly procedures: readonly Procedure[] }) {
  const { t } = useTranslation();
  const { send, voices } = useKiosk();
  const pages = usePages(procedures, useRowsThatFit(rowMm, takenMm));
  useEntrance(['kiosk.needs.procedure']);
  return (
    <KioskFrame
      bar={
        <>
          <BackButton />
          <PageTurner pages={pages} />
        </>
      }
    >
      <h1 className={styles.prompt}>{t('kiosk.needs.procedure')}</h1>
      <div className={rows.rows}>
        {pages.items.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            lang="vi"
            className={classes(rows.row, rows.rowButton, voices.lit === code && styles.lit)}
            onClick={() =>
              voices.press(code, [{ texts: { vi: name } }], () => send({ type: 'procedure-tapped', procedure: code }))
            }
          >
            <Pictogram name="needs" className={rows.rowSign} />
            <span className={rows.rowTitle}>{name}</span>
          </button>
        ))}
      </div>
    </KioskFrame>
  );
}
