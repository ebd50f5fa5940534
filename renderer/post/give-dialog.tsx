import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostOfficeView, PostRow } from '../../contract/post-office-api.ts';
import { DossierId } from '../../domain/ids.ts';
import { isPersonName, parseCardQr, parseTypedCard } from '../../domain/person.ts';
import { type FailedDelivery, failedDeliveries } from '../../domain/post-events.ts';
import { codeOf } from '../../domain/signed-code.ts';
import { Button } from '../ui/button.tsx';
import { StaffDialog } from '../ui/choose-dialog.tsx';
import { Choice, Field } from '../ui/field.tsx';
import { localDateText } from '../ui/format.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { useScanner } from '../ui/use-scanner.ts';
import styles from './post.module.css';
import { type AskPost, usePostCommand } from './post-client.ts';
import { resultOf } from './post-desk-state.ts';

/** Trả: which one, to whom, or why not. */
export function GiveDialog(props: { ask: AskPost; view: PostOfficeView; row: PostRow | null; onDone: () => void }) {
  const { ask, view, onDone } = props;
  const { t } = useTranslation(['screen', 'errors']);
  const { send, pending, failure } = usePostCommand(ask);
  const [typed, setTyped] = useState('');
  const [row, setRow] = useState(props.row);
  const [to, setTo] = useState<'applicant' | 'authorised'>('applicant');
  const [receiver, setReceiver] = useState('');
  const [note, setNote] = useState('');
  const [why, setWhy] = useState<FailedDelivery>('nobody-home');
  const [failed, setFailed] = useState<{ nextFrom: string | null } | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  const find = (text: string) => {
    const found = resultOf(view.out, text);
    if (found) return setRow(found);
    const isComing = view.coming.some(({ rows }) => resultOf(rows, text));
    setWrong(t(isComing ? 'post.give.notTaken' : 'post.give.unknown', { code: codeOf(text.trim()) }));
  };
  useScanner((readings) => {
    const [first] = readings;
    if (first === undefined || failed) return null;
    if (!row) return () => find(first);
    // The receiver's card says the name. No other scan is a name, and its Enter gives nothing to anybody.
    const card = readings.flatMap((each) => [parseCardQr(each), parseTypedCard(each)]).find((each) => each.ok);
    return () => (card?.ok ? setReceiver(card.value.name) : undefined);
  });
  const [tried, setTried] = useState(false);
  const isNamed = isPersonName(receiver.trim());
  const give = async () => {
    // A card read by a slow scanner ends with Enter like any other line: it is a name, and nobody's yes.
    const card = [parseCardQr(receiver), parseTypedCard(receiver)].find((each) => each.ok);
    if (card?.ok) return setReceiver(card.value.name);
    setTried(true);
    if (!row || !isNamed) return;
    if (await send('deliverResult', { dossier: DossierId(row.dossier), to, receiver, note })) onDone();
  };
  const fail = async () => {
    if (!row) return;
    const answer = await send('failDelivery', { dossier: DossierId(row.dossier), why });
    if (answer) setFailed(answer);
  };

  if (failed)
    return (
      <StaffDialog title={t('post.failed.title')} onClose={onDone}>
        <Notice tone="warn">
          {failed.nextFrom === null
            ? t('post.failed.back')
            : t('post.failed.next', { date: localDateText(failed.nextFrom) })}
        </Notice>
        <div className={styles.actions}>
          <Button kind="primary" onPress={onDone} autoFocus>
            {t('post.done')}
          </Button>
        </div>
      </StaffDialog>
    );
  if (!row)
    return (
      <StaffDialog title={t('post.give')} onClose={onDone}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            find(typed);
          }}
        >
          <Field
            label={t('post.give.code')}
            help={t('post.give.codeHelp')}
            value={typed}
            onChange={setTyped}
            error={wrong}
            maxLength={80}
            autoFocus
          />
          <div className={styles.actions}>
            <Button onPress={onDone}>{t('province.ref.cancel')}</Button>
            <Button kind="primary" type="submit">
              {t('post.give.find')}
            </Button>
          </div>
        </form>
      </StaffDialog>
    );
  return (
    <StaffDialog title={t('post.giveOf', { code: row.code })} onClose={onDone} wide>
      <p>{row.procedure}</p>
      <ErrorText failure={failure} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          give();
        }}
      >
        <Notice>{t('post.give.proof')}</Notice>
        <Choice
          label={t('post.give.to')}
          value={to}
          options={(['applicant', 'authorised'] as const).map((value) => ({ value, text: t(`post.give.${value}`) }))}
          onChange={setTo}
        />
        <Field
          label={t('post.give.receiver')}
          help={t('post.give.receiverHelp')}
          value={receiver}
          onChange={setReceiver}
          error={tried && !isNamed ? t('errors:name-invalid') : null}
          maxLength={300}
          autoFocus
          required
        />
        <Field label={t('post.note')} value={note} onChange={setNote} maxLength={300} />
        <div className={styles.actions}>
          <Button onPress={onDone}>{t('province.ref.cancel')}</Button>
          <Button kind="primary" type="submit" pending={pending} disabled={receiver.trim() === ''}>
            {t('post.give.done')}
          </Button>
        </div>
      </form>
      <div className={styles.failedRow}>
        <Choice
          label={t('post.failed.why')}
          value={why}
          options={failedDeliveries.map((value) => ({ value, text: t(`post.failed.${value}`) }))}
          onChange={setWhy}
        />
        <Button kind="danger" onPress={fail} pending={pending}>
          {t('post.failed.note')}
        </Button>
      </div>
    </StaffDialog>
  );
}
