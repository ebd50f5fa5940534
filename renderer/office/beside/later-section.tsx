import { useTranslation } from 'react-i18next';
import type { BesideView } from '../../../contract/beside-api.ts';
import { localDateText } from '../../ui/format.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';

/** What the provincial system has not been told of, the oldest first. Counters tick it off. */
export function LaterSection({ view }: { view: BesideView }) {
  const { t } = useTranslation();
  const more = view.waiting - view.enterLater.length;
  return (
    <Section title={t('office.beside.later')}>
      {view.enterLater.length === 0 ? (
        <p>{t('office.beside.laterNone')}</p>
      ) : (
        <table className={table.table}>
          <tbody>
            {view.enterLater.map(({ dossier, code, procedureName, receivedAt }) => (
              <tr key={dossier}>
                <td>
                  <p className={table.strong}>{code}</p>
                  <p className={table.soft}>{procedureName}</p>
                </td>
                <td className={table.end}>
                  {receivedAt.slice(11)} {localDateText(receivedAt.slice(0, 10))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more > 0 ? <p>{t('counter.enterLater.more', { count: more })}</p> : null}
    </Section>
  );
}
