import { useCallback, useEffect, useRef, useState } from 'react';
import { useRequest } from '../../ui/use-command.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { draftText, readDraftText } from './draft-text.ts';

/** Within a second of a letter (C6), the way to the disk included. */
const everyMs = 500;

export interface KeptDraft {
  readonly draft: Draft;
  readonly setDraft: (change: Draft | ((was: Draft) => Draft)) => void;
  /** UTC ms at which what is shown was kept: it was found after a reload or a power cut. Null: typed just now. */
  readonly foundFrom: number | null;
  /** False: the last try to keep it failed. */
  readonly isKept: boolean;
}

/** A draft that the station keeps while it is typed, and gives back to whoever typed it. */
export function useKeptDraft(counter: string): KeptDraft {
  const { run: keep } = useRequest('keepDraft');
  const { run: read } = useRequest('readDraft');
  const [draft, show] = useState<Draft>(emptyDraft);
  const [foundFrom, setFoundFrom] = useState<number | null>(null);
  const [isKept, setIsKept] = useState(true);
  const latest = useRef({ text: '', kept: '', isSending: false });

  const setDraft = useCallback((change: Draft | ((was: Draft) => Draft)) => {
    setFoundFrom(null);
    show(change);
  }, []);

  useEffect(() => {
    const state = { stale: false };
    void read({ counter }).then((answer) => {
      const found = answer.ok && answer.value.draft !== null ? readDraftText(answer.value.draft) : null;
      // Whoever already types or has scanned a card is not interrupted.
      if (state.stale || !found || !answer.ok || latest.current.text !== '') return;
      latest.current.kept = draftText(found);
      show(found);
      setFoundFrom(answer.value.keptAt);
    });
    return () => {
      state.stale = true;
    };
  }, [counter, read]);

  const text = draftText(draft);
  latest.current.text = text;
  // Looked at again and again, so that what a lost connection kept back is sent when it is there again.
  useEffect(() => {
    const { current } = latest;
    const send = async () => {
      if (current.isSending || current.text === current.kept) return;
      current.isSending = true;
      const sent = current.text;
      const answer = await keep({ counter, draft: sent === '' ? null : sent });
      if (answer.ok) current.kept = sent;
      current.isSending = false;
      setIsKept(answer.ok);
    };
    const timer = setInterval(send, everyMs);
    return () => clearInterval(timer);
  }, [counter, keep]);

  return { draft, setDraft, foundFrom, isKept };
}
