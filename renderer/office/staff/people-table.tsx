import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../contract/staff-api.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { localDateText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import table from '../parts/table.module.css';
import styles from './staff.module.css';
import { languagesText, type StaffPerson } from './staff-words.ts';

export function PeopleTable({ view, onOpen }: { view: StaffView; onOpen: ((account: string) => void) | null }) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('office.account.name')}</th>
          <th>{t('office.account.role')}</th>
          <th>{t('office.staff.when')}</th>
          <th>{t('office.staff.speaks')}</th>
          <th>{t('office.staff.hasToDo')}</th>
          {onOpen ? <td className={table.end} /> : null}
        </tr>
      </thead>
      <tbody>
        {view.people.map((person) => (
          <tr key={person.account} className={person.isActive ? undefined : styles.gone}>
            <td>
              <p className={table.strong}>{person.name}</p>
              <p className={table.soft}>{person.login}</p>
            </td>
            <td>
              <RoleNow person={person} />
            </td>
            <td>
              <When person={person} point={view.point} />
            </td>
            <td>{languagesText(person.languages)}</td>
            <td className={table.words}>
              {person.holds > 0 ? <p>{t('office.staff.dossiers', { dossiers: person.holds })}</p> : null}
              {person.counter ? <p>{t('office.staff.atCounter', { counter: person.counter })}</p> : null}
            </td>
            {onOpen ? (
              <td className={classes(table.end, styles.act)}>
                <Button
                  label={t('office.timetable.editOf', { place: person.name })}
                  onPress={() => onOpen(person.account)}
                >
                  {t('office.hours.edit')}
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RoleNow({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const { role, roleNow, isActive, isPasswordOnce } = person;
  if (!isActive) return <StateBadge>{t('office.staff.inactive')}</StateBadge>;
  return (
    <>
      <p className={table.strong}>{t(`office.role.${roleNow ?? role}`)}</p>
      {roleNow === null ? <StateBadge tone="warn">{t('office.staff.notHere')}</StateBadge> : null}
      {roleNow !== null && roleNow !== role ? (
        <p className={table.soft}>{t('office.staff.usually', { role: t(`office.role.${role}`) })}</p>
      ) : null}
      {isPasswordOnce ? <p className={table.soft}>{t('office.staff.passwordOnce')}</p> : null}
    </>
  );
}

function When({ person, point }: { person: StaffPerson; point: string }) {
  const { t } = useTranslation();
  const { isGuest, isActive, secondments } = person;
  if (!isActive) return null;
  const shown = secondments.filter(({ when }) => when !== 'past');
  if (shown.length === 0) return t(isGuest ? 'office.staff.over' : 'office.staff.stays');
  return (
    <ul className={styles.times}>
      {shown.map((each) => (
        <li key={each.secondment}>
          <p>{t('office.staff.fromTo', { from: localDateText(each.from), to: localDateText(each.to) })}</p>
          <p className={table.soft}>
            {t(`office.role.${each.role}`)}
            {each.point === point ? '' : ` · ${t('office.staff.elsewhere', { point: each.point })}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
