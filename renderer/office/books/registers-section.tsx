import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { localDateText, numberText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { type FileKind, fileKinds, useFile } from './use-file.ts';

/** One book a year, and each that a log begun in another's place has of its own: how much stands in it, its files, and its end. */
export function RegistersSection({ isHead, today }: { isHead: boolean; today: string }) {
  const { t } = useTranslation();
  const [books, setBooks] = useState<Outputs['listRegisters'] | null>(null);
  const { run, error } = useRequest('listRegisters');
  const close = useCommand('closeRegister');
  const file = useFile('readRegisterFile');
  const read = useCallback(async () => {
    const answer = await run({});
    if (answer.ok) setBooks(answer.value);
  }, [run]);
  useEffect(() => void read(), [read]);
  const closeYear = async (year: number) => {
    if ((await close.run({ year })).ok) await read();
  };
  const thisYear = Number(today.slice(0, 4));
  const rows = (books ?? []).map(({ book, ...row }) => ({ ...row, book: book ?? String(row.year) }));
  const second = rows.find(({ year, book }) => book !== String(year));
  const several = (year: number) => rows.filter((row) => row.year === year).length > 1;
  const fileLabel = (as: FileKind, year: number, book: string) => {
    const kind = as.toUpperCase();
    return book === String(year)
      ? t('office.books.fileOf', { kind, year })
      : t('office.books.fileOfBook', { kind, book });
  };
  /** All books of a year are closed together: the first that is open has the button. */
  const closesYear = (year: number, book: string) =>
    isHead && year < thisYear && rows.find((row) => row.year === year && row.closedOn === null)?.book === book;

  return (
    <Section title={t('office.books.registers')}>
      <p>{t('office.books.registersHelp')}</p>
      <ErrorText failure={error ?? close.error ?? file.error} />
      {books?.length === 0 ? <p>{t('office.books.none')}</p> : null}
      {second ? <p>{t('office.books.secondHelp', { book: second.book })}</p> : null}
      {rows.length > 0 ? (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t(second ? 'office.books.book' : 'office.books.year')}</th>
              <th>{t('office.books.entries')}</th>
              <th>{t('office.books.state')}</th>
              <td className={table.end} />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ year, book, entries, closedOn }) => (
              <tr key={book}>
                <td className={classes(table.whole, table.strong)}>{book}</td>
                <td className={table.whole}>{numberText(entries)}</td>
                <td>
                  {closedOn ? (
                    <StateBadge tone="good">{t('office.books.closed', { date: localDateText(closedOn) })}</StateBadge>
                  ) : (
                    <StateBadge tone="busy">{t('office.books.open')}</StateBadge>
                  )}
                </td>
                <td className={table.end}>
                  <div className={table.actions}>
                    {fileKinds.map((as) => (
                      <Button
                        key={as}
                        label={fileLabel(as, year, book)}
                        onPress={() => void file.save({ year, ...(book !== String(year) && { book }), as }, as)}
                        pending={file.pending}
                      >
                        {as.toUpperCase()}
                      </Button>
                    ))}
                    {closesYear(year, book) ? (
                      <Button kind="danger" onPress={() => void closeYear(year)} pending={close.pending}>
                        {several(year) ? t('office.books.closeYear', { year }) : t('office.books.close')}
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Section>
  );
}
