import { useTranslation } from 'react-i18next';
import type { Person } from '../../../domain/person.ts';
import { ChooseDialog } from '../../ui/choose-dialog.tsx';
import type { CardPlace } from './draft.ts';

/** A card of somebody else while a dossier is being typed: whose it is, is said with one key and never guessed. */
export function WhoseCard(props: {
  readonly card: Person;
  readonly applicantName: string;
  readonly onPlace: (place: CardPlace) => void;
  readonly onAnew: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ChooseDialog
      title={t('dossier.card.whose', { name: props.card.name })}
      onClose={props.onClose}
      options={[
        { key: '1', text: t('dossier.card.submitter'), run: () => props.onPlace('submitter') },
        { key: '2', text: t('dossier.card.anew'), run: props.onAnew },
        { key: '3', text: t('dossier.card.replace'), run: () => props.onPlace('applicant') },
      ]}
    >
      <p>{t('dossier.card.whoseHelp', { name: props.applicantName })}</p>
    </ChooseDialog>
  );
}
