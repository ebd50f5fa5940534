import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine, DossierOpened } from '../../../../contract/dossier-schemas.ts';
import type { LifeEvent } from '../../../../domain/dossier-events.ts';
import { transitions } from '../../../../domain/dossier-transitions.ts';
import { ChooseDialog, StaffDialog } from '../../../ui/choose-dialog.tsx';
import { ErrorText } from '../../../ui/notice.tsx';
import { useCommand } from '../../../ui/use-command.ts';
import type { ActFormProps } from './act-form.ts';
import { AskPapersForm, BroughtPapersForm } from './paper-acts.tsx';
import { EndForm, ForwardForm, PaymentForm, RenewForm, WithdrawForm } from './small-acts.tsx';

/** Each act has its digit, the same in every state: what cannot be done now is not there. */
const acts = [
  { key: '1', act: 'forward', event: 'dossier-forwarded' },
  { key: '2', act: 'take', event: 'dossier-taken' },
  { key: '3', act: 'askPapers', event: 'supplement-requested' },
  { key: '4', act: 'bringPapers', event: 'supplement-received' },
  { key: '5', act: 'askPayment', event: 'payment-asked' },
  { key: '6', act: 'pay', event: 'payment-made' },
  { key: '7', act: 'renew', event: 'due-date-renewed' },
  { key: '8', act: 'withdraw', event: 'dossier-withdrawn' },
  { key: '9', act: 'refuse', event: 'dossier-refused' },
  { key: '0', act: 'stop', event: 'dossier-stopped' },
] as const satisfies readonly { key: string; act: string; event: LifeEvent }[];
export type ActName = (typeof acts)[number]['act'];

export function actsOf(state: DossierLine['state']): readonly (typeof acts)[number][] {
  return acts.filter(({ event }) => transitions[state][event] !== undefined);
}

/** Alt 6: what may happen to this dossier now, then the few words that act needs. */
export function ActsDialog(props: {
  readonly line: DossierLine;
  readonly opened: DossierOpened | null;
  readonly onDone: (act: ActName) => void;
  readonly onClose: () => void;
}) {
  const { line, opened, onClose } = props;
  const { t } = useTranslation();
  const [act, setAct] = useState<ActName | null>(null);
  const take = useCommand('takeDossier');

  if (act === null) {
    const options = actsOf(line.state).map(({ key, act: name }) => ({
      key,
      text: t(`dossier.act.${name}`),
      run:
        name === 'take'
          ? async () => (await take.run({ dossier: line.dossier })).ok && props.onDone(name)
          : () => setAct(name),
    }));
    return (
      <ChooseDialog
        title={t('dossier.act.title')}
        options={options}
        onClose={onClose}
        footer={<ErrorText failure={take.error} />}
      />
    );
  }
  const form: ActFormProps = { line, opened, onClose, onDone: () => props.onDone(act) };
  return (
    <StaffDialog title={t(`dossier.act.${act}`)} onClose={onClose}>
      <FormOf act={act} form={form} />
    </StaffDialog>
  );
}

function FormOf({ act, form }: { act: ActName; form: ActFormProps }) {
  switch (act) {
    case 'forward':
      return <ForwardForm {...form} />;
    case 'askPapers':
      return <AskPapersForm {...form} />;
    case 'bringPapers':
      return <BroughtPapersForm {...form} />;
    case 'askPayment':
      return <PaymentForm {...form} method="askPayment" />;
    case 'pay':
      return <PaymentForm {...form} method="notePayment" />;
    case 'renew':
      return <RenewForm {...form} />;
    case 'withdraw':
      return <WithdrawForm {...form} />;
    case 'refuse':
      return <EndForm {...form} method="refuseDossier" />;
    case 'stop':
      return <EndForm {...form} method="stopDossier" />;
    case 'take':
      return null;
  }
}
