import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostOfficeView, PostRow } from '../../contract/post-office-api.ts';
import { isBagOrNone, readBag } from '../../domain/hand-over-slip.ts';
import { DossierId, PointId } from '../../domain/ids.ts';
import { BagField } from '../ui/bag-field.tsx';
import { Button } from '../ui/button.tsx';
import { StaffDialog } from '../ui/choose-dialog.tsx';
import { Choice } from '../ui/field.tsx';
import { localDateText, numberText } from '../ui/format.ts';
import { ErrorText } from '../ui/notice.tsx';
import styles from './post.module.css';
import { type AskPost, usePostCommand } from './post-client.ts';
import { isBroughtIn } from './post-desk-state.ts';

interface Props {
  readonly ask: AskPost;
  readonly view: PostOfficeView;
  readonly onGive: (row: PostRow) => void;
  readonly onMinutes: (handOver: string) => void;
  readonly onChanged: () => void;
}

/** What waits at the post office: to be handed over, to be counted in, to be brought home, and what is on its way. */
export function PostLists(props: Props) {
  const { view } = props;
  const { t } = useTranslation();
  const back = view.out.filter(({ tries, nextFrom }) => tries > 0 && nextFrom === null);
  const home = view.out.filter((row) => !back.includes(row));
  return (
    <div className={styles.lists}>
      <HandOverList {...props} rows={view.here} title={t('post.here', { count: view.here.length })} />
      <HandOverList {...props} rows={back} title={t('post.back', { count: back.length })} />
      {view.coming.map((coming) => (
        <ComingList key={coming.handOver} {...props} coming={coming} />
      ))}
      <section className={styles.list}>
        <h2>{t('post.out', { count: home.length })}</h2>
        {home.length === 0 ? <p className={styles.soft}>{t('post.out.none')}</p> : null}
        {home.map((row) => (
          <Line key={row.dossier} row={row}>
            {row.nextFrom && row.nextFrom > view.today ? (
              <span className={styles.soft}>{t('post.nextFrom', { date: localDateText(row.nextFrom) })}</span>
            ) : null}
            <Button onPress={() => props.onGive(row)} label={t('post.giveOf', { code: row.code })}>
              {t('post.giveShort')}
            </Button>
          </Line>
        ))}
      </section>
      {view.handedOver.length > 0 ? (
        <section className={styles.list}>
          <h2>{t('post.onRoad', { count: view.handedOver.length })}</h2>
          {view.handedOver.map((row) => (
            <Line key={row.dossier} row={row}>
              {row.handOver ? (
                <Button
                  kind="quiet"
                  onPress={() => row.handOver && props.onMinutes(row.handOver)}
                  label={t('post.minutesOf', { code: row.code })}
                >
                  {t('post.minutesShort')}
                </Button>
              ) : null}
            </Line>
          ))}
        </section>
      ) : null}
    </div>
  );
}

/** One press signs the minutes of all that is ticked; all are, until somebody takes one out. */
function HandOverList({
  ask,
  view,
  rows,
  title,
  onMinutes,
  onChanged,
}: Props & { rows: readonly PostRow[]; title: string }) {
  const { t } = useTranslation();
  const { send, pending, failure } = usePostCommand(ask);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState(view.points[0]?.point ?? '');
  const [bag, setBag] = useState('');
  const [undoing, setUndoing] = useState<PostRow | null>(null);
  if (rows.length === 0) return null;
  const chosen = rows.filter(({ dossier }) => !left.has(dossier));
  const money = chosen.reduce((sum, { fee, state }) => sum + (state === 'here' ? (fee?.amount ?? 0) : 0), 0);
  const number = readBag(bag);
  const isBag = isBagOrNone(number);
  const sign = async () => {
    const dossiers = chosen.map(({ dossier }) => DossierId(dossier));
    if (!isBag) return;
    const done = await send('signPostMinutes', { to: PointId(to), dossiers, bag: number === '' ? null : number });
    if (done) onMinutes(done.handOver);
  };
  const takeBack = async (row: PostRow) => {
    const done = await send('takeBackPostItem', { dossier: DossierId(row.dossier) });
    setUndoing(null);
    if (done) onChanged();
  };
  const toggle = (dossier: string) =>
    setLeft((was) => {
      const next = new Set(was);
      if (!next.delete(dossier)) next.add(dossier);
      return next;
    });
  return (
    <section className={styles.list}>
      <h2>{title}</h2>
      <ErrorText failure={failure} />
      {rows.map((row) => (
        <Line key={row.dossier} row={row} tick={{ on: !left.has(row.dossier), toggle: () => toggle(row.dossier) }}>
          {row.state === 'here' ? (
            <Button kind="quiet" onPress={() => setUndoing(row)} label={t('post.takeBackOf', { code: row.code })}>
              {t('post.takeBack')}
            </Button>
          ) : null}
        </Line>
      ))}
      <div className={styles.sign}>
        <Choice
          label={t('post.to')}
          value={to}
          options={view.points.map(({ point, name }) => ({ value: point, text: name }))}
          onChange={setTo}
        />
        <BagField typed={bag} onType={setBag} />
        <Button kind="primary" onPress={sign} pending={pending} disabled={chosen.length === 0 || to === ''}>
          {money > 0
            ? t('post.signWithMoney', { count: chosen.length, amount: numberText(money) })
            : t('post.sign', { count: chosen.length })}
        </Button>
      </div>
      {undoing ? (
        <StaffDialog title={t('post.takeBackOf', { code: undoing.code })} onClose={() => setUndoing(null)}>
          <p>{t('post.takeBackSure')}</p>
          <div className={styles.actions}>
            <Button onPress={() => setUndoing(null)} autoFocus>
              {t('province.ref.cancel')}
            </Button>
            <Button kind="danger" onPress={() => takeBack(undoing)} pending={pending}>
              {t('post.takeBack')}
            </Button>
          </div>
        </StaffDialog>
      ) : null}
    </section>
  );
}

/** From the centre: counted in, and what is not in the bag is named. */
function ComingList({ ask, coming, onChanged }: Props & { coming: PostOfficeView['coming'][number] }) {
  const { t } = useTranslation();
  const { send, pending, failure } = usePostCommand(ask);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const isNoneThere = coming.rows.every(({ dossier }) => missing.has(dossier));
  const accept = async () => {
    const named = [...missing].map(DossierId);
    if (await send('acceptPostResults', { handOver: coming.handOver, missing: named })) onChanged();
  };
  const toggle = (dossier: string) =>
    setMissing((was) => {
      const next = new Set(was);
      if (!next.delete(dossier)) next.add(dossier);
      return next;
    });
  return (
    <section className={`${styles.list} ${styles.coming}`}>
      <h2>{t('post.coming', { count: coming.rows.length, from: coming.fromName })}</h2>
      {coming.bag ? <p>{t('post.bagIs', { bag: coming.bag })}</p> : null}
      <p className={styles.soft}>{t(isNoneThere ? 'post.coming.none' : 'post.coming.help')}</p>
      <ErrorText failure={failure} />
      {coming.rows.map((row) => (
        <Line key={row.dossier} row={row} tick={{ on: !missing.has(row.dossier), toggle: () => toggle(row.dossier) }} />
      ))}
      <div className={styles.sign}>
        <Button kind="primary" onPress={accept} pending={pending} disabled={isNoneThere}>
          {missing.size === 0
            ? t('post.acceptAll', { count: coming.rows.length })
            : t('post.acceptSome', { count: coming.rows.length - missing.size, missing: missing.size })}
        </Button>
      </div>
    </section>
  );
}

function Line(props: {
  row: PostRow;
  tick?: { readonly on: boolean; readonly toggle: () => void };
  children?: React.ReactNode;
}) {
  const { row, tick } = props;
  const { t } = useTranslation();
  const about = (
    <>
      <strong className={styles.code}>{row.code}</strong>
      <span>{row.procedure ?? ''}</span>
      {row.fee && isBroughtIn(row.state) ? (
        <span>{t('post.fee', { amount: numberText(row.fee.amount), receipt: row.fee.receipt })}</span>
      ) : null}
      {row.missing > 0 && isBroughtIn(row.state) ? (
        <span className={styles.warn}>{t('post.missing', { count: row.missing })}</span>
      ) : null}
      {row.tries > 0 ? <span className={styles.warn}>{t('post.tries', { count: row.tries })}</span> : null}
      <span className={styles.soft}>{sinceText(row.since)}</span>
    </>
  );
  return (
    <div className={styles.line}>
      {tick ? (
        <label className={styles.about}>
          <input type="checkbox" checked={tick.on} onChange={tick.toggle} />
          {about}
        </label>
      ) : (
        <span className={styles.about}>{about}</span>
      )}
      {props.children}
    </div>
  );
}

function sinceText(since: string): string {
  const [date = '', time = ''] = since.split('T');
  return `${localDateText(date)} ${time}`.trim();
}
