import { useTranslation } from 'react-i18next';
import { BarButton } from '../bar-button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { MessageScreen, useClosing } from '../message-screen.tsx';
import { sentence } from '../sentence.ts';
import { useEntrance } from '../use-entrance.ts';

const shownMs = 6_000;

/** The wrong tap is taken back; the person chooses again, with language and everything else as it was. */
export function UndoneScreen() {
  const { t } = useTranslation();
  const { person, send } = useKiosk();
  const title = sentence('kiosk.undone.title', { number: person.ticket?.number ?? '' });
  useClosing('done', shownMs);
  useEntrance([title, 'kiosk.undone.paper']);
  return (
    <MessageScreen
      sign="undo"
      title={t(title.key, title.values)}
      bar={<BarButton label="kiosk.undone.again" sign="arrow" look="main" onTap={() => send({ type: 'done' })} />}
    >
      <p>{t('kiosk.undone.paper')}</p>
    </MessageScreen>
  );
}
