import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import {
  type Acknowledgement,
  acknowledgementIds,
  type ReturnProofKind,
  returnProofIds,
} from '../../../domain/data/return-proofs.ts';
import { isPersonName } from '../../../domain/person.ts';
import type { ReturnProof } from '../../../domain/return-proof.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { capOf } from '../keymap.ts';
import { useKeymap } from '../use-keymap.ts';
import styles from './search-screen.module.css';

const receivers = ['applicant', 'authorised'] as const;
const digits = /^\d{12}$/;

/** Who takes the result: the applicant, or somebody authorised whose name is written down. */
export function ReturnForm(props: { line: DossierLine; view: CounterView; onDone: () => void; onCancel: () => void }) {
  const { line, view } = props;
  const { t } = useTranslation(['screen', 'errors']);
  const [to, setTo] = useState<(typeof receivers)[number]>('applicant');
  const [receiver, setReceiver] = useState('');
  const [note, setNote] = useState('');
  const [proof, setProof] = useState<ReturnProofKind>('slip');
  const [idNumber, setIdNumber] = useState('');
  const [village, setVillage] = useState('');
  const [birthYear, setBirthYear] = useState('');
  const [acknowledged, setAcknowledged] = useState<Acknowledgement>('signature');
  const [witness, setWitness] = useState('');
  const [tried, setTried] = useState(false);
  const returnResult = useCommand('returnResult');
  const name = to === 'applicant' ? line.name : receiver.trim();
  const nameWrong = to === 'authorised' && !isPersonName(name);

  const cardWrong = proof === 'card' && !digits.test(idNumber.trim());
  const villageWrong = proof === 'known' && village.trim() === '';
  const needsWitness = proof === 'known' || acknowledged !== 'signature';
  const witnessWrong = (proof === 'known' || acknowledged === 'witness') && !isPersonName(witness);
  const shown: ReturnProof =
    proof === 'card'
      ? { kind: 'card', idNumber: idNumber.trim() }
      : proof === 'known'
        ? { kind: 'known', village: village.trim(), birthYear: birthYear.trim() }
        : { kind: 'slip' };

  const save = async () => {
    setTried(true);
    if (nameWrong || cardWrong || villageWrong || witnessWrong) return;
    const ticket = view.current?.state === 'serving' ? view.current.ticket : null;
    const answer = await returnResult.run({
      counter: view.counter,
      dossier: line.dossier,
      ticket,
      to,
      receiver: name,
      note,
      proof: shown,
      acknowledged,
      witness: needsWitness ? witness : '',
    });
    if (answer.ok) props.onDone();
  };
  useKeymap({ save });
  // It opens where the buttons were, below what a small screen shows.
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    whole.current?.scrollIntoView({ block: 'nearest' });
    whole.current?.querySelector('select')?.focus({ preventScroll: true });
  }, []);

  return (
    <div className={styles.returning} ref={whole}>
      <Choice
        label={t('dossier.return.to')}
        value={to}
        options={receivers.map((value) => ({ value, text: t(`dossier.return.${value}`) }))}
        onChange={setTo}
      />
      {to === 'authorised' ? (
        <Field
          label={t('dossier.return.receiver')}
          name="receiver"
          value={receiver}
          onChange={setReceiver}
          error={tried && nameWrong ? t('errors:name-invalid') : null}
          maxLength={80}
          autoFocus
        />
      ) : null}
      <Choice
        label={t('dossier.return.proof')}
        value={proof}
        options={returnProofIds.map((value) => ({ value, text: t(`dossier.return.proof.${value}`) }))}
        onChange={setProof}
      />
      {proof === 'card' ? (
        <Field
          label={t('dossier.person.idNumber')}
          name="return-card"
          inputMode="numeric"
          value={idNumber}
          onChange={setIdNumber}
          error={tried && cardWrong ? t('errors:id-number-invalid') : null}
          maxLength={12}
        />
      ) : null}
      {proof === 'known' ? (
        <>
          <Field
            label={t('dossier.return.village')}
            name="return-village"
            value={village}
            onChange={setVillage}
            error={tried && villageWrong ? t('dossier.act.needed') : null}
            maxLength={60}
          />
          <Field
            label={t('dossier.return.birthYear')}
            name="return-birth-year"
            inputMode="numeric"
            value={birthYear}
            onChange={setBirthYear}
            maxLength={4}
          />
        </>
      ) : null}
      <Choice
        label={t('dossier.return.acknowledged')}
        value={acknowledged}
        options={acknowledgementIds.map((value) => ({ value, text: t(`dossier.return.acknowledged.${value}`) }))}
        onChange={setAcknowledged}
      />
      {needsWitness ? (
        <Field
          label={t('dossier.return.witness')}
          help={t('dossier.return.unverified')}
          name="return-witness"
          value={witness}
          onChange={setWitness}
          error={tried && witnessWrong ? t('errors:name-invalid') : null}
          maxLength={80}
        />
      ) : null}
      <Field label={t('dossier.receive.note')} name="return-note" value={note} onChange={setNote} maxLength={500} />
      <ErrorText failure={returnResult.error} />
      <div className={styles.actions}>
        <Button kind="primary" size="large" shortcut={capOf('save')} onPress={save} pending={returnResult.pending}>
          {t('dossier.return.submit')}
        </Button>
        <Button kind="quiet" size="large" onPress={props.onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}
