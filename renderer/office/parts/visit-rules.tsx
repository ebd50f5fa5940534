import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { languageOf } from '../../../domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { Choice } from '../../ui/field.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { Picks } from '../../ui/picks.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { Section } from './section.tsx';
import styles from './table.module.css';

const often = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** After how many recalls somebody is absent, whether language matters, and who needed an interpreter today. */
export function VisitRules({ view, isHead }: { view: OfficeView; isHead: boolean }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { missedAfterRecalls, prefersSpeakers } = view.visitRules;
  const times =
    missedAfterRecalls === null ? t('office.visits.never') : t('office.visits.times', { times: missedAfterRecalls });
  const said = view.interpreted.map(
    ({ number, language, counter }) =>
      `${number} (${languageOf(language)?.vietnameseName ?? language}, ${counter ?? '–'})`,
  );
  return (
    <Section
      title={t('office.visits.title')}
      note={
        isHead ? (
          <Button kind="quiet" onPress={() => setEditing(true)}>
            {t('office.visits.edit')}
          </Button>
        ) : null
      }
    >
      <p>
        {t('office.visits.missed')}: <strong>{times}</strong>
      </p>
      {prefersSpeakers ? <p>{t('office.visits.speakers')}.</p> : null}
      <p className={styles.soft}>
        {t('office.visits.interpreted')}: {said.length > 0 ? said.join('; ') : t('office.visits.nobody')}
      </p>
      {editing ? <EditRules rules={view.visitRules} onClose={() => setEditing(false)} /> : null}
    </Section>
  );
}

function EditRules({ rules, onClose }: { rules: OfficeView['visitRules']; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useCommand('setVisitRules');
  const [missed, setMissed] = useState(rules.missedAfterRecalls === null ? 'never' : String(rules.missedAfterRecalls));
  const [prefers, setPrefers] = useState(rules.prefersSpeakers);
  const submit = async () => {
    const wish = { missedAfterRecalls: missed === 'never' ? null : Number(missed), prefersSpeakers: prefers };
    if ((await save.run(wish)).ok) onClose();
  };
  return (
    <StaffDialog title={t('office.visits.title')} onClose={onClose}>
      <Choice
        label={t('office.visits.missed')}
        value={missed}
        options={[
          { value: 'never', text: t('office.visits.never') },
          ...often.map((value) => ({ value, text: t('office.visits.times', { times: value }) })),
        ]}
        onChange={setMissed}
      />
      <Picks
        label={t('office.visits.speakersHelp')}
        chosen={prefers ? ['speakers'] : []}
        options={[{ value: 'speakers', text: t('office.visits.speakers') }]}
        onChange={(chosen) => setPrefers(chosen.length > 0)}
      />
      <ErrorText failure={save.error} />
      <Button kind="primary" onPress={submit} pending={save.pending}>
        {t('office.visits.save')}
      </Button>
    </StaffDialog>
  );
}
