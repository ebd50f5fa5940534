import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';

export function BackButton({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" onPress={onPress} shortcut="Esc">
      {t('ui.back')}
    </Button>
  );
}
