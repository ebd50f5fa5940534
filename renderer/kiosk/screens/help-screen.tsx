import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton } from '../kiosk-frame.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { type Sentence, sentence } from '../sentence.ts';
import { useEntrance } from '../use-entrance.ts';

/** Somebody was asked to come: that it was heard, and who comes, stands here. Back leads to exactly where one was. */
export function HelpScreen() {
  const { t } = useTranslation();
  const { view } = useKiosk();
  const { help } = view;
  const said = helpSentence(help);
  const coming = help?.answeredAt != null;
  useEntrance([said], { always: true, key: said.key });
  return (
    <MessageScreen
      sign={coming ? 'tick' : 'help'}
      {...(coming ? { tone: 'good' } : {})}
      title={t(said.key, said.values)}
      bar={<BackButton />}
    >
      <p>{coming ? t('kiosk.help.stay') : help ? t('kiosk.help.wait') : t('kiosk.help.asking')}</p>
    </MessageScreen>
  );
}

function helpSentence(help: { answeredAt: number | null; counter: string | null } | null): Sentence {
  if (help?.answeredAt == null) return sentence(help ? 'kiosk.help.asked' : 'kiosk.help.calling');
  return help.counter === null
    ? sentence('kiosk.help.coming')
    : sentence('kiosk.help.comingFrom', { counter: help.counter });
}
