import { useTranslation } from 'react-i18next';
import type { Failure } from '../../station-client.ts';
import { BarButton } from '../bar-button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton } from '../kiosk-frame.tsx';
import { MessageScreen, useClosing } from '../message-screen.tsx';
import { refusalSentence } from '../refusal-sentence.ts';
import { useEntrance } from '../use-entrance.ts';

const shownMs = 15_000;

/** The station refused: says why in one sentence, and when or where one is helped. */
export function FailedScreen({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const { view, send } = useKiosk();
  const { title, more } = refusalSentence(failure, view.day.date);
  useClosing('back', shownMs);
  useEntrance([title, ...more]);
  return (
    <MessageScreen
      sign={isAboutTime(failure) ? 'closed' : 'warning'}
      tone="bad"
      title={t(title.key, title.values)}
      bar={
        <>
          <BackButton />
          {isAboutTime(failure) ? (
            <BarButton label="kiosk.bar.needs" sign="needs" onTap={() => send({ type: 'needs-asked' })} />
          ) : null}
        </>
      }
    >
      {more.map(({ key, values }) => (
        <p key={key}>{t(key, values)}</p>
      ))}
    </MessageScreen>
  );
}

/** Who comes at a wrong time can at least learn what to bring next time. */
function isAboutTime({ type }: Failure): boolean {
  return ['queue-closed', 'queue-full', 'queue-paused', 'kiosk-locked'].includes(type);
}
