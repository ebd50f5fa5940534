import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorText } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';
import { Section } from '../parts/section.tsx';
import table from '../parts/table.module.css';
import { ImportDialog } from './import-dialog.tsx';
import styles from './languages.module.css';
import type { LanguageProgress, StageProgress } from './languages-props.ts';
import { OpenStageDialog } from './open-stage-dialog.tsx';
import { StageRow } from './stage-row.tsx';

/** One language: its stages, its files for translators. Vietnamese is the source: there is nothing to open or to take in. */
export function LanguageSection(props: { language: LanguageProgress; today: string; isHead: boolean }) {
  const { language, today, isHead } = props;
  const { t } = useTranslation();
  const [opening, setOpening] = useState<StageProgress | null>(null);
  const [importing, setImporting] = useState(false);
  const send = useRequest('exportTexts');
  const close = useCommand('closeStage');
  const { code, ownName, vietnameseName } = language;
  const mayChange = isHead && !language.isSource;
  const save = async (form: 'workbook' | 'i18next') => {
    const answer = await send.run({ language: code, form });
    if (answer.ok) saveFile(answer.value);
  };
  return (
    <Section
      title={ownName === vietnameseName ? ownName : `${ownName} · ${vietnameseName}`}
      note={
        <StateBadge tone={language.offered ? 'good' : 'quiet'}>
          {t(language.offered ? 'office.languages.offered' : 'office.languages.notOffered')}
        </StateBadge>
      }
    >
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('office.languages.stage')}</th>
            <th>{t('office.languages.texts')}</th>
            <th>{t('office.languages.clips')}</th>
            <th>{t('office.languages.reviewed')}</th>
            <th>{t('office.languages.shown')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {language.stages.map((state, n) => (
            <StageRow
              key={state.stage}
              state={state}
              language={language}
              mayOpen={mayChange && language.stages.slice(0, n).every(({ open }) => open)}
              mayClose={mayChange}
              onOpen={() => setOpening(state)}
              onClose={() => close.run({ language: code, stage: state.stage })}
              closing={close.pending}
            />
          ))}
        </tbody>
      </table>
      <ErrorText failure={close.error ?? send.error} />
      <div className={styles.actions}>
        <Button
          label={t('office.languages.workbookOf', { language: ownName })}
          onPress={() => save('workbook')}
          pending={send.pending}
        >
          {t('office.languages.workbook')}
        </Button>
        <Button
          label={t('office.languages.jsonOf', { language: ownName })}
          kind="quiet"
          onPress={() => save('i18next')}
        >
          {t('office.languages.json')}
        </Button>
        {mayChange ? (
          <Button label={t('office.languages.importOf', { language: ownName })} onPress={() => setImporting(true)}>
            {t('office.languages.import')}
          </Button>
        ) : null}
      </div>
      {opening ? (
        <OpenStageDialog language={language} stage={opening.stage} today={today} onClose={() => setOpening(null)} />
      ) : null}
      {importing ? <ImportDialog language={language} onClose={() => setImporting(false)} /> : null}
    </Section>
  );
}
