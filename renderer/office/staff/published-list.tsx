import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../contract/staff-api.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { localDateText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './staff.module.css';

export type Published = StaffView['published'][number];

/** People the province says work here, of whom the head has to decide something: what it wrote is not typed again. */
export function PublishedList(props: {
  view: StaffView;
  /** Null: only the head does it. */
  onAdd: ((person: Published) => void) | null;
  onOpen: ((account: string) => void) | null;
}) {
  const { view, onAdd, onOpen } = props;
  const { t } = useTranslation();
  if (view.published.length === 0) return null;
  return (
    <Section title={t('office.staff.published')}>
      <p>{t('office.staff.publishedHelp')}</p>
      <table className={table.table}>
        <tbody>
          {view.published.map((person) => (
            <tr key={person.login}>
              <td>
                <p className={table.strong}>{person.name}</p>
                <p className={table.soft}>{person.login}</p>
              </td>
              <td>
                <p>{t(`office.role.${person.role}`)}</p>
                <p className={table.soft}>
                  {person.to
                    ? t('office.staff.fromTo', { from: localDateText(person.from), to: localDateText(person.to) })
                    : t('office.staff.fromOn', { from: localDateText(person.from) })}
                </p>
              </td>
              <td>
                <StateBadge tone={person.state === 'coming' ? 'busy' : 'warn'}>
                  {t(`office.staff.published.${person.state}`)}
                </StateBadge>
              </td>
              <td className={classes(table.end, styles.act)}>
                <Act {...{ person, onAdd, onOpen }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Act({
  person,
  onAdd,
  onOpen,
}: { person: Published } & Pick<Parameters<typeof PublishedList>[0], 'onAdd' | 'onOpen'>) {
  const { t } = useTranslation();
  const { account, name } = person;
  if (account !== null)
    return onOpen ? (
      <Button label={t('office.timetable.editOf', { place: name })} onPress={() => onOpen(account)}>
        {t('office.hours.edit')}
      </Button>
    ) : null;
  return onAdd ? (
    <Button label={t('office.staff.addOf', { name })} onPress={() => onAdd(person)}>
      {t('office.account.add')}
    </Button>
  ) : null;
}
