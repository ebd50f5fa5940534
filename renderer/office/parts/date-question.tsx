import { useTranslation } from 'react-i18next';
import type { DayView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { localDateText } from '../../ui/format.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { useCommand } from '../../ui/use-command.ts';

/** The PC says a date nobody expects: only a person may open that day. */
export function DateQuestion({ day }: { day: DayView }) {
  const { t } = useTranslation();
  const confirm = useCommand('confirmDate');
  const { question } = day;
  if (question.kind === 'none') return null;
  const date = localDateText(question.date);
  const open = localDateText(day.date);
  if (question.kind === 'clock-went-back')
    return (
      <Notice tone="warn" title={t('office.day.wentBack', { date })}>
        <p>{t('office.day.wentBackHelp', { open })}</p>
      </Notice>
    );
  if (question.kind === 'clock-impossible')
    return (
      <Notice tone="bad" title={t('office.day.impossible', { date })}>
        <p>{t('office.day.impossibleHelp')}</p>
      </Notice>
    );
  return (
    <Notice tone="warn" title={t('office.day.isIt', { date })}>
      <p>{t('office.day.isItHelp', { open })}</p>
      <Button kind="primary" onPress={() => confirm.run({ date: question.date })} pending={confirm.pending}>
        {t('office.day.yes', { date })}
      </Button>
      <ErrorText failure={confirm.error} />
    </Notice>
  );
}
