import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageStages } from '../../../domain/languages.ts';
import { Choice } from '../../ui/field.tsx';
import { Section } from '../parts/section.tsx';
import { type ClipRow, clipState, countOf } from './clip-order.ts';
import { ClipStateBadge } from './clip-state-badge.tsx';
import styles from './voice.module.css';

const filters = ['all', 'to-record', 'waiting', 'recorded'] as const;
type Filter = (typeof filters)[number];

/** Every clip of the language, stage by stage, with how much of each is done. */
export function ClipList(props: {
  readonly clips: readonly ClipRow[];
  readonly chosen: string | null;
  readonly onChoose: (clip: string) => void;
}) {
  const { clips, chosen, onChoose } = props;
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>('all');
  const shown = clips.filter((row) => passes(row, filter));
  return (
    <Section title={t('office.voice.list')}>
      <Choice
        label={t('office.voice.show')}
        value={filter}
        options={filters.map((value) => ({ value, text: t(`office.voice.filter.${value}`) }))}
        onChange={setFilter}
      />
      <div className={styles.list}>
        {languageStages
          .filter((stage) => clips.some((row) => row.stage === stage))
          .map((stage) => (
            <div key={stage}>
              <h3 className={styles.stage}>{t(`office.languages.stage.${stage}`)}</h3>
              <p className={styles.soft}>{t('office.voice.counts', countOf(clips, stage))}</p>
              <ul className={styles.rows}>
                {shown
                  .filter((row) => row.stage === stage)
                  .map((row) => (
                    <li key={row.clip}>
                      <button
                        type="button"
                        className={styles.row}
                        onClick={() => onChoose(row.clip)}
                        {...(row.clip === chosen ? { 'aria-current': 'true' } : {})}
                      >
                        <span className={styles.rowText}>{row.text ?? row.meaning}</span>
                        <ClipStateBadge row={row} />
                      </button>
                    </li>
                  ))}
              </ul>
            </div>
          ))}
      </div>
    </Section>
  );
}

function passes(row: ClipRow, filter: Filter): boolean {
  const state = clipState(row);
  if (filter === 'all') return true;
  if (filter === 'waiting') return state === 'waiting';
  if (filter === 'recorded') return state === 'recorded';
  return state === 'missing' || state === 'old-text' || state === 'machine';
}
