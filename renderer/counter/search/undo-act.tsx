import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import { undoMs } from '../../../domain/dossier-life.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useKeys } from '../../ui/use-keys.ts';

/** Ten seconds after an act, Alt 0 takes it back; whether it may, the station says. */
export function UndoAct({ dossier, onUndone }: { dossier: DossierLine['dossier']; onUndone: () => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const undo = useCommand('undoDossierAct');
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), undoMs);
    return () => clearTimeout(timer);
  }, []);
  const run = async () => {
    if ((await undo.run({ dossier })).ok) onUndone();
  };
  useKeys([{ keys: ['Alt+0'], run: over ? undefined : run }]);
  if (over) return <ErrorText failure={undo.error} />;
  return (
    <>
      <Button kind="danger" size="large" shortcut="Alt 0" onPress={run} pending={undo.pending}>
        {t('dossier.action.undo')}
      </Button>
      <ErrorText failure={undo.error} />
    </>
  );
}
