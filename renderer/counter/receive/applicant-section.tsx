import { useTranslation } from 'react-i18next';
import { submitterBases } from '../../../domain/organisation.ts';
import { Choice, Field } from '../../ui/field.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { type FaultField, withBasis, withEarlier, withSubmitter } from './draft.ts';
import { EarlierNotice } from './earlier-notice.tsx';
import { PersonFields } from './person-fields.tsx';
import styles from './receive-screen.module.css';
import type { KeptDraft } from './use-kept-draft.ts';
import type { Receiving } from './use-receiving.ts';
import { VillageLine } from './village-line.tsx';

/** Whose dossier it is, for which organisation, and who brings it. */
export function ApplicantSection(props: {
  readonly kept: KeptDraft;
  readonly receiving: Receiving;
  readonly active: boolean;
  readonly errorOf: (field: FaultField) => string | null;
}) {
  const { receiving, errorOf } = props;
  const { draft, setDraft } = props.kept;
  const { applicant, submitter, organisation } = draft;
  const { t } = useTranslation();
  const paper = t('dossier.submitter.authority');
  return (
    <>
      <h3 className={styles.heading}>
        {t(organisation ? 'dossier.organisation.representative' : 'dossier.receive.applicant')}
        {applicant.card === 'typed' ? <StateBadge tone="warn">{t('dossier.person.compareName')}</StateBadge> : null}
      </h3>
      <PersonFields
        who="applicant"
        person={applicant}
        onChange={(changed) => setDraft((was) => ({ ...was, applicant: changed }))}
        errorOf={errorOf}
      />
      <EarlierNotice
        applicant={applicant}
        active={props.active}
        onTake={(earlier) => setDraft((was) => withEarlier(was, earlier))}
      />
      <VillageLine village={receiving.village} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={organisation !== null}
          onChange={(event) =>
            setDraft((was) => ({ ...was, organisation: event.target.checked ? { name: '', taxCode: '' } : null }))
          }
        />
        {t('dossier.organisation.applies')}
      </label>
      {organisation ? (
        <div className={styles.person}>
          <Field
            label={t('dossier.organisation.name')}
            name="organisation.name"
            value={organisation.name}
            onChange={(name) => setDraft((was) => ({ ...was, organisation: { ...organisation, name } }))}
            error={errorOf('organisation.name')}
            maxLength={200}
            autoFocus
          />
          <Field
            label={t('dossier.organisation.taxCode')}
            name="organisation.taxCode"
            inputMode="numeric"
            value={organisation.taxCode}
            onChange={(taxCode) => setDraft((was) => ({ ...was, organisation: { ...organisation, taxCode } }))}
            error={errorOf('organisation.taxCode')}
            maxLength={20}
          />
        </div>
      ) : null}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={submitter !== null}
          onChange={(event) => setDraft((was) => withSubmitter(was, event.target.checked, paper))}
        />
        {t('dossier.receive.otherSubmitter')}
      </label>
      {submitter ? (
        <>
          <Choice
            label={t('dossier.submitter.basis')}
            value={draft.submitterBasis}
            options={submitterBases.map((value) => ({ value, text: t(`dossier.submitter.${value}`) }))}
            onChange={(basis) => setDraft((was) => withBasis(was, basis, paper))}
          />
          <PersonFields
            who="submitter"
            person={submitter}
            onChange={(changed) => setDraft((was) => ({ ...was, submitter: changed }))}
            errorOf={errorOf}
          />
        </>
      ) : null}
    </>
  );
}
