import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostOfficeView } from '../../contract/post-office-api.ts';
import { type Person, parseCardQr, parseTypedCard } from '../../domain/person.ts';
import { postServices } from '../../domain/post-events.ts';
import { readPostCode } from '../../domain/post-item.ts';
import { Button } from '../ui/button.tsx';
import { Choice, Field } from '../ui/field.tsx';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { TypeAhead } from '../ui/type-ahead.tsx';
import { readDong } from '../ui/typed-dong.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useScanner } from '../ui/use-scanner.ts';
import { BackButton } from './back-button.tsx';
import styles from './post.module.css';
import { type AskPost, usePostCommand } from './post-client.ts';
import { emptyTake, isBegun, nobody, type SlipFacts, type TakeDraft } from './post-desk-state.ts';

/** Nhận: the post's number, whose it is, which papers are there. What was typed stays on the table when this is left. */
export function TakeForm(props: {
  ask: AskPost;
  view: PostOfficeView;
  draft: TakeDraft;
  onChange: (change: (was: TakeDraft) => TakeDraft) => void;
  /** Another item's number, scanned while this one is half typed. */
  scanned: string | null;
  onScanned: (item: string | null) => void;
  onTaken: (slip: SlipFacts) => void;
  onBack: () => void;
}) {
  const { ask, view, draft, scanned, onChange } = props;
  const { item, code, person, submitter, service, ticked, other, amount, receipt, note } = draft;
  const { t } = useTranslation();
  const { send, pending, failure, clear } = usePostCommand(ask);
  const [tried, setTried] = useState(false);
  const [card, setCard] = useState<Person | null>(null);
  const [startsAtProcedure] = useState(item !== '');
  const put = (part: Partial<TakeDraft>) => onChange((was) => ({ ...was, ...part }));

  const items = useMemo(
    () => view.procedures.map((each) => ({ id: each.code, text: each.name, detail: each.code })),
    [view.procedures],
  );
  const procedure = view.procedures.find((each) => each.code === code);
  const documents = [
    ...(procedure?.documents ?? []).filter((name) => ticked.includes(name)),
    ...other.split(';').map((name) => name.trim()),
  ]
    .filter((name) => name !== '')
    .map((name) => ({ name, kind: 'original' as const, count: 1 }));
  const dong = amount.trim() === '' ? 0 : readDong(amount);
  const fee = dong !== null && dong > 0 ? { amount: dong, receipt: receipt.trim() } : null;
  const isMoneyWrong = dong === null || (fee !== null && fee.receipt === '');
  const change = (part: Partial<Person>) => onChange((was) => ({ ...was, person: { ...was.person, ...part } }));
  const readItem = (read: string) => {
    // The label of the next one, while this one is on the table: whose it is, is asked.
    if (item.trim() !== '' && item.trim().toUpperCase() !== read && isBegun(draft)) return props.onScanned(read);
    put({ item: read });
  };
  const readCard = (read: Person) => {
    const isOther = person.name !== '' && person.idNumber !== read.idNumber;
    if (isOther) return setCard(read);
    setCard(null);
    change({ ...read, phone: person.phone });
  };
  useScanner((readings) => {
    const found = readings.flatMap((each) => [parseCardQr(each), parseTypedCard(each)]).find((each) => each.ok);
    if (found?.ok) return () => readCard(found.value);
    const read = readings.map(readPostCode).find((each) => each.ok);
    return read?.ok ? () => readItem(read.value) : null;
  });
  const save = async () => {
    setTried(true);
    // What was refused before is not said again of what is missing now.
    if (!procedure || isMoneyWrong) return clear();
    if (pending) return;
    const submitterName = submitter.trim() === '' ? null : submitter.trim();
    const done = await send('takePostItem', {
      ...{ item, procedure: procedure.code, service, applicant: person, documents, sets: 1, note, language: 'vi', fee },
      submitter: submitterName === null ? null : { ...nobody, name: submitterName },
    });
    if (done)
      props.onTaken({
        ...{ item: done.item, at: done.at, missing: done.missing, service, documents, fee, note, sets: 1 },
        ...{ applicant: person, submitterName, procedureName: procedure.name },
      });
  };
  useKeys([{ keys: ['Control+Enter'], run: save }]);

  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.top}>
        <h2>{t('post.take')}</h2>
        {isBegun(draft) ? (
          <Button kind="quiet" onPress={() => onChange(() => emptyTake)}>
            {t('post.draft.drop')}
          </Button>
        ) : null}
        <BackButton onPress={props.onBack} />
      </div>
      <ErrorText failure={failure} />
      {scanned === null ? null : (
        <Notice tone="warn" title={t('post.draft.otherItem', { scanned, item })} answers={scanned}>
          <div className={styles.answers}>
            <Button
              onPress={() => {
                onChange(() => ({ ...emptyTake, item: scanned }));
                props.onScanned(null);
              }}
            >
              {t('post.draft.anew', { scanned })}
            </Button>
            <Button
              onPress={() => {
                put({ item: scanned });
                props.onScanned(null);
              }}
            >
              {t('post.draft.sameSender', { scanned })}
            </Button>
            <Button kind="quiet" onPress={() => props.onScanned(null)}>
              {t('post.draft.ignore')}
            </Button>
          </div>
        </Notice>
      )}
      {card === null ? null : (
        <Notice tone="warn" title={t('post.card.other', { name: card.name })} answers={card}>
          <div className={styles.answers}>
            <Button
              onPress={() => {
                change({ ...card, phone: person.phone });
                setCard(null);
              }}
            >
              {t('post.card.sender')}
            </Button>
            <Button
              onPress={() => {
                put({ submitter: card.name });
                setCard(null);
              }}
            >
              {t('post.card.submitter')}
            </Button>
            <Button kind="quiet" onPress={() => setCard(null)}>
              {t('post.draft.ignore')}
            </Button>
          </div>
        </Notice>
      )}
      {tried && (!procedure || isMoneyWrong) ? (
        <Notice tone="warn" answers={tried}>
          {t(procedure ? 'post.moneyWrong' : 'post.procedureMissing')}
        </Notice>
      ) : null}
      <div className={styles.columns}>
        <div className={styles.form}>
          <Field
            label={t('post.item')}
            help={t('post.itemHelp')}
            value={item}
            onChange={(value) => put({ item: value })}
            maxLength={40}
            autoFocus={!startsAtProcedure}
            required
          />
          <TypeAhead
            label={t('post.procedure')}
            name="procedure"
            items={items}
            chosen={items.find(({ id }) => id === code) ?? null}
            onChoose={(id) => put({ code: id, ...(id === code ? {} : { ticked: [] }) })}
            nothingFound={t('post.procedureNone')}
            autoFocus={startsAtProcedure}
          />
          {procedure ? (
            <fieldset className={styles.papers}>
              <legend>{t('post.papers')}</legend>
              <p className={styles.soft}>{t('post.papersHelp')}</p>
              {procedure.documents.map((name) => (
                <label key={name} className={styles.paperLine}>
                  <input
                    type="checkbox"
                    checked={ticked.includes(name)}
                    onChange={() =>
                      put({
                        ticked: ticked.includes(name) ? ticked.filter((each) => each !== name) : [...ticked, name],
                      })
                    }
                  />
                  <span>{name}</span>
                </label>
              ))}
              <Field
                label={t('post.otherPapers')}
                help={t('post.otherPapersHelp')}
                value={other}
                onChange={(value) => put({ other: value })}
              />
            </fieldset>
          ) : null}
        </div>
        <div className={styles.form}>
          <Field
            label={t('post.sender')}
            value={person.name}
            onChange={(name) => change({ name })}
            help={t('post.senderHelp')}
            maxLength={80}
            required
          />
          <div className={styles.pair}>
            <Field
              label={t('post.phone')}
              type="tel"
              value={person.phone}
              onChange={(phone) => change({ phone })}
              maxLength={20}
            />
            <Field
              label={t('post.idNumber')}
              inputMode="numeric"
              value={person.idNumber}
              onChange={(text) => change({ idNumber: text.replace(/\D/g, '').slice(0, 12) })}
            />
          </div>
          <Field
            label={t('post.address')}
            value={person.address}
            onChange={(address) => change({ address })}
            maxLength={300}
            required={service === 'both'}
          />
          <Field
            label={t('post.submitter')}
            value={submitter}
            onChange={(value) => put({ submitter: value })}
            maxLength={80}
          />
          <Choice
            label={t('post.service')}
            value={service}
            options={postServices.map((value) => ({ value, text: t(`post.service.${value}`) }))}
            onChange={(value) => put({ service: value })}
          />
          <div className={styles.pair}>
            <Field
              label={t('post.amount')}
              inputMode="numeric"
              value={amount}
              onChange={(value) => put({ amount: value })}
              error={dong === null ? t('post.amountWrong') : null}
              maxLength={14}
            />
            <Field
              label={t('post.receipt')}
              value={receipt}
              onChange={(value) => put({ receipt: value })}
              error={fee && fee.receipt === '' ? t('post.receiptMissing') : null}
              maxLength={40}
            />
          </div>
          <Field label={t('post.note')} value={note} onChange={(value) => put({ note: value })} maxLength={300} />
        </div>
      </div>
      <Notice>{t('post.sealed')}</Notice>
      <div className={styles.actions}>
        <Button kind="primary" size="large" onPress={save} pending={pending} shortcut="Ctrl Enter">
          {t('post.takeSave')}
        </Button>
      </div>
    </form>
  );
}
