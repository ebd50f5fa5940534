import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { FindingsList } from './findings-list.tsx';
import styles from './languages.module.css';
import type { LanguageProgress } from './languages-props.ts';
import { readFile } from './read-file.ts';

type Checked = Extract<Outputs['checkTexts'], { ok: true }>['value'];

/** A translator's file: chosen, looked at, and taken in whole or not at all. */
export function ImportDialog({ language, onClose }: { language: LanguageProgress; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [base64, setBase64] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = useRequest('checkTexts');
  const take = useCommand('importTexts');
  const choose = async (file: File | undefined) => {
    setChecked(null);
    if (!file) return;
    setName(file.name);
    const content = await readFile(file);
    setBase64(content);
    const answer = await check.run({ language: language.code, base64: content });
    if (answer.ok) setChecked(answer.value);
  };
  const mayTake = checked !== null && checked.faults.length === 0 && checked.changed > 0;
  const submit = async () => {
    if (!mayTake) return;
    const answer = await take.run({ language: language.code, base64 });
    if (answer.ok) onClose();
  };
  const stages = checked?.stages.map((stage) => t(`office.languages.stage.${stage}`)).join(', ') ?? '';
  return (
    <StaffDialog title={t('office.languages.importOf', { language: language.ownName })} onClose={onClose} wide>
      <SettingForm
        submit={submit}
        label={mayTake ? t('office.languages.take', { count: checked.changed }) : t('office.languages.takeNone')}
        sending={take}
        disabled={!mayTake}
        onClose={onClose}
      >
        <p>{t('office.languages.importHelp')}</p>
        <div className={styles.file}>
          <FileTrigger acceptedFileTypes={['.xlsx', '.json']} onSelect={(files) => void choose(files?.[0])}>
            <Button pending={check.pending}>{t('office.languages.chooseFile')}</Button>
          </FileTrigger>
          <span>{name === '' ? t('office.languages.noFile') : name}</span>
        </div>
        <ErrorText failure={check.error} />
        {checked && checked.faults.length > 0 ? (
          <Notice tone="bad" title={t('office.languages.faults', { count: checked.faults.length })}>
            {t('office.languages.faultsHelp')}
          </Notice>
        ) : null}
        {checked && checked.faults.length === 0 ? (
          <Notice
            tone={checked.changed > 0 ? 'good' : 'info'}
            title={t('office.languages.changes', { count: checked.changed })}
          >
            {stages ? t('office.languages.reviewAgain', { stages }) : null}
          </Notice>
        ) : null}
        {checked ? <FindingsList title={t('office.languages.mend')} findings={checked.faults} /> : null}
        {checked ? <FindingsList title={t('office.languages.lookAt')} findings={checked.hints} /> : null}
      </SettingForm>
    </StaffDialog>
  );
}
