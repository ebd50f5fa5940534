import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { proposeColumns, type RegisterRead, type RegisterRow, readRegister } from '../../../domain/register-csv.ts';
import { Button } from '../button.tsx';
import { Choice, Field } from '../field.tsx';
import { ErrorText, Notice } from '../notice.tsx';
import { readTableFile, type TableFile } from '../read-table-file.ts';
import { readDate, typedDate } from '../typed-date.ts';
import styles from './register.module.css';
import { type Compared, RegisterResult } from './register-result.tsx';

interface Loaded {
  readonly table: TableFile;
  readonly code: number;
  readonly date: number | null;
}

/**
 * The provincial system's list against what was received, at a point's office and at the province: the file is read in the page,
 * codes and dates alone are sent.
 */
export function RegisterCompare(props: {
  readonly help: string;
  /** Rows that one comparison takes. */
  readonly most: number;
  /** Dates are `YYYY-MM-DD`, both counted; null: it failed. */
  readonly compare: (rows: RegisterRow[], from: string, to: string) => Promise<Compared | null>;
  readonly pending: boolean;
  readonly failure: { readonly type: string } | null;
}) {
  const { most, pending } = props;
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [loaded, setLoaded] = useState<Loaded | 'unreadable' | null>(null);
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null);
  const [result, setResult] = useState<{ compared: Compared; bad: RegisterRead['bad'] } | null>(null);

  const file = loaded === 'unreadable' ? null : loaded;
  const read = file && readRegister(file.table, file);
  const days = typed ?? (read ? coveredBy(read) : { from: '', to: '' });
  const [from, to] = [readDate(days.from), readDate(days.to)];
  const isRange = from?.length === 10 && to?.length === 10 && from <= to;
  const tooMany = (read?.rows.length ?? 0) > most;

  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    const table = await readTableFile(chosen);
    setName(chosen.name);
    setTyped(null);
    setResult(null);
    setLoaded(table ? { table, ...proposeColumns(table.columns) } : 'unreadable');
  };
  const run = async () => {
    if (!file || !read || !isRange) return;
    const compared = await props.compare([...read.rows], from, to);
    if (compared) setResult({ compared, bad: [...file.table.bad, ...read.bad] });
  };
  const columns = file?.table.columns.map((title, at) => ({ value: String(at), text: title || String(at + 1) })) ?? [];

  return (
    <>
      <p>{props.help}</p>
      <div className={styles.file}>
        <FileTrigger
          acceptedFileTypes={['.xlsx', '.csv', '.txt', 'text/csv']}
          onSelect={(files) => void open(files?.[0])}
        >
          <Button>{t('office.beside.file')}</Button>
        </FileTrigger>
        <span>{name === '' ? t('office.languages.noFile') : name}</span>
      </div>
      {loaded === 'unreadable' ? <Notice tone="bad">{t('province.import.unreadable')}</Notice> : null}
      {file && read ? (
        <div className={styles.form}>
          <Choice
            label={t('office.beside.code')}
            value={String(file.code)}
            options={columns}
            onChange={(at) => setLoaded({ ...file, code: Number(at) })}
          />
          <Choice
            label={t('office.beside.date')}
            value={file.date === null ? '' : String(file.date)}
            options={[{ value: '', text: t('office.beside.noDate') }, ...columns]}
            onChange={(at) => setLoaded({ ...file, date: at === '' ? null : Number(at) })}
          />
          <Field
            label={t('office.beside.from')}
            value={days.from}
            onChange={(next) => setTyped({ ...days, from: next })}
            maxLength={10}
          />
          <Field
            label={t('office.beside.to')}
            value={days.to}
            onChange={(next) => setTyped({ ...days, to: next })}
            maxLength={10}
          />
          <div>
            <Button
              kind="primary"
              pending={pending}
              disabled={tooMany || read.rows.length === 0 || !isRange}
              onPress={run}
            >
              {t('office.beside.compare')}
            </Button>
          </div>
        </div>
      ) : null}
      {tooMany ? <Notice tone="warn">{t('office.beside.tooMany', { most })}</Notice> : null}
      {read && read.rows.length === 0 ? (
        <Notice tone="warn">{t('office.beside.empty')}</Notice>
      ) : read && !isRange ? (
        <Notice tone="warn">{t('office.beside.daysMissing')}</Notice>
      ) : null}
      <ErrorText failure={props.failure} />
      {result ? <RegisterResult {...result} /> : null}
    </>
  );
}

/** The days of the file's own dates, as people write them. */
function coveredBy({ rows }: RegisterRead): { from: string; to: string } {
  const dates = rows.flatMap(({ receivedOn }) => receivedOn ?? []).sort();
  return { from: typedDate(dates[0] ?? ''), to: typedDate(dates.at(-1) ?? '') };
}
