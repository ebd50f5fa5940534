import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId } from '../../../domain/ids.ts';
import type { Outputs } from '../../station-client.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { dateTimeText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import table from '../parts/table.module.css';
import styles from './privacy.module.css';

type Readings = Extract<Outputs['listReadings'], { ok: true }>['value']['readings'];

/** Who opened it, the last first. */
export function ReadingsDialog(props: { dossier: DossierId; code: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('listReadings');
  const [readings, setReadings] = useState<Readings | null>(null);
  useEffect(() => {
    void run({ dossier: props.dossier }).then((answer) => {
      if (answer.ok) setReadings(answer.value.readings.toReversed());
    });
  }, [run, props.dossier]);
  return (
    <StaffDialog title={t('office.privacy.readingsOf', { code: props.code })} onClose={props.onClose} wide>
      <ErrorText failure={error} />
      <p className={styles.soft}>{t('office.privacy.readingsHelp')}</p>
      {readings?.length === 0 ? <p>{t('office.privacy.readingsNone')}</p> : null}
      <div className={styles.long}>
        <table className={table.table}>
          <tbody>
            {(readings ?? []).map(({ name, at }) => (
              <tr key={`${at} ${name}`}>
                <td className={table.whole}>{dateTimeText(at)}</td>
                <td>{name || t('office.privacy.notOfHere')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </StaffDialog>
  );
}
