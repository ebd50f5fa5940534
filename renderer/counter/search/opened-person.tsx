import { useTranslation } from 'react-i18next';
import type { DossierOpened } from '../../../contract/dossier-schemas.ts';
import { dateTimeText } from '../../ui/format.ts';
import { typedDate } from '../../ui/typed-date.ts';
import styles from './search-screen.module.css';

/** What the sealed part says, while this card is open. */
export function OpenedPerson({ opened }: { opened: DossierOpened }) {
  const { t } = useTranslation();
  const { applicant, submitter } = opened;
  return (
    <div className={styles.opened}>
      <dl className={styles.facts}>
        <Fact name={t('dossier.person.birthDate')} value={typedDate(applicant.birthDate) || t('dossier.none')} />
        <Fact name={t('dossier.person.phone')} value={applicant.phone || t('dossier.none')} />
        {applicant.email ? <Fact name={t('dossier.person.email')} value={applicant.email} /> : null}
        <Fact name={t('dossier.person.address')} value={applicant.address || t('dossier.none')} />
        {opened.organisation ? (
          <Fact
            name={t('dossier.organisation.name')}
            value={[opened.organisation.name, opened.organisation.taxCode].filter(Boolean).join(' · ')}
          />
        ) : null}
        {opened.village ? <Fact name={t('dossier.village.name')} value={opened.village} /> : null}
        {submitter ? (
          <Fact
            name={t('dossier.submitter')}
            value={[submitter.name, opened.submitterBasis ? t(`dossier.submitter.${opened.submitterBasis}`) : '']
              .filter(Boolean)
              .join(' · ')}
          />
        ) : null}
        {opened.returnPlace ? <Fact name={t('dossier.receive.returnAt')} value={opened.returnPlace} /> : null}
        <Fact name={t('dossier.receive.channel')} value={t(`dossier.channel.${opened.channel}`)} />
        {opened.note ? <Fact name={t('dossier.receive.note')} value={opened.note} /> : null}
      </dl>
      {opened.corrections.length > 0 ? (
        <ul className={styles.corrections}>
          {opened.corrections.map(({ whose, fields, at, by, reason }) => (
            <li key={`${at} ${whose}`}>
              {t('dossier.correct.line', {
                what: fields.map((field) => t(`dossier.person.${field}`)).join(', '),
                whose: t(whose === 'applicant' ? 'dossier.receive.applicant' : 'dossier.submitter'),
                at: dateTimeText(at),
                by: by || t('office.privacy.notOfHere'),
              })}
              {reason ? ` · ${reason}` : ''}
            </li>
          ))}
        </ul>
      ) : null}
      <ol className={styles.papers}>
        {opened.documents.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have the same name; the list never changes
          <li key={index}>
            {each.name} · {t(`dossier.kind.${each.kind}`)} × {each.count}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
