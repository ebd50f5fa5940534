import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../contract/staff-api.ts';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import table from '../parts/table.module.css';
import styles from './staff.module.css';
import type { StaffPerson } from './staff-words.ts';

const deciding = ['clerk', 'specialist', 'head'];

/** What this person has to do, to a colleague; and the counter nobody closed. */
export function PassOnForm({ view, person }: { view: StaffView; person: StaffPerson }) {
  const { t } = useTranslation();
  const colleagues = view.people.filter(
    ({ account, roleNow }) => account !== person.account && roleNow !== null && deciding.includes(roleNow),
  );
  const [to, setTo] = useState('');
  const [held, setHeld] = useState<Outputs['listHeldDossiers']>([]);
  const list = useRequest('listHeldDossiers');
  const { run } = list;
  const pass = useCommand('passOnDossiers');
  const free = useCommand('freeCounter');
  const { account, counter, holds } = person;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the number of them (`holds`) changes
  useEffect(() => {
    const state = { stale: false };
    void run({ account }).then((answer) => {
      if (!state.stale && answer.ok) setHeld(answer.value);
    });
    return () => {
      state.stale = true;
    };
  }, [run, account, holds]);
  const receiver = colleagues.find((each) => each.account === to);
  const submit = () => {
    if (receiver) pass.run({ from: account, to: receiver.account, dossiers: held.map(({ dossier }) => dossier) });
  };
  return (
    <section className={styles.block}>
      <h3>{t('office.staff.hasToDo')}</h3>
      {counter ? (
        <div className={styles.leaver}>
          <p>{t('office.staff.atCounter', { counter })}</p>
          <Button kind="quiet" pending={free.pending} onPress={() => free.run({ counter })}>
            {t('office.staff.freeCounter')}
          </Button>
        </div>
      ) : null}
      <ErrorText failure={free.error} />
      {held.length === 0 ? (
        <p className={styles.soft}>{t('office.staff.holdsNothing')}</p>
      ) : (
        <>
          <div className={table.scroll}>
            <table className={table.table}>
              <tbody>
                {held.map(({ dossier, code, procedureName, dueAt }) => (
                  <tr key={dossier}>
                    <td>
                      <p className={table.strong}>{code}</p>
                      <p className={table.soft}>{procedureName}</p>
                    </td>
                    <td className={table.end}>{localDateText(dueAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Choice
            label={t('office.staff.passTo')}
            value={to}
            options={[
              { value: '', text: t('office.staff.choose') },
              ...colleagues.map((each) => ({ value: each.account as string, text: each.name })),
            ]}
            onChange={setTo}
          />
          <ErrorText failure={pass.error ?? list.error} />
          <div>
            <Button pending={pass.pending} disabled={!receiver} onPress={submit}>
              {t('office.staff.passAll', { dossiers: held.length })}
            </Button>
          </div>
        </>
      )}
      {pass.error === null && pass.pending ? <Notice>{t('office.loading')}</Notice> : null}
    </section>
  );
}
