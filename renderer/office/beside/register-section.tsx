import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import {
  proposeColumns,
  type RegisterRead,
  type RegisterTable,
  readCsv,
  readRegister,
} from '../../../domain/register-csv.ts';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import styles from './beside.module.css';
import { RegisterResult } from './register-result.tsx';

/** As many as one message to the station carries. */
const MOST_ROWS = 3000;

export type Compared = Extract<Outputs['compareRegister'], { ok: true }>['value'];

interface Loaded {
  readonly table: RegisterTable;
  readonly unclosed: RegisterRead['bad'];
  readonly code: number;
  readonly date: number | null;
}

/** The provincial register, exported as CSV: read here, in the page; codes and dates alone go to the station. */
export function RegisterSection() {
  const { t } = useTranslation();
  const compare = useRequest('compareRegister');
  const [name, setName] = useState('');
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [days, setDays] = useState<{ from: string; to: string } | null>(null);
  const [result, setResult] = useState<{ compared: Compared; bad: RegisterRead['bad'] } | null>(null);

  const read = loaded && readRegister(loaded.table, loaded);
  const covered = days ?? (read && coveredBy(read));
  const range = covered && { from: readDate(covered.from), to: readDate(covered.to) };
  const isRange = range?.from?.length === 10 && range.to?.length === 10 && range.from <= range.to;
  const tooMany = (read?.rows.length ?? 0) > MOST_ROWS;

  const open = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    const { bad, ...table } = readCsv(await file.text());
    setLoaded({ table, unclosed: bad, ...proposeColumns(table.columns) });
    setDays(null);
    setResult(null);
  };
  const run = async () => {
    if (!read || !loaded || !isRange || !range?.from || !range.to || tooMany) return;
    const answer = await compare.run({ rows: [...read.rows], from: range.from, to: range.to });
    if (answer.ok) setResult({ compared: answer.value, bad: [...loaded.unclosed, ...read.bad] });
  };
  const columns = loaded?.table.columns.map((name, at) => ({ value: String(at), text: name || String(at + 1) })) ?? [];

  return (
    <Section title={t('office.beside.register')}>
      <p>{t('office.beside.registerHelp')}</p>
      <div className={styles.file}>
        <FileTrigger acceptedFileTypes={['.csv', '.txt', 'text/csv']} onSelect={(files) => void open(files?.[0])}>
          <Button>{t('office.beside.file')}</Button>
        </FileTrigger>
        <span>{name === '' ? t('office.languages.noFile') : name}</span>
      </div>
      {loaded && read ? (
        <div className={styles.form}>
          <Choice
            label={t('office.beside.code')}
            value={String(loaded.code)}
            options={columns}
            onChange={(at) => setLoaded({ ...loaded, code: Number(at) })}
          />
          <Choice
            label={t('office.beside.date')}
            value={loaded.date === null ? '' : String(loaded.date)}
            options={[{ value: '', text: t('office.beside.noDate') }, ...columns]}
            onChange={(at) => setLoaded({ ...loaded, date: at === '' ? null : Number(at) })}
          />
          <Field
            label={t('office.beside.from')}
            value={covered?.from ?? ''}
            onChange={(from) => setDays({ from, to: covered?.to ?? '' })}
            maxLength={10}
          />
          <Field
            label={t('office.beside.to')}
            value={covered?.to ?? ''}
            onChange={(to) => setDays({ from: covered?.from ?? '', to })}
            maxLength={10}
          />
          <Button
            kind="primary"
            pending={compare.pending}
            disabled={tooMany || read.rows.length === 0 || !isRange}
            onPress={run}
          >
            {t('office.beside.compare')}
          </Button>
        </div>
      ) : null}
      {tooMany ? <Notice tone="warn">{t('office.beside.tooMany', { most: MOST_ROWS })}</Notice> : null}
      {read && read.rows.length === 0 ? (
        <Notice tone="warn">{t('office.beside.empty')}</Notice>
      ) : read && !isRange ? (
        <Notice tone="warn">{t('office.beside.daysMissing')}</Notice>
      ) : null}
      <ErrorText failure={compare.error} />
      {result ? <RegisterResult {...result} /> : null}
    </Section>
  );
}

/** The days of the file's own dates, as people write them. */
function coveredBy({ rows }: RegisterRead): { from: string; to: string } {
  const dates = rows.flatMap(({ receivedOn }) => receivedOn ?? []).sort();
  return { from: typedDate(dates[0] ?? ''), to: typedDate(dates.at(-1) ?? '') };
}
