import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { legalBasesFor } from '../../../../domain/data/legal-bases.ts';
import { AccountId } from '../../../../domain/ids.ts';
import type { Outputs } from '../../../station-client.ts';
import { Choice, Field } from '../../../ui/field.tsx';
import { localDateText } from '../../../ui/format.ts';
import { nobody, SecondPerson } from '../../../ui/second-person.tsx';
import { readDate } from '../../../ui/typed-date.ts';
import { useCommand, useRequest } from '../../../ui/use-command.ts';
import type { ActFormProps } from './act-form.ts';
import { ActFrame } from './act-frame.tsx';

/** To a colleague, to another authority, or to a colleague of it. */
export function ForwardForm({ line, onDone, onClose }: ActFormProps) {
  const { t } = useTranslation(['screen', 'errors']);
  const [colleagues, setColleagues] = useState<Outputs['listColleagues']>([]);
  const [account, setAccount] = useState('');
  const [unit, setUnit] = useState(line.unit ?? t('dossier.act.ownUnit'));
  const { run } = useRequest('listColleagues');
  const forward = useCommand('forwardDossier');
  const [tried, setTried] = useState(false);
  useEffect(() => {
    void run({}).then((answer) => answer.ok && setColleagues(answer.value));
  }, [run]);
  const save = async () => {
    setTried(true);
    if (unit.trim() === '') return;
    const to = account === '' ? null : AccountId(account);
    if ((await forward.run({ dossier: line.dossier, account: to, unit })).ok) onDone();
  };
  return (
    <ActFrame failure={forward.error} pending={forward.pending} onSave={save} onClose={onClose}>
      <Field
        label={t('dossier.act.unit')}
        name="unit"
        value={unit}
        onChange={setUnit}
        error={tried && unit.trim() === '' ? t('dossier.act.needed') : null}
        maxLength={120}
        autoFocus
      />
      <Choice
        label={t('dossier.act.colleague')}
        value={account}
        options={[
          { value: '', text: t('dossier.act.noColleague') },
          ...colleagues.map((each) => ({ value: each.account as string, text: each.name })),
        ]}
        onChange={setAccount}
      />
    </ActFrame>
  );
}

/** Refusing and stopping: on what it rests, why, and the second person. */
export function EndForm({ line, method, onDone, onClose }: ActFormProps & { method: 'refuseDossier' | 'stopDossier' }) {
  const { t } = useTranslation();
  const bases = legalBasesFor(method === 'refuseDossier' ? 'refusal' : 'stop');
  const [legalBasis, setBasis] = useState(bases[0]?.id ?? 'procedure-own-rule');
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState(nobody);
  const [tried, setTried] = useState(false);
  const end = useCommand(method);
  const save = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    if ((await end.run({ dossier: line.dossier, legalBasis, reason, approver })).ok) onDone();
  };
  return (
    <ActFrame failure={end.error} pending={end.pending} onSave={save} onClose={onClose}>
      <Choice
        label={t('dossier.act.basis')}
        value={legalBasis}
        options={bases.map(({ id, text }) => ({ value: id, text }))}
        onChange={setBasis}
      />
      <Field
        label={t('dossier.act.reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('dossier.act.needed') : null}
        maxLength={500}
        autoFocus
      />
      <SecondPerson value={approver} onChange={setApprover} />
    </ActFrame>
  );
}

export function WithdrawForm({ line, onDone, onClose }: ActFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const withdraw = useCommand('withdrawDossier');
  const save = async () => {
    if ((await withdraw.run({ dossier: line.dossier, reason })).ok) onDone();
  };
  return (
    <ActFrame failure={withdraw.error} pending={withdraw.pending} onSave={save} onClose={onClose}>
      <p>{t('dossier.act.withdrawHelp')}</p>
      <Field
        label={t('dossier.act.reasonIfAny')}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
      />
    </ActFrame>
  );
}

export function PaymentForm({
  line,
  method,
  onDone,
  onClose,
}: ActFormProps & { method: 'askPayment' | 'notePayment' }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const pay = useCommand(method);
  const amount = Number(typed.replace(/[ .]/g, ''));
  const isAmount = Number.isInteger(amount) && amount > 0;
  const save = async () => {
    setTried(true);
    if (isAmount && (await pay.run({ dossier: line.dossier, amount })).ok) onDone();
  };
  return (
    <ActFrame failure={pay.error} pending={pay.pending} onSave={save} onClose={onClose}>
      <Field
        label={t('dossier.act.amount')}
        name="amount"
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        error={tried && !isAmount ? t('dossier.act.amountWrong') : null}
        maxLength={13}
        autoFocus
      />
    </ActFrame>
  );
}

/** Form 04: an apology and one new date. */
export function RenewForm({ line, onDone, onClose }: ActFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState(nobody);
  const [tried, setTried] = useState(false);
  const renew = useCommand('renewDueDate');
  const date = readDate(typed);
  const isDay = date !== null && date.length === 10;
  const save = async () => {
    setTried(true);
    if (!isDay || reason.trim() === '') return;
    if ((await renew.run({ dossier: line.dossier, date, reason, approver })).ok) onDone();
  };
  return (
    <ActFrame failure={renew.error} pending={renew.pending} onSave={save} onClose={onClose}>
      <p>{t('dossier.act.renewHelp', { due: localDateText(line.dueAt) })}</p>
      <Field
        label={t('dossier.act.newDate')}
        name="date"
        value={typed}
        onChange={setTyped}
        error={tried && !isDay ? t('dossier.act.dateWrong') : null}
        maxLength={10}
        autoFocus
      />
      <Field
        label={t('dossier.act.reason')}
        name="reason"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('dossier.act.needed') : null}
        maxLength={500}
      />
      <SecondPerson value={approver} onChange={setApprover} />
    </ActFrame>
  );
}
