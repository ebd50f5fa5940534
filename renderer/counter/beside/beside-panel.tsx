import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import { readOfficialCode } from '../../../domain/beside.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { TypeAhead } from '../../ui/type-ahead.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useList } from '../../ui/use-list.ts';
import { useScans } from '../../ui/use-scans.ts';
import type { PanelProps } from '../panels/panel-props.ts';
import styles from './beside.module.css';

const none: readonly ProcedureView[] = [];

/** Ctrl F7: the code of the provincial system, a procedure, Enter. The next code may be scanned at once. */
export function BesidePanel({ view, applicant, onJob, onClose }: PanelProps) {
  const { t } = useTranslation(['screen', 'errors']);
  const procedures = useList('listProcedures') ?? none;
  const receive = useCommand('receiveBeside');
  const [code, setCode] = useState('');
  const [procedure, setProcedure] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [received, setReceived] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const focus = (name: string) =>
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>(`[name="${name}"], button[type="${name}"]`)?.focus(),
    );
  const scanned = (text: string) => {
    setCode(text);
    focus('procedure');
  };

  useScans(({ readings, isCard }) => {
    const read = isCard ? undefined : readings.map(readOfficialCode).find((each) => each !== null);
    return read ? () => scanned(read) : null;
  });
  const items = useMemo(
    () => procedures.map(({ code: id, name, field }) => ({ id, text: name, detail: `${field} · ${id}` })),
    [procedures],
  );

  const submit = async () => {
    setTried(true);
    setReceived(null);
    if (code.trim() === '') return focus('officialCode');
    if (procedure === null) return focus('procedure');
    const answer = await receive.run({
      ...{ counter: view.counter, officialCode: code, procedure, applicant },
      ticket: view.current?.state === 'serving' ? view.current.ticket : null,
      language: view.current?.language ?? 'vi',
    });
    if (!answer.ok) return focus('officialCode');
    const { job, code: own, officialCode, dueAt } = answer.value;
    onJob(job);
    const [date = '', time = ''] = dueAt.split('T');
    const due = t('ui.moment', { time, date: date.split('-').reverse().join('/') });
    setReceived(t('counter.beside.received', { officialCode, code: own, due }));
    setCode('');
    setTried(false);
    focus('officialCode');
  };

  return (
    <StaffDialog title={t('counter.beside.title')} onClose={onClose}>
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (document.activeElement?.getAttribute('name') === 'officialCode' && procedure === null)
            return focus('procedure');
          submit();
        }}
      >
        {received ? <Notice tone="good">{received}</Notice> : <p className={styles.help}>{t('counter.beside.help')}</p>}
        <ErrorText failure={receive.error} />
        <Field
          name="officialCode"
          label={t('counter.beside.code')}
          help={t('counter.beside.codeHelp')}
          value={code}
          onChange={setCode}
          error={tried && code.trim() === '' ? t('counter.beside.codeMissing') : null}
          maxLength={200}
          autoFocus
        />
        <TypeAhead
          label={t('dossier.receive.procedure')}
          name="procedure"
          items={items}
          chosen={items.find(({ id }) => id === procedure) ?? null}
          nothingFound={t('dossier.receive.noProcedure')}
          onChoose={(id, isHere) => {
            setProcedure(id);
            if (isHere) focus('submit');
          }}
        />
        <p className={styles.help}>
          {applicant ? t('counter.beside.of', { name: applicant.name }) : t('counter.beside.ofNobody')}
        </p>
        <div className={styles.actions}>
          <Button kind="primary" type="submit" pending={receive.pending}>
            {t('counter.beside.submit')}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {t('counter.beside.close')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
