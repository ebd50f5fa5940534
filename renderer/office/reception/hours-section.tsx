import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { QueueMark } from '../../ui/queue-mark.tsx';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { type Alike, HoursDialog, type QueueReception } from './hours-dialog.tsx';
import styles from './reception.module.css';
import type { ReceptionProps } from './reception-props.ts';
import { WeekList } from './week-list.tsx';

/** The hours of the week and the places a day; queues that are alike stand together. */
export function HoursSection({ view, reception, isHead }: ReceptionProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Alike | null>(null);
  return (
    <Section title={t('office.hours.title')}>
      {alike(reception.queues).map((group) => (
        <div key={group.queues.join('')} className={styles.stop}>
          <div>
            <p className={table.queue}>
              {view.queues
                .filter(({ id }) => group.queues.includes(id))
                .map((queue) => (
                  <QueueMark key={queue.id} queue={queue} />
                ))}
            </p>
            <WeekList week={group.week} />
            <p>
              {group.places === null ? t('office.hours.noLimit') : t('office.hours.limit', { places: group.places })}
            </p>
          </div>
          {isHead ? (
            <Button
              label={t('office.hours.editOf', { queues: group.queues.join(', ') })}
              onPress={() => setEditing(group)}
            >
              {t('office.hours.edit')}
            </Button>
          ) : null}
        </div>
      ))}
      <p className={table.soft}>{t('office.hours.before', { minutes: reception.minutesBefore })}</p>
      <p className={table.soft}>{isHead ? t('office.hours.daysOff') : t('office.hours.headOnly')}</p>
      {editing ? (
        <HoursDialog view={view} reception={reception} group={editing} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  );
}

function alike(queues: readonly QueueReception[]): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const { queue, week, places } of queues) {
    const key = JSON.stringify([week, places]);
    groups.set(key, { week, places, queues: [...(groups.get(key)?.queues ?? []), queue] });
  }
  return [...groups.values()];
}
