import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { isPersonName } from '../../../domain/person.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import styles from './search-screen.module.css';

const receivers = ['applicant', 'authorised'] as const;

/** Who takes the result: the applicant, or somebody authorised whose name is written down. */
export function ReturnForm(props: { line: DossierLine; view: CounterView; onDone: () => void; onCancel: () => void }) {
  const { line, view } = props;
  const { t } = useTranslation(['screen', 'errors']);
  const [to, setTo] = useState<(typeof receivers)[number]>('applicant');
  const [receiver, setReceiver] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const returnResult = useCommand('returnResult');
  const name = to === 'applicant' ? line.name : receiver.trim();
  const nameWrong = to === 'authorised' && !isPersonName(name);

  const save = async () => {
    setTried(true);
    if (nameWrong) return;
    const ticket = view.current?.state === 'serving' ? view.current.ticket : null;
    const answer = await returnResult.run({
      counter: view.counter,
      dossier: line.dossier,
      ticket,
      to,
      receiver: name,
      note,
    });
    if (answer.ok) props.onDone();
  };
  useKeymap({ save });

  return (
    <div className={styles.returning}>
      <Choice
        label={t('dossier.return.to')}
        value={to}
        options={receivers.map((value) => ({ value, text: t(`dossier.return.${value}`) }))}
        onChange={setTo}
      />
      {to === 'authorised' ? (
        <Field
          label={t('dossier.return.receiver')}
          name="receiver"
          value={receiver}
          onChange={setReceiver}
          error={tried && nameWrong ? t('errors:name-invalid') : null}
          maxLength={80}
          autoFocus
        />
      ) : null}
      <Field label={t('dossier.receive.note')} name="return-note" value={note} onChange={setNote} maxLength={500} />
      <ErrorText failure={returnResult.error} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={returnResult.pending}>
          {t('dossier.return.submit')}
        </Button>
        <Button kind="quiet" size="large" onPress={props.onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}
