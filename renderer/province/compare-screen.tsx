import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { proposeColumns, type RegisterRead, readRegister } from '../../domain/register-csv.ts';
import { Button } from '../ui/button.tsx';
import { Choice, Field } from '../ui/field.tsx';
import { localDateText } from '../ui/format.ts';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { readDate, typedDate } from '../ui/typed-date.ts';
import { useSending } from './officer-context.ts';
import { Panel } from './panel.tsx';
import styles from './province.module.css';
import type { Outputs } from './province-client.ts';
import { readTableFile, type TableFile } from './reference/read-table-file.ts';

type Compared = Outputs['compareWithRegister'];

/** The provincial system's list against what the points received: read in the page, codes and dates alone are sent. */
export function CompareScreen() {
  const { t } = useTranslation();
  const { send, pending, failure } = useSending();
  const [file, setFile] = useState<{ name: string; table: TableFile; code: number; date: number | null } | null>(null);
  const [days, setDays] = useState<{ from: string; to: string } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const [result, setResult] = useState<{ compared: Compared; bad: RegisterRead['bad'] } | null>(null);
  const read = file && readRegister(file.table, file);
  const covered = days ?? (read ? coveredBy(read) : { from: '', to: '' });
  const [from, to] = [readDate(covered.from), readDate(covered.to)];
  const isRange = from?.length === 10 && to?.length === 10 && from <= to;

  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    const table = await readTableFile(chosen);
    setUnreadable(table === null);
    setResult(null);
    setDays(null);
    setFile(table && { name: chosen.name, table, ...proposeColumns(table.columns) });
  };
  const compare = async () => {
    if (!read || !isRange) return;
    const compared = await send('compareWithRegister', { from, to, rows: [...read.rows] });
    if (compared) setResult({ compared, bad: read.bad });
  };
  const columns = file?.table.columns.map((name, at) => ({ value: String(at), text: name || String(at + 1) })) ?? [];
  return (
    <Panel title={t('province.page.compare')}>
      <p>{t('province.compare.help')}</p>
      <div className={styles.row}>
        <FileTrigger
          acceptedFileTypes={['.xlsx', '.csv', '.txt', 'text/csv']}
          onSelect={(files) => void open(files?.[0])}
        >
          <Button>{t('province.import.file')}</Button>
        </FileTrigger>
        <span>{file?.name ?? ''}</span>
      </div>
      {unreadable ? <Notice tone="bad">{t('province.import.unreadable')}</Notice> : null}
      {file && read ? (
        <div className={styles.row}>
          <Choice
            label={t('office.beside.code')}
            value={String(file.code)}
            options={columns}
            onChange={(at) => setFile({ ...file, code: Number(at) })}
          />
          <Choice
            label={t('office.beside.date')}
            value={file.date === null ? '' : String(file.date)}
            options={[{ value: '', text: t('office.beside.noDate') }, ...columns]}
            onChange={(at) => setFile({ ...file, date: at === '' ? null : Number(at) })}
          />
          <Field
            label={t('province.from')}
            value={covered.from}
            onChange={(next) => setDays({ ...covered, from: next })}
            maxLength={10}
          />
          <Field
            label={t('province.to')}
            value={covered.to}
            onChange={(next) => setDays({ ...covered, to: next })}
            maxLength={10}
          />
          <Button kind="primary" pending={pending} disabled={read.rows.length === 0 || !isRange} onPress={compare}>
            {t('office.beside.compare')}
          </Button>
        </div>
      ) : null}
      {read && read.rows.length === 0 ? (
        <Notice tone="warn">{t('office.beside.empty')}</Notice>
      ) : read && !isRange ? (
        <Notice tone="warn">{t('office.beside.daysMissing')}</Notice>
      ) : null}
      <ErrorText failure={failure} />
      {result ? <Result {...result} /> : null}
    </Panel>
  );
}

function Result({ compared, bad }: { compared: Compared; bad: RegisterRead['bad'] }) {
  const { t } = useTranslation();
  const { onlyThere, onlyHere, differentDate, same } = compared;
  const date = (on: string | null) => (on ? localDateText(on) : '–');
  return (
    <>
      <p>{t('office.beside.same', { count: same })}</p>
      <Group title={t('office.beside.onlyThere', { count: onlyThere.length })}>
        {onlyThere.map(
          ({ line, officialCode, receivedOn }) =>
            `${officialCode} · ${date(receivedOn)} · ${t('office.beside.line', { line })}`,
        )}
      </Group>
      <Group title={t('office.beside.onlyHere', { count: onlyHere.length })}>
        {onlyHere.map(({ point, code, officialCode, receivedOn }) =>
          [point, code, officialCode, date(receivedOn)].filter(Boolean).join(' · '),
        )}
      </Group>
      <Group title={t('office.beside.differentDate', { count: differentDate.length })}>
        {differentDate.map(
          ({ officialCode, point, there, here }) =>
            `${officialCode} · ${point} · ${t('office.beside.there', { date: date(there) })} · ${t('office.beside.here', { date: date(here) })}`,
        )}
      </Group>
      <Group title={t('office.beside.bad', { count: bad.length })}>
        {bad.map(({ line, why }) => `${t('office.beside.line', { line })}: ${t(`office.beside.why.${why}`)}`)}
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: readonly string[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.changes}>
        {children.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** The days of the file's own dates, as people write them. */
function coveredBy({ rows }: RegisterRead): { from: string; to: string } {
  const dates = rows.flatMap(({ receivedOn }) => receivedOn ?? []).sort();
  return { from: typedDate(dates[0] ?? ''), to: typedDate(dates.at(-1) ?? '') };
}
