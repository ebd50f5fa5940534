import { useTranslation } from 'react-i18next';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Notice } from '../../ui/notice.tsx';
import { capOf } from '../keymap.ts';

/** For ten seconds: whoever was taken for absent stands there after all. */
export function UndoMiss({ missed, onUndo }: { missed: CounterView['missed']; onUndo: () => void }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  if (!missed || now > missed.until) return null;
  return (
    <Notice>
      {t('counter.miss.said', { number: missed.number })}{' '}
      <Button shortcut={capOf('undoMiss')} onPress={onUndo}>
        {t('counter.miss.undo')}
      </Button>
    </Notice>
  );
}
