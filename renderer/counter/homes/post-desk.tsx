import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostItemView, PostMoneyView } from '../../../contract/post-desk-api.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { DossierId } from '../../../domain/ids.ts';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { localDateText, numberText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { readDong } from '../../ui/typed-dong.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import styles from './homes-screen.module.css';

/** Ctrl F10: what the public post brought. One press receives it, filed when it was signed for; its money is counted. */
export function PostDesk(props: {
  readonly view: CounterView;
  readonly onJob: (job: string) => void;
  readonly onBack: () => void;
}) {
  const { view, onJob } = props;
  const { t } = useTranslation();
  const { run, error } = useRequest('listPostItems');
  const receive = useCommand('receivePostItem');
  const [list, setList] = useState<{ items: PostItemView[]; money: PostMoneyView[] } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const look = useCallback(async () => {
    const answer = await run({});
    if (answer.ok) setList(answer.value);
  }, [run]);
  useEffect(() => {
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [look]);
  const [seen, setSeen] = useState<PostItemView | null>(null);
  const take = async ({ dossier, item }: PostItemView) => {
    const answer = await receive.run({ counter: view.counter, dossier });
    if (!answer.ok) return;
    onJob(answer.value.job);
    setDone(t('counter.post.received', { item, code: answer.value.code }));
    look();
  };
  const here = list?.items.filter(({ state }) => state === 'here') ?? [];
  const coming = list?.items.filter(({ state }) => state === 'coming') ?? [];

  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <h2>{t('counter.post.title')}</h2>
        <div className={styles.actions}>
          <Button onPress={look}>{t('counter.post.again')}</Button>
          <Button kind="quiet" shortcut={capOf('back')} onPress={props.onBack}>
            {t('counter.key.back')}
          </Button>
        </div>
      </div>
      <ErrorText failure={error ?? receive.error} />
      {done ? <Notice tone="good">{done}</Notice> : null}
      <section className={styles.village}>
        <h3>{t('counter.post.here', { count: here.length })}</h3>
        <p>{t('counter.post.hereHelp')}</p>
        {here.map((item) => (
          <div key={item.dossier} className={styles.line}>
            <About item={item} />
            <Button kind="quiet" onPress={() => setSeen(item)} label={t('counter.post.seeOf', { item: item.item })}>
              {t('counter.post.see')}
            </Button>
            <Button
              kind="primary"
              onPress={() => take(item)}
              pending={receive.pending}
              label={t('counter.post.receiveOf', { item: item.item })}
            >
              {t('counter.post.receive')}
            </Button>
          </div>
        ))}
      </section>
      {(list?.money ?? []).map((money) => (
        <Money
          key={money.handOver}
          money={money}
          counter={view.counter}
          onDone={(words) => {
            setDone(words);
            look();
          }}
        />
      ))}
      <section className={styles.village}>
        <h3>{t('counter.post.coming', { count: coming.length })}</h3>
        {coming.map((item) => (
          <div key={item.dossier} className={styles.line}>
            <About item={item} />
          </div>
        ))}
      </section>
      {seen ? <SeeItem item={seen} onClose={() => setSeen(null)} /> : null}
    </main>
  );
}

const everyMs = 10_000;

type Seen = Extract<Outputs['readPostItem'], { ok: true }>['value'];

/** Who sends it and what is in it, before it is received; that it was read is recorded. */
function SeeItem({ item, onClose }: { item: PostItemView; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('readPostItem');
  const [seen, setSeen] = useState<Seen | null>(null);
  useEffect(() => {
    void run({ dossier: DossierId(item.dossier) }).then((answer) => (answer.ok ? setSeen(answer.value) : undefined));
  }, [run, item.dossier]);
  return (
    <StaffDialog title={item.item} onClose={onClose}>
      <p>{item.procedure.name}</p>
      <ErrorText failure={error} />
      {seen ? (
        <>
          <p>
            <strong>{seen.applicant.name}</strong>
            {[seen.applicant.phone, seen.applicant.address].filter(Boolean).map((text) => ` · ${text}`)}
          </p>
          {seen.submitter === null ? null : <p>{t('counter.post.submitter', { name: seen.submitter })}</p>}
          <ol className={styles.papers}>
            {seen.documents.map(({ name, kind, count }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two papers may bear one name, and the list never changes
              <li key={n}>
                {name} · {t(`dossier.kind.${kind}`)} × {count}
              </li>
            ))}
          </ol>
          {seen.note === '' ? null : <Notice>{seen.note}</Notice>}
        </>
      ) : null}
      <p>{t('dossier.action.openHelp')}</p>
      <div className={styles.actions}>
        <Button kind="primary" onPress={onClose} autoFocus>
          {t('handOver.lost.read')}
        </Button>
      </div>
    </StaffDialog>
  );
}

function About({ item }: { item: PostItemView }) {
  const { t } = useTranslation();
  const [date = '', time = ''] = (item.filedAt ?? item.takenAt).split('T');
  return (
    <span className={styles.about}>
      <strong>{item.item}</strong>
      <span>{item.procedure.name}</span>
      <span>{item.office.name}</span>
      {item.missing > 0 ? <em>{t('counter.post.missing', { count: item.missing })}</em> : null}
      <span>
        {t(item.filedAt === null ? 'counter.post.takenAt' : 'counter.post.filedAt', {
          at: `${time} ${localDateText(date)}`,
        })}
      </span>
    </span>
  );
}

/** Counted line by line: what is really there stands beside what was said. */
function Money(props: { money: PostMoneyView; counter: string; onDone: (words: string) => void }) {
  const { money, counter, onDone } = props;
  const { t } = useTranslation();
  const count = useCommand('countPostMoney');
  const open = money.lines.filter(({ counted }) => counted === null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const amountOf = ({ dossier, amount }: { dossier: string; amount: number }) =>
    typed[dossier] === undefined ? amount : readDong(typed[dossier]);
  const total = open.reduce((sum, line) => sum + (amountOf(line) ?? 0), 0);
  const said = open.reduce((sum, line) => sum + line.amount, 0);
  const differs = open.some((line) => amountOf(line) !== line.amount);
  const [sureOf, setSureOf] = useState<number | null>(null);
  const less = said - total;
  const difference = t(less === 0 ? 'counter.post.lines' : less > 0 ? 'counter.post.less' : 'counter.post.more', {
    amount: numberText(Math.abs(less)),
  });
  const save = async () => {
    const counted = open.map((line) => ({ dossier: DossierId(line.dossier), counted: amountOf(line) ?? 0 }));
    if (open.some((line) => amountOf(line) === null)) return;
    // What was counted is on record for good: what is not what was said is asked about once.
    if (differs && sureOf !== total) return setSureOf(total);
    const words = t('counter.post.counted', { amount: numberText(total) });
    if ((await count.run({ counter, handOver: money.handOver, counted })).ok)
      onDone(differs ? `${words} ${difference}` : words);
  };
  return (
    <section className={styles.village}>
      <h3>{t('counter.post.money', { office: money.office.name })}</h3>
      <ErrorText failure={count.error} />
      {open.map((line) => (
        <div key={line.dossier} className={styles.line}>
          <span className={styles.about}>
            <strong>{line.item}</strong>
            <span>{t('counter.post.line', { amount: numberText(line.amount), receipt: line.receipt })}</span>
          </span>
          <Field
            label={t('counter.post.countedOf', { item: line.item })}
            inputMode="numeric"
            value={typed[line.dossier] ?? numberText(line.amount)}
            onChange={(value) => setTyped((was) => ({ ...was, [line.dossier]: value }))}
            error={amountOf(line) === null ? t('post.amountWrong') : null}
            maxLength={14}
          />
        </div>
      ))}
      {differs && sureOf === total ? (
        <Notice tone="warn" title={difference} answers={sureOf}>
          {t('counter.post.differs')}
        </Notice>
      ) : null}
      <div className={styles.actions}>
        <Button kind="primary" onPress={save} pending={count.pending}>
          {t(differs && sureOf === total ? 'counter.post.countSo' : 'counter.post.count', {
            amount: numberText(total),
          })}
        </Button>
      </div>
    </section>
  );
}
