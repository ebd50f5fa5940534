import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Beside "no connection" at a PC that works for another one: where to read what to do when that one is gone for good. */
export function HostGone({ lostSince }: { readonly lostSince: number | null }) {
  const { t } = useTranslation();
  const [hasHost, setHasHost] = useState(false);
  const isLost = lostSince !== null;
  useEffect(() => {
    if (!isLost) return setHasHost(false);
    const stop = new AbortController();
    // Only the door of such a PC has that page.
    fetch('/join', { method: 'HEAD', signal: stop.signal }).then(
      ({ ok }) => setHasHost(ok),
      () => {},
    );
    return () => stop.abort();
  }, [isLost]);
  return isLost && hasHost ? <a href="/join">{t('ui.hostGone')}</a> : null;
}
