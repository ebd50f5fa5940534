import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../../domain/custody-events.ts';
import type { DossierId } from '../../../domain/ids.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { nobody, SecondPerson } from '../../ui/second-person.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { ActFrame } from '../search/acts/act-frame.tsx';
import styles from './hand-over.module.css';

export interface Losable {
  readonly dossier: DossierId;
  readonly code: string;
  readonly paper: Paper;
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
        <Field label={t('handOver.lost.note')} name="note" value={note} onChange={setNote} maxLength={500} />
        <SecondPerson value={approver} onChange={setApprover} />
      </ActFrame>
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
