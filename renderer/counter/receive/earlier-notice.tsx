import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../domain/person.ts';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { localDateText } from '../../ui/format.ts';
import { useRequest } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import type { DraftPerson } from './draft.ts';
import styles from './receive-screen.module.css';

type Earlier = NonNullable<Outputs['findEarlier']>;

/** The person was here before: telephone and address are taken over with one key, and that reading is recorded. */
export function EarlierNotice(props: {
  readonly applicant: DraftPerson;
  readonly active: boolean;
  readonly onTake: (earlier: Pick<Person, 'phone' | 'address'>) => void;
}) {
  const { applicant } = props;
  const { t } = useTranslation();
  const { run: find } = useRequest('findEarlier');
  const open = useRequest('openDossier');
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const { idNumber } = applicant;
  useEffect(() => {
    setEarlier(null);
    if (!/^\d{12}$/.test(idNumber)) return;
    const state = { stale: false };
    find({ idNumber }).then((answer) => {
      if (!state.stale && answer.ok) setEarlier(answer.value);
    });
    return () => {
      state.stale = true;
    };
  }, [idNumber, find]);
  const isWorth = earlier !== null && applicant.phone === '' && earlier.phoneTail !== '';
  const take = async () => {
    if (!earlier) return;
    const answer = await open.run({ dossier: earlier.dossier });
    if (answer.ok) props.onTake(answer.value.applicant);
  };
  useKeymap(props.active && isWorth ? { earlier: take } : {});
  if (!isWorth) return null;
  return (
    <div className={styles.earlier}>
      <p className={styles.hint}>
        {t('dossier.earlier.found', {
          date: localDateText(earlier.receivedAt),
          procedure: earlier.procedureName,
          tail: earlier.phoneTail,
        })}
      </p>
      <Button shortcut={capOf('earlier')} onPress={take} pending={open.pending}>
        {t('counter.key.earlier')}
      </Button>
    </div>
  );
}
