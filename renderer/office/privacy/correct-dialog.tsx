import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/person.ts';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { SettingForm } from '../../ui/reception/setting-form.tsx';
import { readDate, typedDate } from '../../ui/typed-date.ts';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import styles from './privacy.module.css';

const sexes = ['', 'female', 'male'] as const;

/** What is wrong about the applicant. What was received stays in the log; from now on this counts. */
export function CorrectDialog(props: { dossier: DossierId; code: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('openDossier');
  const [person, setPerson] = useState<Person | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const correct = useCommand('correctPerson');
  useEffect(() => {
    void run({ dossier: props.dossier }).then((answer) => {
      if (!answer.ok) return;
      const { applicant } = answer.value;
      setPerson({ ...applicant, birthDate: typedDate(applicant.birthDate) });
    });
  }, [run, props.dossier]);
  const change = (part: Partial<Person>) => setPerson((was) => was && { ...was, ...part });
  const birthDate = person ? readDate(person.birthDate) : null;
  const submit = async () => {
    setTried(true);
    if (!person || birthDate === null || reason.trim() === '') return;
    const answer = await correct.run({ dossier: props.dossier, applicant: { ...person, birthDate }, reason });
    if (answer.ok) props.onClose();
  };
  return (
    <StaffDialog title={t('office.privacy.correctOf', { code: props.code })} onClose={props.onClose} wide>
      <ErrorText failure={error} />
      {person ? (
        <SettingForm submit={submit} label={t('office.privacy.correctSave')} sending={correct} onClose={props.onClose}>
          <p className={styles.soft}>{t('office.privacy.correctHelp')}</p>
          <div className={styles.two}>
            <Field
              label={t('dossier.person.name')}
              value={person.name}
              onChange={(name) => change({ name })}
              maxLength={80}
              autoFocus
            />
            <Field
              label={t('dossier.person.idNumber')}
              inputMode="numeric"
              value={person.idNumber}
              onChange={(typed) => change({ idNumber: typed.replace(/\D/g, '').slice(0, 12) })}
            />
            <Field
              label={t('dossier.person.birthDate')}
              value={person.birthDate}
              onChange={(typed) => change({ birthDate: typed })}
              error={tried && birthDate === null ? t('dossier.act.dateWrong') : null}
              maxLength={10}
            />
            <Choice
              label={t('dossier.person.sex')}
              value={person.sex}
              options={sexes.map((value) => ({ value, text: t(`dossier.sex.${value === '' ? 'unknown' : value}`) }))}
              onChange={(sex) => change({ sex })}
            />
            <Field
              label={t('dossier.person.phone')}
              type="tel"
              value={person.phone}
              onChange={(phone) => change({ phone })}
              maxLength={20}
            />
            <Field
              label={t('dossier.person.address')}
              value={person.address}
              onChange={(address) => change({ address })}
              maxLength={300}
            />
          </div>
          <Field
            label={t('dossier.act.reason')}
            value={reason}
            onChange={setReason}
            error={tried && reason.trim() === '' ? t('dossier.act.needed') : null}
            maxLength={300}
          />
        </SettingForm>
      ) : null}
    </StaffDialog>
  );
}
