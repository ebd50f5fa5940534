import { useTranslation } from 'react-i18next';
import { channels } from '../../../domain/dossier-words.ts';
import { Choice, Field } from '../../ui/field.tsx';
import styles from './receive-screen.module.css';
import type { KeptDraft } from './use-kept-draft.ts';
import type { Receiving } from './use-receiving.ts';

/** What is seldom changed: sets, channel, the province's code, where the result is given, a note. */
export function FurtherFields({ kept, receiving }: { kept: KeptDraft; receiving: Receiving }) {
  const { draft, setDraft } = kept;
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.few}>
        <Field
          label={t('dossier.receive.sets')}
          name="sets"
          inputMode="numeric"
          value={String(draft.sets)}
          onChange={(sets) => setDraft((was) => ({ ...was, sets: Math.min(20, Math.max(1, Number(sets) || 1)) }))}
        />
        <Choice
          label={t('dossier.receive.channel')}
          value={draft.channel}
          options={channels.map((value) => ({ value, text: t(`dossier.channel.${value}`) }))}
          onChange={(channel) => setDraft((was) => ({ ...was, channel }))}
        />
        <Field
          label={t('dossier.receive.officialCode')}
          name="officialCode"
          value={draft.officialCode}
          onChange={(officialCode) => setDraft((was) => ({ ...was, officialCode }))}
          maxLength={64}
        />
      </div>
      {receiving.places.length > 1 ? (
        <Choice
          label={t('dossier.receive.returnAt')}
          value={receiving.returnAt}
          options={receiving.places}
          onChange={(returnAt) => setDraft((was) => ({ ...was, returnAt }))}
        />
      ) : null}
      <Field
        label={t('dossier.receive.note')}
        name="note"
        value={draft.note}
        onChange={(note) => setDraft((was) => ({ ...was, note }))}
        maxLength={500}
      />
    </>
  );
}
