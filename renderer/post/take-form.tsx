import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostOfficeView } from '../../contract/post-office-api.ts';
import { type Person, parseCardQr, parseTypedCard } from '../../domain/person.ts';
import { type PostService, postServices } from '../../domain/post-events.ts';
import { readPostCode } from '../../domain/post-item.ts';
import { postSlip } from '../../domain/post-papers.ts';
import { Button } from '../ui/button.tsx';
import { Choice, Field } from '../ui/field.tsx';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { TypeAhead } from '../ui/type-ahead.tsx';
import { readDong } from '../ui/typed-dong.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useScanner } from '../ui/use-scanner.ts';
import { PaperSheet } from './paper-sheet.tsx';
import styles from './post.module.css';
import { type AskPost, type PostValue, usePostCommand } from './post-client.ts';
import { BackButton } from './post-screen.tsx';

const nobody: Person = { name: '', birthDate: '', sex: '', idNumber: '', address: '', phone: '' };

/** Nhận: the post's number, whose it is, which papers are there. What was typed is gone when this is closed. */
export function TakeForm(props: { ask: AskPost; view: PostOfficeView; item: string; onDone: () => void }) {
  const { ask, view, onDone } = props;
  const { t } = useTranslation();
  const { send, pending, failure, clear } = usePostCommand(ask);
  const [tried, setTried] = useState(false);
  const [item, setItem] = useState(props.item);
  const [code, setCode] = useState<string | null>(null);
  const [person, setPerson] = useState(nobody);
  const [submitter, setSubmitter] = useState('');
  const [service, setService] = useState<PostService>('both');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [other, setOther] = useState('');
  const [amount, setAmount] = useState('');
  const [receipt, setReceipt] = useState('');
  const [note, setNote] = useState('');
  const [taken, setTaken] = useState<PostValue<'takePostItem'> | null>(null);

  const items = useMemo(
    () => view.procedures.map((each) => ({ id: each.code, text: each.name, detail: each.code })),
    [view.procedures],
  );
  const procedure = view.procedures.find((each) => each.code === code);
  const documents = [
    ...(procedure?.documents ?? []).filter((name) => ticked.has(name)),
    ...other.split(';').map((name) => name.trim()),
  ]
    .filter((name) => name !== '')
    .map((name) => ({ name, kind: 'original' as const, count: 1 }));
  const dong = amount.trim() === '' ? 0 : readDong(amount);
  const fee = dong !== null && dong > 0 ? { amount: dong, receipt: receipt.trim() } : null;
  const isMoneyWrong = dong === null || (fee !== null && fee.receipt === '');
  const change = (part: Partial<Person>) => setPerson((was) => ({ ...was, ...part }));
  useScanner((readings) => {
    if (taken) return null;
    const card = readings.flatMap((each) => [parseCardQr(each), parseTypedCard(each)]).find((each) => each.ok);
    if (card?.ok) return () => change({ ...card.value, phone: person.phone });
    const read = readings.map(readPostCode).find((each) => each.ok);
    return read?.ok ? () => setItem(read.value) : null;
  });
  const save = async () => {
    setTried(true);
    // What was refused before is not said again of what is missing now.
    if (!procedure || isMoneyWrong) return clear();
    if (pending) return;
    const done = await send('takePostItem', {
      ...{ item, procedure: procedure.code, service, applicant: person, documents, sets: 1, note, language: 'vi', fee },
      submitter: submitter.trim() === '' ? null : { ...nobody, name: submitter.trim() },
    });
    if (done) setTaken(done);
  };
  useKeys([{ keys: ['Control+Enter'], run: taken ? undefined : save }]);

  if (taken && procedure)
    return (
      <PaperSheet
        title={t('post.taken', { item: taken.item })}
        onClose={onDone}
        draw={(width) =>
          postSlip({
            ...{
              width,
              service,
              documents,
              fee,
              note,
              sets: 1,
              item: taken.item,
              at: taken.at,
              missing: taken.missing,
            },
            giver: {
              ...{ centreName: view.office.centreName, officeName: view.office.name },
              demonstration: view.demonstration,
            },
            ...{ applicant: person, submitterName: submitter.trim() === '' ? null : submitter.trim() },
            procedureName: procedure.name,
          })
        }
      />
    );
  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.top}>
        <h2>{t('post.take')}</h2>
        <BackButton onPress={onDone} />
      </div>
      <ErrorText failure={failure} />
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
            onChange={setItem}
            maxLength={40}
            autoFocus={props.item === ''}
            required
          />
          <TypeAhead
            label={t('post.procedure')}
            name="procedure"
            items={items}
            chosen={items.find(({ id }) => id === code) ?? null}
            onChoose={(id) => {
              setCode(id);
              setTicked(new Set());
            }}
            nothingFound={t('post.procedureNone')}
            autoFocus={props.item !== ''}
          />
          {procedure ? (
            <fieldset className={styles.papers}>
              <legend>{t('post.papers')}</legend>
              <p className={styles.soft}>{t('post.papersHelp')}</p>
              {procedure.documents.map((name) => (
                <label key={name} className={styles.paperLine}>
                  <input
                    type="checkbox"
                    checked={ticked.has(name)}
                    onChange={() =>
                      setTicked((was) => {
                        const next = new Set(was);
                        if (!next.delete(name)) next.add(name);
                        return next;
                      })
                    }
                  />
                  <span>{name}</span>
                </label>
              ))}
              <Field label={t('post.otherPapers')} help={t('post.otherPapersHelp')} value={other} onChange={setOther} />
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
          <Field label={t('post.submitter')} value={submitter} onChange={setSubmitter} maxLength={80} />
          <Choice
            label={t('post.service')}
            value={service}
            options={postServices.map((value) => ({ value, text: t(`post.service.${value}`) }))}
            onChange={setService}
          />
          <div className={styles.pair}>
            <Field
              label={t('post.amount')}
              inputMode="numeric"
              value={amount}
              onChange={setAmount}
              error={dong === null ? t('post.amountWrong') : null}
              maxLength={14}
            />
            <Field
              label={t('post.receipt')}
              value={receipt}
              onChange={setReceipt}
              error={fee && fee.receipt === '' ? t('post.receiptMissing') : null}
              maxLength={40}
            />
          </div>
          <Field label={t('post.note')} value={note} onChange={setNote} maxLength={300} />
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
