import { useTranslation } from 'react-i18next';
import { dateTimeText, numberText } from '../ui/format.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import type { ViewOf } from '../ui/use-live.ts';
import styles from './paper-app.module.css';

type Paper = ViewOf<'watchPaper'>['papers'][number];

/** The papers, newest first, as they would hang on a wall. */
export function PaperWall({ title, papers }: { title: string; papers: readonly Paper[] }) {
  const { t } = useTranslation();
  const newestFirst = [...papers].sort((a, b) => b.id - a.id);
  return (
    <section className={styles.wall} aria-label={title}>
      <h2>{title}</h2>
      {papers.length === 0 ? <p className={styles.none}>{t('paper.none')}</p> : null}
      <ul className={styles.papers}>
        {newestFirst.map((paper) => (
          <li key={paper.id} className={styles.paper}>
            <figure>
              <img src={pictureOf(paper.png)} alt={t('paper.alt', { id: paper.id, time: dateTimeText(paper.at) })} />
              <figcaption className={styles.caption}>
                <span>{dateTimeText(paper.at)}</span>
                <span>{t('paper.bytes', { bytes: numberText(paper.bytes) })}</span>
                {paper.complete ? null : <StateBadge tone="bad">{t('paper.incomplete')}</StateBadge>}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The contract carries the picture as base64, with or without its `data:` head. */
function pictureOf(png: string): string {
  return png.startsWith('data:') ? png : `data:image/png;base64,${png}`;
}
