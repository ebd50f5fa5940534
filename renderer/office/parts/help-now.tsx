import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** Somebody at a kiosk waits for a person, and no counter has answered yet. */
export function HelpNow({ asked }: { asked: OfficeView['helpAsked'] }) {
  const { t } = useTranslation();
  const answer = useCommand('answerHelp');
  const [first] = asked;
  if (!first) return null;
  return (
    <Notice tone="warn" title={t('office.help.title', { count: asked.length, time: timeText(first.askedAt) })}>
      <Button kind="primary" onPress={() => answer.run({ help: first.help, counter: null })} pending={answer.pending}>
        {t('office.help.go')}
      </Button>
      <ErrorText failure={answer.error} />
    </Notice>
  );
}
