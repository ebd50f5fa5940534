import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import { Button } from '../../ui/button.tsx';
import { dueText } from '../../ui/due-words.ts';
import { numberText } from '../../ui/format.ts';
import { ErrorText, Notice, type Tone } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { capOf } from '../keymap.ts';
import { isFound } from './desk-state.ts';
import styles from './hand-over.module.css';
import { isWorkAlone, nextWord, slipStillSays } from './hand-over-words.ts';
import { ItemList } from './item-list.tsx';
import { LostDialog, losableOf } from './lost-dialog.tsx';
import type { PaneProps } from './pane-props.ts';

const tones: Readonly<Record<HandOverView['state'], Tone>> = {
  'on-road': 'info',
  coming: 'info',
  'coming-back': 'warn',
  'sent-back': 'warn',
  done: 'good',
  disputed: 'bad',
};

/** One hand-over that asks nothing of this counter now: what it holds, where it is, and what comes next. */
export function HandOverPane(props: PaneProps & { readonly handOver: HandOverView }) {
  const { handOver, desk } = props;
  const { t } = useTranslation();
  const reprint = useCommand('reprint');
  const [reportsLost, setReportsLost] = useState(false);
  // A slip of what never left, or came back, would say what is true no more.
  const slipJob = slipStillSays(handOver) ? handOver.slipJob : null;
  const printAgain = async () => {
    if (slipJob !== null) await reprint.run({ job: slipJob });
  };
  const onRoad = handOver.items.filter((item) => item.carries !== 'nothing' && isOnRoad(item.fate) && !isFound(item));
  const startLost = () => setReportsLost(true);
  useKeys([
    { keys: ['Alt+4'], run: slipJob === null ? undefined : printAgain },
    { keys: ['Alt+8'], run: onRoad.length > 0 ? startLost : undefined },
  ]);
  return (
    <>
      <HandOverHead handOver={handOver} />
      {handOver.items.some(isFound) ? <Notice tone="warn">{t('handOver.next.found')}</Notice> : null}
      {handOver.items.some(isFound) && handOver.state === 'done' ? null : (
        <Notice tone={nextWord(handOver) === 'lost' ? 'bad' : tones[handOver.state]}>
          {t(`handOver.next.${nextWord(handOver)}`, {
            ...{ to: handOver.to.name, from: handOver.from.name, key: capOf('post') },
          })}
          <DeclinedWhy handOver={handOver} />
        </Notice>
      )}
      <DifferencesNotice handOver={handOver} />
      <ItemList items={handOver.items} />
      <ErrorText failure={reprint.error} />
      <div className={styles.actions}>
        {slipJob === null ? null : (
          <Button size="large" shortcut="Alt 4" onPress={printAgain} pending={reprint.pending}>
            {t('handOver.reprint')}
          </Button>
        )}
        {onRoad.length > 0 ? (
          <Button size="large" shortcut="Alt 8" onPress={startLost}>
            {t('handOver.lost.title')}
          </Button>
        ) : null}
      </div>
      {reportsLost ? (
        <LostDialog
          items={losableOf(onRoad)}
          onDone={() => {
            setReportsLost(false);
            desk.look();
          }}
          onClose={() => setReportsLost(false)}
        />
      ) : null}
    </>
  );
}

export function HandOverHead({ handOver }: { readonly handOver: HandOverView }) {
  const { t } = useTranslation();
  const { from, to, bag, at, carried, fees, kind } = handOver;
  return (
    <>
      <h2 className={styles.heading}>{t('handOver.head.title', { from: from.name, to: to.name })}</h2>
      <dl className={styles.facts}>
        <Fact name={t('handOver.head.since')} value={dueText(at)} />
        {isWorkAlone(handOver) ? null : (
          <>
            <Fact name={t('handOver.head.bag')} value={bag ?? t('handOver.head.open')} />
            <Fact name={t(`handOver.head.${kind}`)} value={String(carried)} />
          </>
        )}
        {fees > 0 ? <Fact name={t('handOver.head.fees')} value={`${numberText(fees)} đ`} /> : null}
      </dl>
    </>
  );
}

export function DifferencesNotice({ handOver }: { readonly handOver: HandOverView }) {
  const { t } = useTranslation();
  const { differences } = handOver;
  if (differences.length === 0) return null;
  return (
    <Notice tone="warn" title={t('handOver.differences.title')}>
      <ul>
        {differences.map(({ code, what }) => (
          <li key={`${what} ${code}`}>{t(`handOver.differences.${what}`, { code })}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What whoever did not take it gave as the reason. */
export function DeclinedWhy({ handOver }: { readonly handOver: HandOverView }) {
  const { t } = useTranslation();
  if (!handOver.declined) return null;
  return <p>{t('handOver.decline.why', { why: t(`handOver.decline.${handOver.declined}`) })}</p>;
}

function isOnRoad(fate: HandOverView['items'][number]['fate']): boolean {
  return fate === 'on-road' || fate === 'declined';
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
