import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptBookView } from '../../../contract/fees-api.ts';
import { receiptNumberText } from '../../../domain/receipt-book.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import styles from './day-screen.module.css';

/** The printed books that lie at this point: which is in use, how far it has come, and a new one. */
export function ReceiptBooks() {
  const { t } = useTranslation();
  const { run } = useRequest('listReceiptBooks');
  const close = useCommand('closeReceiptBook');
  const [books, setBooks] = useState<readonly ReceiptBookView[]>([]);
  const [opening, setOpening] = useState(false);
  const look = useCallback(async () => {
    const answer = await run({});
    if (answer.ok) setBooks(answer.value);
  }, [run]);
  useEffect(() => {
    look();
  }, [look]);
  const here = books.filter((each) => !each.isClosed);
  return (
    <>
      <h3 className={styles.heading}>{t('day.books')}</h3>
      {here.length === 0 ? <p className={styles.hint}>{t('day.booksNone')}</p> : null}
      <ErrorText failure={close.error} />
      <ul className={styles.list}>
        {here.map((book) => (
          <li key={book.book} className={styles.item}>
            <span className={styles.words}>
              <strong>
                {book.form} {book.series}
              </strong>
              <span className={styles.hint}>
                {book.next > book.to
                  ? t('day.bookUsedUp')
                  : t('day.bookNext', { next: receiptNumberText(book.next), to: receiptNumberText(book.to) })}
              </span>
            </span>
            <Button
              kind="quiet"
              label={t('day.bookCloseOf', { series: book.series })}
              onPress={async () => {
                if ((await close.run({ book: book.book })).ok) look();
              }}
            >
              {t('day.bookClose')}
            </Button>
          </li>
        ))}
      </ul>
      <Button onPress={() => setOpening(true)}>{t('day.bookOpen')}</Button>
      {opening ? (
        <OpenBook
          last={books.at(-1) ?? null}
          onClose={() => {
            setOpening(false);
            look();
          }}
        />
      ) : null}
    </>
  );
}

/** What stands on the cover; form and series of the last book are the first guess. */
function OpenBook({ last, onClose }: { last: ReceiptBookView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const open = useCommand('openReceiptBook');
  const [form, setForm] = useState(last?.form ?? '01BLP2-001');
  const [series, setSeries] = useState(last?.series ?? '');
  const [from, setFrom] = useState(last ? String(last.to + 1) : '1');
  const [to, setTo] = useState(last ? String(last.to + 50) : '50');
  const submit = async () => {
    const wish = { form: form.trim(), series: series.trim(), from: Number(from), to: Number(to), liesAt: null };
    if (wish.form === '' || wish.series === '') return;
    if ((await open.run(wish)).ok) onClose();
  };
  const digits = (set: (text: string) => void) => (text: string) => set(text.replaceAll(/\D/g, ''));
  return (
    <StaffDialog title={t('day.bookOpen')} onClose={onClose}>
      <form
        className={styles.money}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t('day.bookForm')} value={form} onChange={setForm} maxLength={20} />
        <Field label={t('day.bookSeries')} value={series} onChange={setSeries} maxLength={20} autoFocus />
        <Field label={t('day.bookFrom')} value={from} onChange={digits(setFrom)} inputMode="numeric" maxLength={7} />
        <Field label={t('day.bookTo')} value={to} onChange={digits(setTo)} inputMode="numeric" maxLength={7} />
        <ErrorText failure={open.error} />
        <Button kind="primary" type="submit" pending={open.pending} disabled={series.trim() === ''}>
          {t('day.bookOpen')}
        </Button>
      </form>
    </StaffDialog>
  );
}
