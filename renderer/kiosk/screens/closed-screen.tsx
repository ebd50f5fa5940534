import { useTranslation } from 'react-i18next';
import { BarButton } from '../bar-button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { KioskFrame } from '../kiosk-frame.tsx';
import { LanguageButtons } from '../language-buttons.tsx';
import { Message } from '../message-screen.tsx';
import { OpeningHours } from '../opening-hours.tsx';
import { nextOpening } from '../reception-says.ts';
import { type Sentence, sentence, whenValues } from '../sentence.ts';
import { useEntrance } from '../use-entrance.ts';

/** No queue gives numbers now: when it opens, how to ring up, and where the centre comes nearer meanwhile. */
export function ClosedScreen() {
  const { t } = useTranslation();
  const { view, send } = useKiosk();
  const opens = opensSentence(view);
  useEntrance([sentence('kiosk.closed.title'), ...(opens ? [opens] : [])]);
  return (
    <KioskFrame
      languages={<LanguageButtons />}
      bar={<BarButton label="kiosk.bar.more" sign="more" onTap={() => send({ type: 'more-asked' })} />}
    >
      <Message sign="closed" tone="bad" title={t('kiosk.closed.title')}>
        {opens ? (
          <p>
            <strong>{t(opens.key, opens.values)}</strong>
          </p>
        ) : null}
        <OpeningHours view={view} />
      </Message>
    </KioskFrame>
  );
}

function opensSentence(view: Parameters<typeof nextOpening>[0] & { day: { date: string } }): Sentence | null {
  const moment = nextOpening(view);
  if (!moment) return null;
  return sentence(moment.date === view.day.date ? 'kiosk.closed.opens' : 'kiosk.closed.opensOn', whenValues(moment));
}
