import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import {
  mostReferenceRows,
  type ReferenceKind,
  type ReferenceMode,
  referenceColumns,
} from '../../../domain/reference.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { readTableFile } from '../../ui/read-table-file.ts';
import { typedDate } from '../../ui/typed-date.ts';
import { useSending } from '../officer-context.ts';
import styles from '../province.module.css';
import { DifferenceView } from './difference-view.tsx';
import { FaultList } from './fault-list.tsx';
import { linesUnder } from './lines-under.ts';
import { isChange, type Preview } from './reference-words.ts';

interface Change {
  readonly kind: ReferenceKind;
  readonly mode: ReferenceMode;
  readonly lines: { line: number; cells: Record<string, string> }[];
}

/** Every change goes the same way: asked for, seen as a difference, and only then done. */
function useChange(onDone: () => void) {
  const { send, pending, failure } = useSending();
  const [seen, setSeen] = useState<{ change: Change; preview: Preview } | null>(null);
  const look = async (change: Change) => {
    const preview = await send('previewReference', change);
    if (preview) setSeen({ change, preview });
  };
  const apply = async () => {
    if (seen && (await send('changeReference', seen.change))) onDone();
  };
  return { seen, look, apply, pending, failure, forget: () => setSeen(null) };
}

export function ImportDialog({ kind, onClose }: { kind: ReferenceKind; onClose: () => void }) {
  const { t } = useTranslation();
  const { seen, look, apply, pending, failure, forget } = useChange(onClose);
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [file, setFile] = useState<{ name: string; lines: Change['lines'] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    forget();
    setFile(null);
    const table = await readTableFile(chosen);
    if (!table) return setProblem(t('province.import.unreadable'));
    const [broken] = table.bad;
    if (broken) return setProblem(t('province.import.broken', { line: broken.line }));
    const title = (id: string) => t(`province.ref.column.${id}` as never) as string;
    const value = (of: string) => t(`province.ref.value.${of}` as never) as string;
    const { lines, missing } = linesUnder(table, referenceColumns[kind], { title, value });
    if (missing.length > 0) return setProblem(t('province.import.missing', { columns: missing.map(title).join(', ') }));
    if (lines.length === 0) return setProblem(t('province.import.empty'));
    if (lines.length > mostReferenceRows)
      return setProblem(t('province.import.tooMany', { lines: lines.length, most: mostReferenceRows }));
    setProblem(null);
    setFile({ name: chosen.name, lines: [...lines] });
    await look({ kind, mode, lines: [...lines] });
  };
  const chooseMode = (next: 'merge' | 'replace') => {
    setMode(next);
    if (file) void look({ kind, mode: next, lines: file.lines });
  };
  return (
    <StaffDialog title={t('province.import.title', { list: t(`province.kind.${kind}`) })} onClose={onClose} wide>
      <div className={styles.wideForm}>
        <p className={styles.soft}>
          {t('province.import.columns', {
            columns: referenceColumns[kind].map(({ id }) => t(`province.ref.column.${id}` as never)).join(', '),
          })}
        </p>
        <div className={styles.row}>
          <FileTrigger
            acceptedFileTypes={['.xlsx', '.csv', '.txt', 'text/csv']}
            onSelect={(files) => void open(files?.[0])}
          >
            <Button>{t('province.import.file')}</Button>
          </FileTrigger>
          <span>{file?.name ?? ''}</span>
          <Choice
            label={t('province.import.mode')}
            value={mode}
            options={(['merge', 'replace'] as const).map((value) => ({ value, text: t(`province.import.${value}`) }))}
            onChange={chooseMode}
          />
        </div>
        {problem ? (
          <Notice tone="bad" answers={problem}>
            {problem}
          </Notice>
        ) : null}
        <ErrorText failure={failure} />
        {seen ? (
          <>
            <FaultList kind={kind} faults={seen.preview.faults} of="file" />
            <DifferenceView kind={kind} difference={seen.preview.difference} />
          </>
        ) : null}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
          <Button
            kind="primary"
            pending={pending}
            disabled={!seen || seen.preview.faults.length > 0 || !isChange(seen.preview.difference)}
            onPress={apply}
          >
            {t('province.ref.apply')}
          </Button>
        </div>
      </div>
    </StaffDialog>
  );
}

/** As a person types them: `01/12/2026`. */
function typedCells(kind: ReferenceKind, row: Readonly<Record<string, string>>): Record<string, string> {
  const days = referenceColumns[kind].filter(({ type }) => type === 'date');
  return { ...row, ...Object.fromEntries(days.map(({ id }) => [id, typedDate(row[id] ?? '')])) };
}

/** One line, new or known; `before` null: a new one. */
export function RowDialog(props: {
  readonly kind: ReferenceKind;
  readonly before: Readonly<Record<string, string>> | null;
  readonly onClose: () => void;
}) {
  const { kind, before, onClose } = props;
  const { t } = useTranslation();
  const { seen, look, apply, pending, failure, forget } = useChange(onClose);
  const [cells, setCells] = useState<Record<string, string>>(() => typedCells(kind, before ?? {}));
  const mode = (name: ReferenceMode): Change => ({ kind, mode: name, lines: [{ line: 1, cells }] });
  const type = (id: string, value: string) => {
    forget();
    setCells({ ...cells, [id]: value });
  };
  return (
    <StaffDialog title={t(before ? 'province.ref.editRow' : 'province.ref.addRow')} onClose={onClose} wide>
      <form
        className={styles.wideForm}
        onSubmit={(event) => {
          event.preventDefault();
          void (seen && seen.preview.faults.length === 0 ? apply() : look(mode('merge')));
        }}
      >
        <div className={styles.fields}>
          {referenceColumns[kind].map(({ id, type: of, key, required }) =>
            typeof of === 'string' ? (
              <Field
                key={id}
                label={`${t(`province.ref.column.${id}` as never)}${required ? ' *' : ''}`}
                value={cells[id] ?? ''}
                onChange={(value) => type(id, value)}
                maxLength={of === 'list' ? 2_000 : 300}
                {...(key && before ? { help: t('province.ref.keyHelp') } : {})}
              />
            ) : (
              <Choice
                key={id}
                label={`${t(`province.ref.column.${id}` as never)}${required ? ' *' : ''}`}
                value={cells[id] ?? ''}
                options={['', ...of].map((value) => ({
                  value,
                  text: value === '' ? '–' : (t(`province.ref.value.${value}` as never) as string),
                }))}
                onChange={(value) => type(id, value)}
              />
            ),
          )}
        </div>
        <ErrorText failure={failure} />
        {seen ? (
          <>
            <FaultList kind={kind} faults={seen.preview.faults} of="row" />
            {seen.preview.faults.length > 0 ? null : (
              <DifferenceView kind={kind} difference={seen.preview.difference} />
            )}
          </>
        ) : null}
        <div className={styles.actions}>
          {before && !seen ? (
            <Button kind="danger" onPress={() => look(mode('remove'))}>
              {t('province.ref.remove')}
            </Button>
          ) : null}
          <Button onPress={onClose}>{t('province.ref.cancel')}</Button>
          <Button kind="primary" type="submit" pending={pending}>
            {t(seen && seen.preview.faults.length === 0 ? 'province.ref.apply' : 'province.ref.look')}
          </Button>
        </div>
      </form>
    </StaffDialog>
  );
}
