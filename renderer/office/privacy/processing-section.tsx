import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { periodSource, processings } from '../../../domain/data/processing.ts';
import { Button } from '../../ui/button.tsx';
import { csvText } from '../../ui/csv-text.ts';
import { saveFile } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './privacy.module.css';

/** The register of processing, from the program's own table: what is kept, what for, how it ends, and what nobody has told us. */
export function ProcessingSection() {
  const { t } = useTranslation();
  const rows = processings.map((each) => rowOf(t, each));
  const save = () =>
    saveFile({
      ...{ name: 'so-hoat-dong-xu-ly-du-lieu.csv', type: 'text/csv' },
      base64: csvText(
        [t('office.processing.data'), t('office.processing.purpose'), t('office.processing.ends')],
        rows.map(({ data, purpose, ends, marks }) => [
          [data, ...marks.map(({ text }) => text)].join(' · '),
          purpose,
          ends,
        ]),
      ),
    });
  return (
    <Section title={t('office.processing.title')} note={<Button onPress={save}>{t('office.processing.save')}</Button>}>
      <p className={styles.soft}>{t('office.processing.help')}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('office.processing.data')}</th>
            <th>{t('office.processing.ends')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, data, purpose, ends, marks }) => (
            <tr key={id}>
              <td className={table.words}>
                <p className={table.strong}>{data}</p>
                <p className={table.soft}>{purpose}</p>
              </td>
              <td className={table.words}>
                <p>{ends}</p>
                {marks.map(({ tone, text }) => (
                  <StateBadge key={text} tone={tone}>
                    {text}
                  </StateBadge>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function rowOf(t: TFunction, { id, isSensitive, ends }: (typeof processings)[number]) {
  const sensitive = { tone: 'quiet' as const, text: t('office.processing.sensitive') };
  const unsourced = { tone: 'warn' as const, text: t('office.processing.unsourced') };
  return {
    id,
    data: t(`office.processing.data.${id}`),
    purpose: t(`office.processing.purpose.${id}`),
    ends: t(`office.processing.ends.${ends}`),
    marks: [...(isSensitive ? [sensitive] : []), ...(periodSource(ends) === 'unsourced' ? [unsourced] : [])],
  };
}
