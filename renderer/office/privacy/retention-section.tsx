import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { localDateText, numberText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { readDate } from '../../ui/typed-date.ts';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { EraseDialog } from './erase-dialog.tsx';
import styles from './privacy.module.css';

type Old = Outputs['listToErase'];

/** What ended before a day that the centre's own table of retention names: the program decides no period. */
export function RetentionSection() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [old, setOld] = useState<{ readonly before: string; readonly of: Old } | null>(null);
  const [erasing, setErasing] = useState(false);
  const list = useRequest('listToErase');
  const date = readDate(typed);
  const isDay = date !== null && date.length === 10;
  const look = async (endedBefore: string) => {
    const answer = await list.run({ endedBefore });
    setOld(answer.ok ? { before: endedBefore, of: answer.value } : null);
  };
  const count = old ? old.of.dossiers.length + old.of.visits.length : 0;
  return (
    <Section title={t('office.privacy.retention')}>
      <p className={styles.soft}>{t('office.privacy.retentionHelp')}</p>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          if (isDay) void look(date);
        }}
      >
        <Field
          label={t('office.privacy.endedBefore')}
          help={t('office.privacy.dayHelp')}
          value={typed}
          onChange={setTyped}
          maxLength={10}
        />
        <Button type="submit" pending={list.pending} disabled={!isDay}>
          {t('office.privacy.list')}
        </Button>
      </form>
      <ErrorText failure={list.error} />
      {old && count === 0 ? <Notice>{t('office.privacy.noneOld', { day: localDateText(old.before) })}</Notice> : null}
      {old && count > 0 ? (
        <>
          <p>
            {t('office.privacy.someOld', {
              dossiers: numberText(old.of.dossiers.length),
              visits: numberText(old.of.visits.length),
            })}
          </p>
          <div className={styles.long}>
            <table className={table.table}>
              <tbody>
                {old.of.dossiers.map(({ dossier, code, endedOn }) => (
                  <tr key={dossier}>
                    <td>{code}</td>
                    <td className={table.whole}>{localDateText(endedOn)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Button onPress={() => setErasing(true)}>{t('office.privacy.eraseAll')}</Button>
        </>
      ) : null}
      {erasing && old ? (
        <EraseDialog
          dossiers={old.of.dossiers}
          visits={old.of.visits}
          why="retention-over"
          onClose={() => {
            setErasing(false);
            void look(old.before);
          }}
        />
      ) : null}
    </Section>
  );
}
