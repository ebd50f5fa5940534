import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierOpened } from '../../contract/dossier-schemas.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { CorrectedPerson } from '../../domain/privacy-events.ts';
import { StaffDialog } from './choose-dialog.tsx';
import styles from './correct-dialog.module.css';
import { Choice, Field } from './field.tsx';
import { ErrorText } from './notice.tsx';
import { SettingForm } from './reception/setting-form.tsx';
import { readDate, typedDate } from './typed-date.ts';
import { useCommand, useRequest } from './use-command.ts';

const sexes = ['', 'female', 'male'] as const;

/** What is wrong about the applicant, or whoever brought it. What was received stays in the log; from now on this counts. */
export function CorrectDialog(props: {
  dossier: DossierId;
  code: string;
  /** Whose data it is about; left out: asked, where somebody brought it. */
  whose?: CorrectedPerson;
  /** What is known of them, where the dossier lies open already. */
  opened?: DossierOpened;
  onDone?: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { run, error } = useRequest('openDossier');
  const [opened, setOpened] = useState(props.opened ?? null);
  const isThere = opened !== null;
  useEffect(() => {
    if (isThere) return;
    void run({ dossier: props.dossier }).then((answer) => answer.ok && setOpened(answer.value));
  }, [run, props.dossier, isThere]);
  return (
    <StaffDialog title={t('office.privacy.correctOf', { code: props.code })} onClose={props.onClose} wide>
      <ErrorText failure={error} />
      {opened ? <CorrectForm {...props} opened={opened} /> : null}
    </StaffDialog>
  );
}

function CorrectForm(props: {
  opened: DossierOpened;
  whose?: CorrectedPerson;
  onDone?: () => void;
  onClose: () => void;
}) {
  const { opened } = props;
  const { t } = useTranslation();
  const [whose, setWhose] = useState<CorrectedPerson>(props.whose ?? 'applicant');
  const [typed, setTyped] = useState({
    applicant: asTyped(opened.applicant),
    submitter: opened.submitter && asTyped(opened.submitter),
  });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const correct = useCommand('correctPerson');
  const person = typed[whose] ?? typed.applicant;
  const change = (part: Partial<Person>) => setTyped((was) => ({ ...was, [whose]: { ...person, ...part } }));
  const birthDate = readDate(person.birthDate);
  const submit = async () => {
    setTried(true);
    if (birthDate === null || reason.trim() === '') return;
    const { dossier } = opened;
    const { email = '', ...known } = person;
    const corrected = { ...known, birthDate, ...(email.trim() !== '' && { email: email.trim() }) };
    const answer = await correct.run({ dossier, whose, person: corrected, reason });
    if (!answer.ok) return;
    props.onDone?.();
    props.onClose();
  };
  const asksWhose = props.whose === undefined && opened.submitter !== null;
  return (
    <SettingForm submit={submit} label={t('office.privacy.correctSave')} sending={correct} onClose={props.onClose}>
      <p className={styles.soft}>{t('office.privacy.correctHelp')}</p>
      {asksWhose ? (
        <Choice
          label={t('dossier.correct.whose')}
          value={whose}
          options={[
            { value: 'applicant', text: `${t('dossier.receive.applicant')}: ${opened.applicant.name}` },
            { value: 'submitter', text: `${t('dossier.submitter')}: ${opened.submitter?.name ?? ''}` },
          ]}
          onChange={setWhose}
        />
      ) : null}
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
          onChange={(digits) => change({ idNumber: digits.replace(/\D/g, '').slice(0, 12) })}
        />
        <Field
          label={t('dossier.person.birthDate')}
          value={person.birthDate}
          onChange={(day) => change({ birthDate: day })}
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
          label={t('dossier.person.email')}
          value={person.email ?? ''}
          onChange={(email) => change({ email })}
          maxLength={120}
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
  );
}

function asTyped(person: Person): Person {
  return { ...person, birthDate: typedDate(person.birthDate) };
}
