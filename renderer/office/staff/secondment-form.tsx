import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../contract/staff-api.ts';
import { accountRoles } from '../../../domain/roles.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './staff.module.css';
import type { StaffPerson } from './staff-words.ts';

/** Where somebody works as what from when to when; the last day ends it by itself. */
export function SecondmentForm({ view, person }: { view: StaffView; person: StaffPerson }) {
  const { t } = useTranslation();
  const [role, setRole] = useState(person.role);
  const [point, setPoint] = useState<string>(view.point);
  const [from, setFrom] = useState(typedDate(view.today));
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const make = useCommand('makeSecondment');
  const cut = useCommand('cutSecondment');
  const days = { from: dayOf(from), to: dayOf(to) };
  const isPoint = /^\d{5}-\d{1,2}$/.test(point);
  const submit = async () => {
    setTried(true);
    if (!days.from || !days.to || !isPoint) return;
    const { account } = person;
    const answer = await make.run({ account, role, point, from: days.from, to: days.to });
    if (!answer.ok) return;
    setTo('');
    setTried(false);
  };
  const known = person.secondments.filter(({ when }) => when !== 'past');
  const wrong = (day: string | null) => (tried && !day ? t('office.staff.dayWrong') : null);
  return (
    <section className={styles.block}>
      <h3>{t('office.staff.secondment')}</h3>
      {known.map((each) => (
        <div key={each.secondment} className={styles.leaver}>
          <p>
            {t('office.staff.fromTo', { from: localDateText(each.from), to: localDateText(each.to) })}
            {' · '}
            {t(`office.role.${each.role}`)}
            {each.point === view.point ? '' : ` · ${t('office.staff.elsewhere', { point: each.point })}`}
          </p>
          <Button
            kind="quiet"
            label={t('office.staff.endOf', { from: localDateText(each.from) })}
            pending={cut.pending}
            onPress={() => cut.run({ secondment: each.secondment, to: dayBefore(view.today) })}
          >
            {t('office.staff.end')}
          </Button>
        </div>
      ))}
      <ErrorText failure={cut.error} />
      <form
        className={styles.block}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className={styles.two}>
          <Field
            label={t('office.staff.from')}
            value={from}
            onChange={setFrom}
            error={wrong(days.from)}
            maxLength={10}
          />
          <Field
            label={t('office.staff.to')}
            help={t('office.staff.toHelp')}
            value={to}
            onChange={setTo}
            error={wrong(days.to)}
            maxLength={10}
          />
          <Choice
            label={t('office.account.role')}
            value={role}
            options={accountRoles.map((value) => ({ value, text: t(`office.role.${value}`) }))}
            onChange={setRole}
          />
          <Field
            label={t('office.staff.point')}
            value={point}
            onChange={setPoint}
            error={tried && !isPoint ? t('office.staff.pointWrong') : null}
            maxLength={8}
          />
        </div>
        <ErrorText failure={make.error} />
        <div>
          <Button type="submit" pending={make.pending}>
            {t('office.staff.second')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function dayOf(typed: string): string | null {
  const date = readDate(typed);
  return date && date.length === 10 ? date : null;
}

/** What was worked stays: it ends with yesterday. */
function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
