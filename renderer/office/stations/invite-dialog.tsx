import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import type { Shown } from './invitation-section.tsx';
import { isComplete, StationFields, type TypedStation } from './station-fields.tsx';

/** Who may come: asked before anything is shown that lets somebody in. */
export function InviteDialog(props: {
  readonly counters: readonly string[];
  readonly onShown: (shown: Shown) => void;
  readonly onClose: () => void;
}) {
  const { counters, onShown, onClose } = props;
  const { t } = useTranslation();
  const invite = useRequest('inviteStation');
  const [typed, setTyped] = useState<TypedStation>({ name: '', roles: [], counters: [] });
  const submit = async () => {
    const { name, roles, counters: at } = typed;
    const answer = await invite.run({ name, roles: [...roles], counters: [...at] });
    if (!answer.ok) return;
    onShown(answer.value.device);
    onClose();
  };
  return (
    <StaffDialog title={t('office.stations.add')} onClose={onClose} wide>
      <StationFields typed={typed} counters={counters} onChange={setTyped} />
      <ErrorText failure={invite.error} />
      <Button kind="primary" onPress={submit} pending={invite.pending} disabled={!isComplete(typed)}>
        {t('office.stations.invite')}
      </Button>
    </StaffDialog>
  );
}
