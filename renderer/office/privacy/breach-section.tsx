import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BreachView } from '../../../contract/breach-api.ts';
import type { AccountRole } from '../../../domain/roles.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import { BreachCard } from './breach-card.tsx';
import { type BreachList, OpenBreachDialog } from './open-breach-dialog.tsx';
import styles from './privacy.module.css';

/** As often as the hours that are left are counted anew. */
const AGAIN_MS = 60_000;

/** People's data may be in wrong hands: put down at once, then led; the clock of the notice stands above everything. */
export function BreachSection({ role }: { readonly role: AccountRole }) {
  const { t } = useTranslation();
  const [list, setList] = useState<BreachList | null>(null);
  const [opening, setOpening] = useState(false);
  const { run, error } = useRequest('listBreaches');
  const look = async () => {
    const answer = await run({});
    if (answer.ok) setList(answer.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the page opens, and each minute
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const isClosed = ({ steps }: BreachView) => steps.some(({ step, at }) => step === 'closed' && at !== null);
  const breaches = (list?.breaches ?? []).toSorted((a, b) => Number(isClosed(a)) - Number(isClosed(b)));
  return (
    <Section
      title={t('breach.title')}
      note={
        <Button kind="danger" disabled={list === null} onPress={() => setOpening(true)}>
          {t('breach.open')}
        </Button>
      }
    >
      <p className={styles.soft}>{t('breach.help')}</p>
      <ErrorText failure={error} ofPress={false} />
      {list !== null && breaches.length === 0 ? <Notice>{t('breach.none')}</Notice> : null}
      <ul className={styles.list}>
        {breaches.map((breach) => (
          <BreachCard
            key={breach.breach}
            view={breach}
            now={list?.now ?? 0}
            role={role}
            onChanged={() => void look()}
          />
        ))}
      </ul>
      {opening && list ? (
        <OpenBreachDialog
          list={list}
          onClose={() => {
            setOpening(false);
            void look();
          }}
        />
      ) : null}
    </Section>
  );
}
