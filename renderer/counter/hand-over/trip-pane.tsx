import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TripView } from '../../../contract/trips-api.ts';
import { isBagOrNone, readBag } from '../../../domain/hand-over-slip.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import styles from './hand-over.module.css';
import type { PaneProps } from './pane-props.ts';
import { dayText, tripSentence, tripTone } from './trip-words.ts';

/** What waits for one point and until when; one press makes the hand-over of all of it. */
export function TripPane({ desk, onJob, trip }: PaneProps & { readonly trip: TripView }) {
  const { t } = useTranslation();
  const make = useCommand('makeHandOver');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const today = desk.trips?.today ?? '';
  const bag = readBag(typed);
  const isBag = isBagOrNone(bag);
  const kinds = (['folder', 'result'] as const).flatMap((carries) => {
    const papers = trip.papers.filter((each) => each.carries === carries);
    return papers.length > 0 ? [{ carries, papers }] : [];
  });

  const save = async () => {
    setTried(true);
    if (!isBag) return;
    // A slip says what is in the bag: folders have one, results another.
    const made = [];
    for (const { carries, papers } of kinds) {
      const answer = await make.run({
        ...{ to: trip.to.point, kind: carries === 'result' ? 'results' : 'folders', bag: bag === '' ? null : bag },
        items: papers.slice(0, 200).map(({ dossier }) => ({ dossier, carries })),
      });
      if (!answer.ok) {
        // This pane is gone once the first of two is made.
        if (made.length > 0) desk.say({ kind: 'failed', failure: answer.error });
        return desk.look();
      }
      made.push(carries);
      onJob(answer.value.job);
      desk.putAway({ kind: 'hand-over', handOver: answer.value.handOver.handOver });
    }
  };
  useKeymap({ save });

  return (
    <>
      <h2 className={styles.heading}>{t('handOver.trip.title', { point: trip.to.name })}</h2>
      <Notice tone={tripTone(trip, today)}>
        <strong>{tripSentence(t, trip, today)}</strong>
      </Notice>
      {kinds.map(({ carries, papers }) => (
        <section key={carries}>
          <h3 className={styles.group}>
            {t(carries === 'folder' ? 'handOver.head.folders' : 'handOver.head.results')}
          </h3>
          <ol className={styles.items}>
            {papers.map(({ dossier, code, procedureName, by, why }) => (
              <li key={dossier} className={styles.item}>
                <span className={styles.words}>
                  <strong className={styles.number}>{code}</strong>
                  <span className={styles.small}>{procedureName}</span>
                </span>
                <span className={styles.fate}>
                  <span>
                    {by === null ? '' : t('handOver.trip.lastDay', { day: dayText(t, by), date: localDateText(by) })}
                  </span>
                  <span className={styles.small}>{t(`handOver.trip.why.${why}`)}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {kinds.length > 1 ? <p className={styles.soft}>{t('handOver.trip.two')}</p> : null}
      <div className={styles.pair}>
        <Field
          label={t('handOver.make.bag')}
          help={t('handOver.make.bagHelp')}
          name="bag"
          value={typed}
          onChange={(text) => setTyped(text.toUpperCase())}
          error={tried && !isBag ? t('handOver.fault.bag') : null}
          maxLength={24}
        />
      </div>
      <ErrorText failure={make.error} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={make.pending}>
          {t('handOver.trip.make')}
        </Button>
      </div>
    </>
  );
}
