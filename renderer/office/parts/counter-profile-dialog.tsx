import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { languages } from '../../../domain/languages.ts';
import { fields } from '../../../domain/procedures.ts';
import { textIn } from '../../i18n.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { Picks } from '../../ui/picks.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { useCommand } from '../../ui/use-command.ts';
import styles from './section.module.css';

/** What a counter usually serves, set once by the head. */
export function CounterProfileDialog(props: { view: OfficeView; counter: string; onClose: () => void }) {
  const { view, counter, onClose } = props;
  const { t, i18n } = useTranslation();
  const save = useCommand('setCounterProfile');
  const known = view.counters.find((each) => each.counter === counter)?.profile;
  const [queues, setQueues] = useState<readonly string[]>(known?.queues ?? view.queues.map(({ id }) => id));
  const [first, setFirst] = useState<readonly string[]>(known?.fields ?? []);
  const [spoken, setSpoken] = useState<readonly string[]>(known?.languages ?? []);
  const submit = async () => {
    const wish = { of: counter, queues: [...queues], fields: [...first], languages: [...spoken] };
    if ((await save.run(wish)).ok) onClose();
  };
  return (
    <StaffDialog title={t('office.counters.profileTitle', { counter })} onClose={onClose} wide>
      <p>{t('office.counters.profileHelp')}</p>
      <Picks
        label={t('office.counters.queues')}
        chosen={queues}
        options={view.queues.map((queue) => ({
          value: queue.id,
          text: (
            <span className={styles.inline}>
              <QueueMark queue={queue} /> {textIn(i18n.language, queue.name)}
            </span>
          ),
        }))}
        onChange={setQueues}
      />
      <Picks
        label={t('office.counters.fields')}
        chosen={first}
        options={fields.map((value) => ({ value, text: value }))}
        onChange={setFirst}
      />
      <Picks
        label={`${t('office.counters.languages')} · ${t('office.counters.languagesHelp')}`}
        chosen={spoken}
        options={languages.map(({ code, vietnameseName }) => ({ value: code, text: vietnameseName }))}
        onChange={setSpoken}
      />
      <ErrorText failure={save.error} />
      <Button kind="primary" onPress={submit} pending={save.pending} disabled={queues.length === 0}>
        {t('office.counters.save')}
      </Button>
    </StaffDialog>
  );
}
