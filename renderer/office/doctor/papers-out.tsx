import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/doctor/doctor.module.css';
import { ErrorText } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import table from '../parts/table.module.css';

/** The state of the machines on paper, and what a technician far away needs. */
export function PapersOut() {
  const { t } = useTranslation();
  const print = useCommand('printReadiness');
  const read = useRequest('readReadiness');
  const carry = useRequest('exportDiagnostics');
  const [printed, setPrinted] = useState(false);
  const save = async () => {
    const answer = await read.run({});
    if (answer.ok) saveFile({ name: answer.value.name, base64: answer.value.pdf, type: 'application/pdf' });
  };
  const carryOut = async () => {
    const answer = await carry.run({});
    if (answer.ok) saveFile({ ...answer.value, type: 'application/zip' });
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button pending={print.pending} onPress={async () => setPrinted((await print.run({})).ok)}>
          {t('doctor.print')}
        </Button>
        <Button pending={read.pending} onPress={() => void save()}>
          {t('doctor.save')}
        </Button>
        <Button pending={carry.pending} onPress={() => void carryOut()}>
          {t('doctor.export')}
        </Button>
      </div>
      <p className={table.soft}>{t('doctor.exportHelp')}</p>
      <p role="status">{printed ? t('doctor.printed') : ''}</p>
      <ErrorText failure={print.error ?? read.error ?? carry.error} />
    </>
  );
}
