import { useTranslation } from 'react-i18next';
import { Field } from '../field.tsx';
import type { BackAt } from './back-at.ts';
import styles from './setting-form.module.css';

/** "Quay lại lúc": when it ends by itself. */
export function BackAtFields({ backAt, help, tried }: { backAt: BackAt; help: string; tried: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <Field
        label={t('ui.backAt.time')}
        help={help}
        value={backAt.time}
        onChange={backAt.setTime}
        error={tried && !backAt.isTime ? t('ui.backAt.timeWrong') : null}
        maxLength={8}
      />
      <Field
        label={t('ui.backAt.date')}
        help={t('ui.backAt.dateHelp')}
        value={backAt.date}
        onChange={backAt.setDate}
        error={tried && !backAt.isDate ? t('ui.backAt.dateWrong') : null}
        maxLength={10}
      />
    </div>
  );
}
