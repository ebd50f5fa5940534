import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { legalBasesFor } from '../../../../domain/data/legal-bases.ts';
import { type DocumentKind, documentKinds, supplementStages } from '../../../../domain/dossier-words.ts';
import { Choice, Field } from '../../../ui/field.tsx';
import { nobody, SecondPerson } from '../../../ui/second-person.tsx';
import { useCommand } from '../../../ui/use-command.ts';
import type { ActFormProps } from './act-form.ts';
import { ActFrame } from './act-frame.tsx';
import styles from './acts.module.css';

/** Rows that grow: behind the last one that was filled in stands an empty one. */
function withEmptyRow<Row extends { name: string }>(rows: readonly Row[], empty: Row): readonly Row[] {
  return rows.at(-1)?.name === '' ? rows : [...rows, empty];
}

const stageOf = (state: string) => (state === 'received' ? 'input-check' : 'verification');

/** Form 02: everything that is missing, at once, and why. */
export function AskPapersForm({ line, onDone, onClose }: ActFormProps) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<(typeof supplementStages)[number]>(stageOf(line.state));
  const bases = legalBasesFor(stage);
  const [chosen, setBasis] = useState(bases[0]?.id ?? 'procedure-own-rule');
  const legalBasis = bases.some(({ id }) => id === chosen) ? chosen : (bases[0]?.id ?? chosen);
  const [rows, setRows] = useState([{ name: '', reason: '' }] as readonly { name: string; reason: string }[]);
  const [approver, setApprover] = useState(nobody);
  const [tried, setTried] = useState(false);
  const ask = useCommand('requestSupplement');
  const again = line.supplements > 0;
  const missing = rows.filter(({ name }) => name.trim() !== '');
  const whole = missing.length > 0 && missing.every(({ reason }) => reason.trim() !== '');
  const save = async () => {
    setTried(true);
    if (!whole) return;
    const second = again ? approver : null;
    const asked = { dossier: line.dossier, stage, legalBasis, missing, note: '', approver: second };
    if ((await ask.run(asked)).ok) onDone();
  };
  const change = (index: number, changed: Partial<(typeof rows)[number]>) =>
    setRows(
      withEmptyRow(
        rows.map((row, at) => (at === index ? { ...row, ...changed } : row)),
        { name: '', reason: '' },
      ),
    );
  return (
    <ActFrame failure={ask.error} pending={ask.pending} onSave={save} onClose={onClose}>
      <p>{again ? t('dossier.act.askedBefore') : t('dossier.act.askOnce')}</p>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same; they are only added at the end
        <div key={index} className={styles.pair}>
          <Field
            label={t('dossier.act.missing', { n: index + 1 })}
            name={`missing-${index}`}
            value={row.name}
            onChange={(name) => change(index, { name })}
            error={tried && missing.length === 0 && index === 0 ? t('dossier.act.needed') : null}
            maxLength={200}
            autoFocus={index === 0}
          />
          <Field
            label={t('dossier.act.why')}
            name={`why-${index}`}
            value={row.reason}
            onChange={(reason) => change(index, { reason })}
            error={tried && row.name.trim() !== '' && row.reason.trim() === '' ? t('dossier.act.needed') : null}
            maxLength={300}
          />
        </div>
      ))}
      <Choice
        label={t('dossier.act.stage')}
        value={stage}
        options={supplementStages.map((value) => ({ value, text: t(`dossier.stage.${value}`) }))}
        onChange={setStage}
      />
      <Choice
        label={t('dossier.act.basis')}
        value={legalBasis}
        options={bases.map(({ id, text }) => ({ value: id, text }))}
        onChange={setBasis}
      />
      {again ? <SecondPerson value={approver} onChange={setApprover} /> : null}
    </ActFrame>
  );
}

/** What was missing has come: the names of the request stand there where the dossier was opened. */
export function BroughtPapersForm({ line, opened, onDone, onClose }: ActFormProps) {
  const { t } = useTranslation();
  const empty = { name: '', kind: 'original' as DocumentKind };
  const asked = opened?.said.findLast((each) => each && each.missing.length > 0)?.missing ?? [];
  const [rows, setRows] = useState<readonly (typeof empty)[]>(
    withEmptyRow(
      asked.map(({ name }) => ({ ...empty, name })),
      empty,
    ),
  );
  const [tried, setTried] = useState(false);
  const receive = useCommand('receiveSupplement');
  const documents = rows.filter(({ name }) => name.trim() !== '').map((row) => ({ ...row, count: 1 }));
  const save = async () => {
    setTried(true);
    if (documents.length === 0) return;
    if ((await receive.run({ dossier: line.dossier, documents, note: '' })).ok) onDone();
  };
  const change = (index: number, changed: Partial<typeof empty>) =>
    setRows(
      withEmptyRow(
        rows.map((row, at) => (at === index ? { ...row, ...changed } : row)),
        empty,
      ),
    );
  return (
    <ActFrame failure={receive.error} pending={receive.pending} onSave={save} onClose={onClose}>
      <p>{opened ? t('dossier.act.broughtHelp') : t('dossier.act.openFirst')}</p>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same; they are only added at the end
        <div key={index} className={styles.pair}>
          <Field
            label={t('dossier.act.brought', { n: index + 1 })}
            name={`brought-${index}`}
            value={row.name}
            onChange={(name) => change(index, { name })}
            error={tried && documents.length === 0 && index === 0 ? t('dossier.act.needed') : null}
            maxLength={200}
            autoFocus={index === 0}
          />
          <Choice
            label={t('dossier.act.kind')}
            value={row.kind}
            options={documentKinds.map((value) => ({ value, text: t(`dossier.kind.${value}`) }))}
            onChange={(kind) => change(index, { kind })}
          />
        </div>
      ))}
    </ActFrame>
  );
}
