import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { codeOf } from '../../../domain/signed-code.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { listedCode } from '../hand-over/desk-state.ts';
import { DossierCard } from './dossier-card.tsx';
import { DossierRow } from './dossier-row.tsx';
import { MinutesDialog } from './minutes-dialog.tsx';
import { ReceiptVerdict } from './receipt-verdict.tsx';
import styles from './search-screen.module.css';

const pauseMs = 120;

/** F3: by code, name without accents, last digits of a phone, or today's ticket number; results while typing. */
export function SearchScreen(props: {
  readonly view: CounterView;
  readonly query: string;
  /** A receipt's code as it was scanned; null: none was. */
  readonly scannedCode: string | null;
  readonly setQuery: (query: string) => void;
  readonly onBack: () => void;
}) {
  const { query } = props;
  const { t } = useTranslation();
  const find = useRequest('findDossiers');
  const { run } = find;
  const [found, setFound] = useState<readonly DossierLine[] | null>(null);
  const [chosen, setChosen] = useState(0);
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` rises after an act on a dossier: the list is read again
  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '') return setFound(null);
    const state = { stale: false };
    const timer = setTimeout(async () => {
      const answer = await run({ query: wanted, state: null });
      if (!state.stale && answer.ok) setFound(answer.value);
    }, pauseMs);
    return () => {
      state.stale = true;
      clearTimeout(timer);
    };
  }, [query, asked, run]);

  const [writesMinutes, setWritesMinutes] = useState(false);
  const line = found?.[chosen] ?? null;
  const move = (step: number) =>
    setChosen((was) => Math.min(Math.max(0, was + step), Math.max(0, (found?.length ?? 1) - 1)));
  useKeys([
    { keys: ['ArrowDown'], run: () => move(1) },
    { keys: ['ArrowUp'], run: () => move(-1) },
    { keys: ['Alt+9'], run: line ? () => setWritesMinutes(true) : undefined },
  ]);

  return (
    <main className={styles.page}>
      <section className={styles.results}>
        <Field
          label={t('dossier.search.label')}
          help={t('dossier.search.help')}
          type="search"
          value={query}
          onChange={(text) => {
            props.setQuery(text);
            setChosen(0);
          }}
          maxLength={80}
          autoFocus
        />
        {props.scannedCode !== null && codeOf(props.scannedCode) === query.trim() ? (
          <ReceiptVerdict text={props.scannedCode} />
        ) : null}
        <ErrorText failure={find.error} />
        {found?.length === 0 ? <NothingFound key={query.trim()} query={query.trim()} /> : null}
        {line ? (
          <Button shortcut="Alt 9" onPress={() => setWritesMinutes(true)}>
            {t('dossier.minutes.title')}
          </Button>
        ) : null}
        {writesMinutes && found ? (
          <MinutesDialog lines={found} place={props.view.point.pointName} onClose={() => setWritesMinutes(false)} />
        ) : null}
        <ul className={styles.rows}>
          {found?.map((each, index) => (
            <DossierRow
              key={each.dossier}
              line={each}
              here={props.view.point.point}
              chosen={index === chosen}
              onChoose={() => setChosen(index)}
            />
          ))}
        </ul>
      </section>
      {line ? (
        <DossierCard key={line.dossier} line={line} view={props.view} onChanged={() => setAsked((was) => was + 1)} />
      ) : (
        <section className={styles.empty}>
          <p>{t('dossier.search.begin')}</p>
        </section>
      )}
    </main>
  );
}

/** A code that nothing is known of but its slip: whoever holds its papers is told so, and not to type fewer letters. */
function NothingFound({ query }: { query: string }) {
  const { t } = useTranslation();
  const { run } = useRequest('readHandOvers');
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    if (!/^\d{5}-\d{1,2}-\S+$/.test(query)) return;
    const state = { stale: false };
    void run({}).then((answer) => {
      if (state.stale || !answer.ok) return;
      const all = [...answer.value.coming, ...answer.value.onRoad, ...answer.value.done];
      const known = all.find(({ items }) => listedCode(query, items) !== null);
      setFrom(known?.from.name ?? null);
    });
    return () => {
      state.stale = true;
    };
  }, [query, run]);
  if (from === null) return <p className={styles.nothing}>{t('dossier.search.nothing')}</p>;
  return <Notice tone="warn">{t('dossier.search.onSlipOnly', { from })}</Notice>;
}
