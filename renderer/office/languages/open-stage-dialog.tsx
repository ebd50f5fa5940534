import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useCommand } from '../../ui/use-command.ts';
import styles from './languages.module.css';
import type { LanguageProgress, Stage } from './languages-props.ts';

/** Who answers for a stage, and since when: a native speaker who has read and heard it whole. */
export function OpenStageDialog(props: {
  readonly language: LanguageProgress;
  readonly stage: Stage;
  readonly today: string;
  readonly onClose: () => void;
}) {
  const { language, stage, today, onClose } = props;
  const { t } = useTranslation();
  const [reviewer, setReviewer] = useState('');
  const [typed, setTyped] = useState(typedDate(today));
  const [isSaid, setSaid] = useState(false);
  const [tried, setTried] = useState(false);
  const open = useCommand('openStage');
  const date = readDate(typed);
  const isDay = date !== null && date.length === 10;
  const submit = async () => {
    setTried(true);
    if (reviewer.trim() === '' || !isDay || !isSaid) return;
    const answer = await open.run({ language: language.code, stage, reviewer, date });
    if (answer.ok) onClose();
  };
  const of = { stage: t(`office.languages.stage.${stage}`), language: language.ownName };
  return (
    <StaffDialog title={t('office.languages.openOf', of)} onClose={onClose}>
      <SettingForm submit={submit} label={t('office.languages.openSubmit')} sending={open} onClose={onClose}>
        <p>{t('office.languages.openHelp')}</p>
        <Field
          label={t('office.languages.reviewer')}
          help={t('office.languages.reviewerHelp')}
          value={reviewer}
          onChange={setReviewer}
          error={tried && reviewer.trim() === '' ? t('office.languages.reviewerMissing') : null}
          maxLength={80}
          autoFocus
        />
        <Field
          label={t('office.languages.reviewDate')}
          value={typed}
          onChange={setTyped}
          error={tried && !isDay ? t('office.languages.reviewDateWrong') : null}
          inputMode="numeric"
          maxLength={10}
        />
        <label className={styles.said}>
          <input type="checkbox" checked={isSaid} onChange={(event) => setSaid(event.target.checked)} />
          {t('office.languages.said', of)}
        </label>
        {tried && !isSaid ? (
          <p role="alert" className={styles.missing}>
            {t('office.languages.saidMissing')}
          </p>
        ) : null}
      </SettingForm>
    </StaffDialog>
  );
}
