import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { ErrorText } from '../notice.tsx';
import { useKeys } from '../use-keys.ts';
import { PRACTICE_CAP, practiceKeys, usePractice } from './practice-context.ts';

/** The way into practice; inside it the frame has the way back. */
export function PracticeButton() {
  const { t } = useTranslation();
  const { inside, cross, pending, failure } = usePractice();
  const enter = inside || pending ? undefined : (cross ?? undefined);
  useKeys(inside ? [] : [{ keys: practiceKeys, run: enter }]);
  if (inside || !cross) return null;
  return (
    <>
      <Button kind="quiet" shortcut={PRACTICE_CAP} pending={pending} onPress={cross}>
        {t(pending ? 'training.opening' : 'training.enter')}
      </Button>
      <ErrorText failure={failure} />
    </>
  );
}
