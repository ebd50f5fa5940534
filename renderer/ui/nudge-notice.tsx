import { useTranslation } from 'react-i18next';
import { dueText } from './due-words.ts';
import { timeText } from './format.ts';
import { Notice } from './notice.tsx';
import { useLive } from './use-live.ts';

/** What the head reminded me of and I still hold; nothing when there is nothing. */
export function NudgeNotice() {
  const { t } = useTranslation();
  const { view } = useLive('watchNudges', {});
  if (!view || view.nudges.length === 0) return null;
  return (
    <Notice tone="warn" title={t('ui.nudge.title', { dossiers: view.nudges.length })}>
      <ul>
        {view.nudges.map(({ dossier, code, dueAt, at }) => (
          <li key={dossier}>{t('ui.nudge.line', { code, due: dueText(dueAt), at: timeText(at) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
