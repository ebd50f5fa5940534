import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import { AccountDialog } from '../parts/account-dialog.tsx';
import { Section } from '../parts/section.tsx';
import { LeavingList } from '../staff/leaving-list.tsx';
import { PeopleTable } from '../staff/people-table.tsx';
import { PersonDialog } from '../staff/person-dialog.tsx';
import { type Published, PublishedList } from '../staff/published-list.tsx';
import styles from '../staff/staff.module.css';

/** The people of the centre: who is here as what until when, and what has to change hands before somebody leaves. */
export function StaffScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchStaff', {});
  // as the province wrote somebody down, or an empty form
  const [adding, setAdding] = useState<Published | 'new' | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  const isHead = account.role === 'head';
  const person = view.people.find((each) => each.account === chosen);
  return (
    <div className={styles.page}>
      <LeavingList view={view} onOpen={isHead ? setChosen : null} />
      <PublishedList view={view} onAdd={isHead ? setAdding : null} onOpen={isHead ? setChosen : null} />
      <Section
        title={t('office.staff.people')}
        note={isHead ? <Button onPress={() => setAdding('new')}>{t('office.account.add')}</Button> : null}
      >
        <PeopleTable view={view} onOpen={isHead ? setChosen : null} />
      </Section>
      {adding ? (
        <AccountDialog today={view.today} said={adding === 'new' ? null : adding} onClose={() => setAdding(null)} />
      ) : null}
      {person ? <PersonDialog view={view} person={person} onClose={() => setChosen(null)} /> : null}
    </div>
  );
}
