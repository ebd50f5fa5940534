import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { Outputs } from '../../station-client.ts';
import { dueReason, dueText } from '../../ui/due-words.ts';
import { useRequest } from '../../ui/use-command.ts';
import styles from './receive-screen.module.css';

type Due = Extract<Outputs['previewDueDate'], { ok: true }>['value'];

const everyMs = 30_000;

/** The promise before it is made: day, hour and why; asked again, for at three o'clock it becomes another day. */
export function DuePreview({ procedure }: { procedure: ProcedureView | null }) {
  const { t } = useTranslation();
  const { run: preview } = useRequest('previewDueDate');
  const [due, setDue] = useState<Due | null>(null);
  const code = procedure?.code;
  useEffect(() => {
    setDue(null);
    if (code === undefined) return;
    const state = { stale: false };
    const ask = () =>
      preview({ procedure: code }).then((answer) => {
        if (!state.stale && answer.ok) setDue(answer.value);
      });
    ask();
    const timer = setInterval(ask, everyMs);
    return () => {
      state.stale = true;
      clearInterval(timer);
    };
  }, [code, preview]);

  if (!procedure) return <p className={styles.due}>{t('dossier.due.chooseFirst')}</p>;
  return (
    <div className={styles.due} aria-live="polite">
      <p>
        {t('dossier.due.title')} <strong className={styles.dueDate}>{due ? dueText(due.dueAt) : '…'}</strong>
      </p>
      <p className={styles.dueWhy}>
        {due ? dueReason(t, due.rule) : ''}
        {procedure.verified ? '' : ` ${t('dossier.procedure.unverified')}`}
      </p>
    </div>
  );
}
