import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../station-client.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import table from '../parts/table.module.css';
import styles from './privacy.module.css';

type Trail = Extract<Outputs['readBreachTrail'], { ok: true }>['value'];

/** What the log says: how many are concerned, and who did what when, by codes. */
export function BreachTrail({ trail }: { readonly trail: Trail }) {
  const { t } = useTranslation();
  const { traces, total, dossiers, people, sealed, erased } = trail;
  return (
    <>
      <Notice>
        <p>{t('breach.count', { dossiers: numberText(dossiers), people: numberText(people) })}</p>
        {sealed > 0 ? <p>{t('breach.sealed', { sealed: numberText(sealed) })}</p> : null}
        {erased > 0 ? <p>{t('breach.erased', { erased: numberText(erased) })}</p> : null}
      </Notice>
      {total > traces.length ? <p>{t('breach.more', { shown: traces.length, total: numberText(total) })}</p> : null}
      {total === 0 ? (
        <p>{t('breach.noTrace')}</p>
      ) : (
        <div className={styles.long}>
          <table className={table.table}>
            <thead>
              <tr>
                {(['at', 'by', 'what', 'codes'] as const).map((column) => (
                  <th key={column}>{t(`breach.column.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {traces.map(({ at, by, pc, kind, codes, lines }, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a log, two of which may be alike
                <tr key={n}>
                  <td>{dateTimeText(at)}</td>
                  <td>
                    {by || t('breach.notice.nobody')} · {pc || t('doctor.tests.host')}
                  </td>
                  <td>{t(`breach.trail.${kind}`)}</td>
                  <td className={table.words}>
                    {[...codes, ...(lines > 0 ? [t('breach.notice.lines', { lines })] : [])].join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
