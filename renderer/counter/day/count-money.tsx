import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sumOfNotes } from '../../../domain/day-close.ts';
import {
  type DifferenceReason,
  denominations,
  differenceReasons,
  type UnsyncedReason,
  unsyncedReasons,
} from '../../../domain/fee-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { numberText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { readDong } from '../../ui/typed-dong.ts';
import { useCommand } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import styles from './day-screen.module.css';
import type { Day } from './day-view.ts';

/** Expected against counted: one sum, or note by note; a difference and what exists in one place only say why. */
export function CountMoney(props: {
  readonly day: Day;
  readonly counter: string;
  readonly onLook: () => void;
  readonly onClosed: (job: string) => void;
}) {
  const { day, counter } = props;
  const { till, unsynced } = day;
  const { t } = useTranslation();
  const close = useCommand('closeDay');
  const [sum, setSum] = useState('');
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const [why, setWhy] = useState<DifferenceReason | 'choose'>('choose');
  const [unsyncedWhy, setUnsyncedWhy] = useState<UnsyncedReason | 'choose'>('choose');

  const byNote = Object.fromEntries(
    Object.entries(notes)
      .map(([dong, count]) => [dong, Number(count)] as const)
      .filter(([, count]) => Number.isInteger(count) && count > 0),
  );
  const isByNote = Object.keys(byNote).length > 0;
  const counted = isByNote ? sumOfNotes(byNote) : sum.trim() === '' ? null : readCount(sum);
  const difference = counted === null ? null : counted - till.cash;
  const finish = async () => {
    if (counted === null || day.closedToday) return;
    const answer = await close.run({
      ...{ counter, seen: till.cash, counted, notes: isByNote ? byNote : null },
      ...{ why: why === 'choose' ? null : why, unsyncedWhy: unsyncedWhy === 'choose' ? null : unsyncedWhy },
    });
    if (answer.ok) props.onClosed(answer.value.job);
    else if (answer.error.type === 'day-moved-on') props.onLook();
  };
  useKeymap({ save: finish });
  const dong = (amount: number) => t('fee.dong', { amount: numberText(amount) });

  return (
    <form
      className={styles.money}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <dl className={styles.facts}>
        <Fact name={t('day.payments')} value={String(till.payments)} />
        <Fact name={t('day.cancelled')} value={String(till.cancelled)} />
        <Fact name={t('day.transfer')} value={dong(till.transfer)} />
        <Fact name={t('day.cash')} value={dong(till.cash)} />
      </dl>
      {day.closedToday ? null : (
        <>
          <Field
            label={t('day.counted')}
            name="counted"
            inputMode="numeric"
            value={isByNote ? numberText(counted ?? 0) : sum}
            onChange={(text) => {
              setNotes({});
              setSum(text);
            }}
            help={t('day.countedHelp')}
            autoFocus
            maxLength={14}
          />
          <details>
            <summary className={styles.summary}>{t('day.notes')}</summary>
            <div className={styles.notes}>
              {denominations.map((each) => (
                <label key={each} className={styles.note}>
                  <span>{numberText(each)}</span>
                  <input
                    inputMode="numeric"
                    aria-label={t('day.note', { amount: numberText(each) })}
                    value={notes[each] ?? ''}
                    maxLength={4}
                    onChange={(event) =>
                      setNotes((was) => ({ ...was, [each]: event.target.value.replaceAll(/\D/g, '') }))
                    }
                  />
                </label>
              ))}
            </div>
          </details>
          {difference === null ? null : (
            <p className={styles.difference} aria-live="polite">
              <span>{t('day.difference')}</span>
              <strong data-off={difference !== 0 || undefined}>
                {difference === 0 ? t('day.even') : `${difference < 0 ? '−' : '+'}${dong(Math.abs(difference))}`}
              </strong>
            </p>
          )}
          <div className={styles.reasons}>
            {difference ? (
              <Choice
                label={t('day.why')}
                value={why}
                options={(['choose', ...differenceReasons] as const).map((value) => ({
                  value,
                  text: t(`day.why.${value}`),
                }))}
                onChange={setWhy}
              />
            ) : null}
            {unsynced > 0 ? (
              <Choice
                label={t('day.unsyncedWhy')}
                value={unsyncedWhy}
                options={(['choose', ...unsyncedReasons] as const).map((value) => ({
                  value,
                  text: t(`day.unsynced.${value}`),
                }))}
                onChange={setUnsyncedWhy}
              />
            ) : null}
          </div>
          <ErrorText failure={close.error} />
          <Button
            kind="primary"
            size="large"
            shortcut={capOf('save')}
            onPress={finish}
            pending={close.pending}
            disabled={counted === null}
          >
            {t('day.close')}
          </Button>
        </>
      )}
    </form>
  );
}

/**
 * Nothing in the drawer is an answer too; a sum is typed whole or in thousands. With a minus: more went back than came in
 * since the last close, and the float is short of it.
 */
function readCount(text: string): number | null {
  const [, less] = /^\s*[-−](.*)$/.exec(text) ?? [];
  if (less !== undefined) {
    const amount = readCount(less);
    return amount === null ? null : -amount;
  }
  return /^0+$/.test(text.trim()) ? 0 : readDong(text);
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
