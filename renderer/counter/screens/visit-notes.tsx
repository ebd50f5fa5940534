import { useTranslation } from 'react-i18next';
import type { CounterView, TicketView } from '../../../contract/terminal-views.ts';
import { procedureByCode } from '../../../domain/procedures.ts';
import { sourceLanguage } from '../../i18n.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import styles from './visit-notes.module.css';

/** What the next clerk must know before the first word: why this number, what the person needs, what is still to be done. */
export function VisitNotes({ ticket, view }: { ticket: TicketView; view: CounterView }) {
  const { t } = useTranslation();
  const { mark, needs, procedures, language, interpreterCalled } = ticket;
  const isForeign = language !== sourceLanguage;
  const speaks = view.speaks.includes(language);
  const tags = [
    ...(mark ? [t(`counter.mark.${mark}`)] : []),
    ...needs.map((need) => t(`counter.need.${need}`)),
    ...(isForeign ? [t(speaks ? 'counter.speaks.yes' : 'counter.speaks.no')] : []),
    ...(interpreterCalled ? [t('counter.interpreter.called')] : []),
  ];
  return (
    <>
      {tags.length > 0 ? (
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              {tag}
            </li>
          ))}
        </ul>
      ) : null}
      {procedures.length > 0 ? (
        <ol className={styles.procedures} aria-label={t('counter.about.procedures')}>
          {procedures.map((code) => {
            const done = view.received.includes(code);
            return (
              <li key={code} className={styles.procedure} data-done={done || undefined}>
                {done ? <Pictogram name="tick" className={styles.sign} /> : <span className={styles.sign} />}
                <span>
                  {procedureByCode(code)?.name ?? code}
                  {done ? ` · ${t('counter.about.received')}` : ''}
                </span>
              </li>
            );
          })}
        </ol>
      ) : null}
    </>
  );
}

/** In a list, beside the number. */
export function MarkTag({ mark }: { mark: TicketView['mark'] }) {
  const { t } = useTranslation();
  return mark ? <span className={styles.tag}>{t('counter.mark.short')}</span> : null;
}
