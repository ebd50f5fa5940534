import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRowView } from '../../../contract/forms-api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { numberText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import styles from './books.module.css';
import { fileKinds, useFile } from './use-file.ts';

/** II.06a of some days: seen here, taken away as a file. */
export function ReportSection({ today }: { today: string }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(typedDate(`${today.slice(0, 7)}-01`));
  const [to, setTo] = useState(typedDate(today));
  const [report, setReport] = useState<{ rows: readonly ReportRowView[]; total: ReportRowView } | null>(null);
  const [tried, setTried] = useState(false);
  const read = useRequest('readReport');
  const file = useFile('readReportFile');
  const days = { from: dayOf(from), to: dayOf(to) };
  const period = days.from && days.to ? { from: days.from, to: days.to } : null;

  const show = async () => {
    setTried(true);
    if (!period) return;
    const answer = await read.run(period);
    if (answer.ok) setReport(answer.value);
  };
  const fault = (typed: string) => (tried && !dayOf(typed) ? t('office.books.dateWrong') : null);

  return (
    <Section title={t('office.books.report')}>
      <p>{t('office.books.reportHelp')}</p>
      <div className={styles.period}>
        <Field
          label={t('office.books.from')}
          name="from"
          value={from}
          onChange={setFrom}
          error={fault(from)}
          maxLength={10}
        />
        <Field label={t('office.books.to')} name="to" value={to} onChange={setTo} error={fault(to)} maxLength={10} />
      </div>
      <div className={styles.actions}>
        <Button kind="primary" onPress={show} pending={read.pending}>
          {t('office.books.show')}
        </Button>
        {fileKinds.map((as) => (
          <Button
            key={as}
            label={t('office.books.reportFileOf', { kind: as.toUpperCase() })}
            onPress={() => (period ? void file.save({ ...period, as }, as) : setTried(true))}
            pending={file.pending}
          >
            {as.toUpperCase()}
          </Button>
        ))}
      </div>
      <ErrorText failure={read.error ?? file.error} />
      {report ? <ReportTable {...report} /> : null}
    </Section>
  );
}

function ReportTable({ rows, total }: { rows: readonly ReportRowView[]; total: ReportRowView }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p>{t('office.books.nothing')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('office.books.field')}</th>
          <th>{t('office.books.received')}</th>
          <th>{t('office.books.resolved')}</th>
          <th>{t('office.books.late')}</th>
          <th>{t('office.books.pending')}</th>
          <th>{t('office.books.overdue')}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows, { ...total, field: t('office.books.total') }].map(({ field, received, resolved, pending }) => (
          <tr key={field}>
            <td className={table.strong}>{field}</td>
            <td>{numberText(received.total)}</td>
            <td>{numberText(resolved.total)}</td>
            <td>{numberText(resolved.late)}</td>
            <td>{numberText(pending.total)}</td>
            <td>{numberText(pending.overdue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function dayOf(typed: string): string | null {
  const date = readDate(typed);
  return date?.length === 10 ? date : null;
}
