import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isHardStop, useHostTrouble } from './host-trouble.ts';

/**
 * Beside "no connection" at a PC that works for another one: where to read what to do when that one is gone for good. Where another
 * machine answers in its name, or lets this PC in no more, nobody has to press anything to learn it.
 */
export function HostGone({ lostSince }: { readonly lostSince: number | null }) {
  const { t } = useTranslation();
  const trouble = useHostTrouble(lostSince !== null);
  const mustStop = isHardStop(trouble);
  useEffect(() => {
    if (mustStop) window.location.assign('/join');
  }, [mustStop]);
  return trouble === null ? null : <a href="/join">{t('ui.hostGone')}</a>;
}
