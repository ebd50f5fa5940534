import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../contract/reception-schemas.ts';
import { BarButton } from '../bar-button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { LanguageButtons } from '../language-buttons.tsx';
import { MessageScreen } from '../message-screen.tsx';
import { OpeningHours } from '../opening-hours.tsx';
import { sentence, whenValues } from '../sentence.ts';
import { useEntrance } from '../use-entrance.ts';

/** The office has locked the kiosk: why, until when, and what it adds. What needs no number can still be asked. */
export function LockedScreen({ lock }: { readonly lock: LockView }) {
  const { t } = useTranslation();
  const { view, send } = useKiosk();
  const why = sentence(`kiosk.locked.why.${lock.why}`);
  const back = backSentence(lock, view.day.date);
  useEntrance([why, ...(back ? [back] : [])]);
  return (
    <MessageScreen
      sign="closed"
      tone="bad"
      title={t(why.key)}
      languages={<LanguageButtons />}
      bar={<BarButton label="kiosk.bar.more" sign="more" onTap={() => send({ type: 'more-asked' })} />}
    >
      {lock.text ? <p>{lock.text}</p> : null}
      <p>
        <strong>{back ? t(back.key, back.values) : t('kiosk.lost.goToClerk')}</strong>
      </p>
      <OpeningHours view={view} />
    </MessageScreen>
  );
}

function backSentence({ backAt }: LockView, today: string) {
  if (backAt === null) return null;
  return sentence(backAt.date === today ? 'kiosk.locked.back' : 'kiosk.locked.backOn', whenValues(backAt));
}
