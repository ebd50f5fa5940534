import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { HeadView } from '../../../contract/head-api.ts';
import { classes } from '../../ui/classes.ts';
import { type Figure, figureText } from './figure-text.ts';
import styles from './head.module.css';

/** Five numbers, each with target and yesterday; a press shows what it was counted from. */
export function HeadFigures({ view, onOpen }: { view: HeadView; onOpen: (figure: Figure['figure']) => void }) {
  return (
    <ul className={styles.figures}>
      {view.figures.map((figure) => (
        <li key={figure.figure}>
          <FigureButton figure={figure} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function FigureButton({ figure, onOpen }: { figure: Figure; onOpen: (figure: Figure['figure']) => void }) {
  const { t } = useTranslation();
  const { value, yesterday, target, isMet, part, whole } = figure;
  const met = isMet === null ? 'open' : isMet ? 'met' : 'missed';
  const [number, ...unit] = figureText(t as TFunction, figure.figure, value).split(' ');
  return (
    <button type="button" className={styles.figure} onClick={() => onOpen(figure.figure)}>
      <span className={styles.name}>{t(`office.head.figure.${figure.figure}`)}</span>
      <span className={classes(styles.value, styles[met])}>
        {met === 'open' ? null : (
          <span className={styles.sign} aria-hidden="true">
            {met === 'met' ? '✓' : '!'}
          </span>
        )}
        {number}
        {unit.length === 0 ? null : <span className={styles.unit}>{unit.join(' ')}</span>}
      </span>
      <span className={styles.detail}>
        {t(`office.head.target.${figure.figure}`, { target })}
        {met === 'open' ? '' : ` (${t(`office.head.${met}`)})`}
      </span>
      {whole === null || figure.figure === 'served' ? null : (
        <span className={styles.detail}>{t('office.head.partOf', { part, whole })}</span>
      )}
      <span className={styles.detail}>
        {t('office.head.yesterday', { value: figureText(t as TFunction, figure.figure, yesterday) })}
      </span>
    </button>
  );
}
