import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBagOrNone, readBag } from '../../../domain/hand-over-slip.ts';
import { PointId } from '../../../domain/ids.ts';
import { BagField } from '../../ui/bag-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import styles from './homes-screen.module.css';

/** In the evening all folders the team received go in one hand-over: one press, one slip. */
export function HandOverDay({ onJob }: { onJob: (job: string) => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('listDayFolders');
  const hand = useCommand('handOverDay');
  const [state, setState] = useState<{ folders: number; points: { point: string; name: string }[] } | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [bag, setBag] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const look = useCallback(async () => {
    const answer = await run({});
    if (answer.ok) setState(answer.value);
  }, [run]);
  useEffect(() => {
    look();
  }, [look]);
  if (done !== null) return <Notice tone="good">{t('counter.homes.handedOver', { count: done })}</Notice>;
  if (!state || state.folders === 0 || state.points.length === 0) return <ErrorText failure={error} />;
  // Where there are several nobody has said yet which: one press sends all of them off.
  const target = to ?? (state.points.length === 1 ? (state.points[0]?.point ?? '') : '');
  const number = readBag(bag);
  const isBag = isBagOrNone(number);
  const press = async () => {
    if (!isBag) return;
    const answer = await hand.run({ to: PointId(target), bag: number === '' ? null : number });
    if (!answer.ok) return;
    setDone(answer.value.handOver.items.length);
    onJob(answer.value.job);
  };
  return (
    <section className={styles.village}>
      <h3>{t('counter.homes.evening', { count: state.folders })}</h3>
      <ErrorText failure={hand.error} />
      <div className={styles.line}>
        <Choice
          label={t('post.to')}
          value={target}
          options={[
            ...(target === '' ? [{ value: '', text: t('handOver.make.choose') }] : []),
            ...state.points.map(({ point, name }) => ({ value: point as string, text: name })),
          ]}
          onChange={setTo}
        />
        <BagField typed={bag} onType={setBag} />
        <Button kind="primary" onPress={press} pending={hand.pending} disabled={target === ''}>
          {t('counter.homes.handOver', { count: state.folders })}
        </Button>
      </div>
    </section>
  );
}
