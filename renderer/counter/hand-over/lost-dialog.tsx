import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import type { Paper } from '../../../domain/custody-events.ts';
import { DossierId } from '../../../domain/ids.ts';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { dueText } from '../../ui/due-words.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { ActFrame } from '../search/acts/act-frame.tsx';
import styles from './hand-over.module.css';

export interface Losable {
  readonly dossier: DossierId;
  readonly code: string;
  readonly paper: Paper;
}

/** Of a hand-over: what it carries of each dossier. */
export function losableOf(
  items: readonly Pick<HandOverView['items'][number], 'dossier' | 'code' | 'carries'>[],
): Losable[] {
  return items.map(({ dossier, code, carries }) => ({
    dossier,
    code,
    paper: carries === 'result' ? 'result' : 'folder',
  }));
}

/** A folder is nowhere: which, what was in it (one paper a line), and the second person. */
export function LostDialog(props: {
  readonly items: readonly Losable[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { items, onDone, onClose } = props;
  const { t } = useTranslation();
  const [dossier, setDossier] = useState<string>(items[0]?.dossier ?? '');
  const [lines, setLines] = useState('');
  const [note, setNote] = useState('');
  const [approver, setApprover] = useState(nobody);
  const [tried, setTried] = useState(false);
  const report = useCommand('reportFolderLost');
  const open = useRequest('openDossier');
  /** What stands on the receipt: whoever looks in an empty bag does not know it by heart. */
  const asReceived = async () => {
    const answer = await open.run({ dossier: DossierId(dossier) });
    if (!answer.ok) return;
    const names = answer.value.documents.map(({ name, count }) => (count > 1 ? `${name} × ${count}` : name));
    setLines((was) => [...was.split('\n').filter(Boolean), ...names].join('\n'));
  };
  const missing = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 60);
  const save = async () => {
    setTried(true);
    const item = items.find((each) => each.dossier === dossier);
    if (!item || missing.length === 0) return;
    if ((await report.run({ dossier: item.dossier, paper: item.paper, missing, note, approver })).ok) onDone();
  };
  return (
    <StaffDialog title={t('handOver.lost.title')} onClose={onClose} wide>
      <ActFrame failure={report.error} pending={report.pending} onSave={save} onClose={onClose}>
        <p className={styles.soft}>{t('handOver.lost.help')}</p>
        {items.length === 1 ? (
          <p className={styles.number}>{items[0]?.code}</p>
        ) : (
          <Choice
            label={t('handOver.lost.which')}
            value={dossier}
            options={items.map((each) => ({ value: each.dossier as string, text: each.code }))}
            onChange={setDossier}
          />
        )}
        <Field
          label={t('handOver.lost.missing')}
          help={t('handOver.lost.missingHelp')}
          name="missing"
          lines={4}
          value={lines}
          onChange={setLines}
          error={tried && missing.length === 0 ? t('dossier.act.needed') : null}
          maxLength={4000}
          autoFocus
        />
        <ErrorText failure={open.error} />
        <div>
          <Button kind="quiet" onPress={asReceived} pending={open.pending}>
            {t('handOver.lost.asReceived')}
          </Button>
        </div>
        <Field label={t('handOver.lost.note')} name="note" value={note} onChange={setNote} maxLength={500} />
        <SecondPerson value={approver} onChange={setApprover} />
      </ActFrame>
    </StaffDialog>
  );
}

type LostList = Extract<Outputs['readLostFolder'], { ok: true }>['value'];

/** What was in it, to be brought together again; that it was read is recorded. */
export function LostListDialog(props: {
  readonly dossier: DossierId;
  readonly code: string;
  readonly onClose: () => void;
}) {
  const { dossier, code, onClose } = props;
  const { t } = useTranslation();
  const { run, error } = useRequest('readLostFolder');
  const [list, setList] = useState<LostList | null>(null);
  useEffect(() => {
    void run({ dossier }).then((answer) => (answer.ok ? setList(answer.value) : undefined));
  }, [run, dossier]);
  return (
    <StaffDialog title={t('handOver.lost.listOf', { code })} onClose={onClose}>
      <ErrorText failure={error} />
      {list ? (
        <>
          <p className={styles.soft}>
            {t('handOver.lost.said', { at: list.reportedAt.name, since: dueText(list.at) })}
          </p>
          <ol className={styles.listed}>
            {list.missing.map((name, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two papers may bear one name, and the list never changes
              <li key={n}>{name}</li>
            ))}
          </ol>
          {list.note === '' ? null : <Notice>{list.note}</Notice>}
        </>
      ) : null}
      <p className={styles.soft}>{t('dossier.action.openHelp')}</p>
      <div className={styles.actions}>
        <Button kind="primary" onPress={onClose} autoFocus>
          {t('handOver.lost.read')}
        </Button>
      </div>
    </StaffDialog>
  );
}

/** A new folder for one that was lost: so many papers are in it again. */
export function ReconstituteDialog(props: Losable & { readonly onDone: () => void; readonly onClose: () => void }) {
  const { dossier, code, paper, onDone, onClose } = props;
  const { t } = useTranslation();
  const [count, setCount] = useState('');
  const [tried, setTried] = useState(false);
  const make = useCommand('reconstituteFolder');
  const documentCount = Number(count);
  const isCount = Number.isInteger(documentCount) && documentCount >= 1 && documentCount <= 999;
  const save = async () => {
    setTried(true);
    if (isCount && (await make.run({ dossier, paper, documentCount })).ok) onDone();
  };
  return (
    <StaffDialog title={t('handOver.again.title', { code })} onClose={onClose}>
      <ActFrame failure={make.error} pending={make.pending} onSave={save} onClose={onClose}>
        <p className={styles.soft}>{t('handOver.again.help')}</p>
        <Field
          label={t('handOver.again.count')}
          name="document-count"
          inputMode="numeric"
          value={count}
          onChange={setCount}
          error={tried && !isCount ? t('handOver.again.countWrong') : null}
          maxLength={3}
          autoFocus
        />
      </ActFrame>
    </StaffDialog>
  );
}
