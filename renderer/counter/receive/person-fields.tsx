import { useTranslation } from 'react-i18next';
import { Choice, Field } from '../../ui/field.tsx';
import type { DraftPerson } from './draft.ts';
import styles from './receive-screen.module.css';

const sexes = ['', 'female', 'male'] as const;

/** One person, from the card or typed. */
export function PersonFields(props: {
  readonly who: 'applicant' | 'submitter';
  readonly person: DraftPerson;
  readonly onChange: (person: DraftPerson) => void;
  readonly errorOf: (
    field: `${'applicant' | 'submitter'}.${'name' | 'birthDate' | 'idNumber' | 'phone' | 'email'}`,
  ) => string | null;
}) {
  const { who, person, onChange, errorOf } = props;
  const { t } = useTranslation();
  return (
    <div className={styles.person}>
      <Field
        label={t('dossier.person.idNumber')}
        name={`${who}.idNumber`}
        inputMode="numeric"
        value={person.idNumber}
        onChange={(idNumber) => onChange({ ...person, idNumber: idNumber.replace(/\D/g, '').slice(0, 12), card: null })}
        error={errorOf(`${who}.idNumber`)}
      />
      <Field
        label={t('dossier.person.name')}
        name={`${who}.name`}
        value={person.name}
        onChange={(name) => onChange({ ...person, name })}
        error={errorOf(`${who}.name`)}
        maxLength={80}
      />
      <div className={styles.birth}>
        <Field
          label={t('dossier.person.birthDate')}
          name={`${who}.birthDate`}
          value={person.birthDate}
          onChange={(birthDate) => onChange({ ...person, birthDate })}
          error={errorOf(`${who}.birthDate`)}
          maxLength={10}
        />
        <Choice
          label={t('dossier.person.sex')}
          value={person.sex}
          options={sexes.map((value) => ({ value, text: t(`dossier.sex.${value === '' ? 'unknown' : value}`) }))}
          onChange={(sex) => onChange({ ...person, sex })}
        />
      </div>
      <Field
        label={t('dossier.person.phone')}
        name={`${who}.phone`}
        type="tel"
        value={person.phone}
        onChange={(phone) => onChange({ ...person, phone })}
        error={errorOf(`${who}.phone`)}
        maxLength={20}
      />
      <div className={styles.wide}>
        <Field
          label={t('dossier.person.address')}
          name={`${who}.address`}
          value={person.address}
          onChange={(address) => onChange({ ...person, address })}
          maxLength={300}
        />
        <Field
          label={t('dossier.person.email')}
          name={`${who}.email`}
          value={person.email}
          onChange={(email) => onChange({ ...person, email })}
          error={errorOf(`${who}.email`)}
          maxLength={120}
        />
      </div>
    </div>
  );
}
