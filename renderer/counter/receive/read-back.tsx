import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { numberText } from '../../ui/format.ts';
import { typedDate } from '../../ui/typed-date.ts';
import { useKeymap } from '../use-keymap.ts';
import { type Draft, toPerson } from './draft.ts';
import { totalOf } from './fee-of-draft.ts';
import styles from './read-back.module.css';
import type { Receiving } from './use-receiving.ts';

/**
 * Said aloud before it is printed: a wrong letter found now costs a breath, found on the paper a trip. The card's number is not
 * read out; others hear it.
 */
export function ReadBack({ draft, receiving, date }: { draft: Draft; receiving: Receiving; date: string }) {
  const { t } = useTranslation();
  const { chosen, places, returnAt, sending, notYet, save } = receiving;
  useKeymap({ save });
  const { organisation, submitter } = draft;
  const applicant = toPerson(draft.applicant);
  const papers = draft.documents.filter((each) => each.taken);
  const total = totalOf(draft, chosen, date);
  const count = papers.reduce((sum, each) => sum + each.count, 0);
  const lines: readonly (readonly [string, string])[] = [
    ...(organisation ? [[t('dossier.organisation.name'), organisation.name] as const] : []),
    [t(organisation ? 'dossier.organisation.representative' : 'dossier.receive.applicant'), applicant.name],
    [t('dossier.person.birthDate'), typedDate(applicant.birthDate) || t('dossier.none')],
    [t('dossier.person.address'), applicant.address || t('dossier.none')],
    [t('dossier.person.phone'), spaced(applicant.phone) || t('dossier.none')],
    ...(applicant.email ? [[t('dossier.person.email'), applicant.email] as const] : []),
    ...(submitter ? [[t('dossier.submitter'), submitter.name] as const] : []),
    [t('dossier.receive.procedure'), chosen?.name ?? ''],
    [
      t('dossier.documents.title'),
      t('dossier.readBack.papers', { count: String(count), kinds: String(papers.length) }),
    ],
    ...(total ? [[t('fee.total'), t('fee.dong', { amount: numberText(total) })] as const] : []),
    [t('dossier.receive.returnAt'), places.find(({ value }) => value === returnAt)?.text ?? ''],
  ];
  return (
    <StaffDialog title={t('dossier.readBack.title')} onClose={notYet} wide>
      <dl className={styles.lines}>
        {lines.map(([name, value]) => (
          <div key={name} className={styles.line}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.actions}>
        <Button kind="quiet" size="large" shortcut="Esc" onPress={notYet}>
          {t('dossier.readBack.correct')}
        </Button>
        <Button kind="primary" size="large" shortcut="Enter" onPress={save} pending={sending.pending} autoFocus>
          {t('dossier.readBack.print')}
        </Button>
      </div>
    </StaffDialog>
  );
}

/** `0905123456` → `0905 123 456`: as it is said. */
function spaced(phone: string): string {
  return phone.replace(/^(\+?\d{4})(\d{3})(\d{3,})$/, '$1 $2 $3');
}
