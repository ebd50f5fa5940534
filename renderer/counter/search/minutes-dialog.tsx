import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useRequest } from '../../ui/use-command.ts';
import { ActFrame } from './acts/act-frame.tsx';
import styles from './search-screen.module.css';

/** Alt 9: the minutes of handing over the dossiers that are listed, for two signatures. */
export function MinutesDialog(props: { lines: readonly DossierLine[]; place: string; onClose: () => void }) {
  const { lines, onClose } = props;
  const { t } = useTranslation();
  const [from, setFrom] = useState(props.place);
  const [to, setTo] = useState(lines.find(({ unit }) => unit)?.unit ?? '');
  const [tried, setTried] = useState(false);
  const make = useRequest('handOverMinutes');
  const save = async () => {
    setTried(true);
    if (from.trim() === '' || to.trim() === '') return;
    const answer = await make.run({ dossiers: lines.map(({ dossier }) => dossier), from, to });
    if (!answer.ok) return;
    saveFile({ ...answer.value, type: 'application/pdf' });
    onClose();
  };
  const needed = (value: string) => (tried && value.trim() === '' ? t('dossier.act.needed') : null);
  return (
    <StaffDialog title={t('dossier.minutes.title')} onClose={onClose}>
      <ActFrame failure={make.error} pending={make.pending} onSave={save} onClose={onClose}>
        <p>{t('dossier.minutes.help', { n: lines.length })}</p>
        <ul className={styles.rowSmall}>
          {lines.slice(0, 8).map(({ dossier, code, name }) => (
            <li key={dossier}>
              {code} · {name}
            </li>
          ))}
          {lines.length > 8 ? <li>…</li> : null}
        </ul>
        <Field
          label={t('dossier.minutes.from')}
          name="minutes-from"
          value={from}
          onChange={setFrom}
          error={needed(from)}
          maxLength={120}
        />
        <Field
          label={t('dossier.minutes.to')}
          name="minutes-to"
          value={to}
          onChange={setTo}
          error={needed(to)}
          maxLength={120}
          autoFocus
        />
      </ActFrame>
    </StaffDialog>
  );
}
