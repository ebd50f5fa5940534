import { useEffect, useRef } from 'react';
import type { LanguageView } from '../../contract/terminal-views.ts';
import { setTexts } from '../i18n.ts';
import { useStation } from './station-context.ts';

const againMs = 1_000;

/**
 * Fetches the texts of the languages a person may choose here, before anybody does, and again when they change at the
 * station. Until then, and whatever is not open, everything reads Vietnamese.
 */
export function useTexts(languages: readonly LanguageView[] | undefined): void {
  const { station } = useStation();
  const have = useRef(new Map<string, string>());
  const wanted = JSON.stringify((languages ?? []).map(({ code, texts }) => [code, texts]));
  useEffect(() => {
    const stop = new AbortController();
    const again: { timer: ReturnType<typeof setTimeout> | undefined } = { timer: undefined };
    const fetchAll = async () => {
      for (const [code, version] of JSON.parse(wanted) as [string, string][]) {
        if (have.current.get(code) === version) continue;
        const texts = await station.client.readTexts({ language: code }, { signal: stop.signal });
        if (stop.signal.aborted) return;
        setTexts(code, texts);
        have.current.set(code, texts.version);
      }
    };
    const untilDone = () => {
      fetchAll().catch(() => {
        if (!stop.signal.aborted) again.timer = setTimeout(untilDone, againMs);
      });
    };
    untilDone();
    return () => {
      stop.abort();
      clearTimeout(again.timer);
    };
  }, [station, wanted]);
}
