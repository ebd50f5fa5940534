import { useTranslation } from 'react-i18next';
import { timeText } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { capOf } from '../keymap.ts';
import type { KeptDraft } from './use-kept-draft.ts';

/** What was found again after a reload or a power cut says so, and how it is dropped; what cannot be kept says that. */
export function DraftNotice({ kept }: { kept: KeptDraft }) {
  const { t } = useTranslation();
  if (!kept.isKept) return <Notice tone="warn">{t('dossier.draft.notKept')}</Notice>;
  if (kept.foundFrom === null) return null;
  return <Notice>{t('dossier.draft.found', { time: timeText(kept.foundFrom), key: capOf('anew') })}</Notice>;
}
