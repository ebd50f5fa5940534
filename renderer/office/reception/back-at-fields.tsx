import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import type { BackAt } from './back-at.ts';
import styles from './reception.module.css';

/** "Quay lại lúc": when it ends by itself. */
export function BackAtFields({ backAt, help, tried }: { backAt: BackAt; help: string; tried: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.pair}>
      <Field
        label={t('office.backAt.time')}
        help={help}
        value={backAt.time}
        onChange={backAt.setTime}
        error={tried && !backAt.isTime ? t('office.backAt.timeWrong') : null}
        maxLength={8}
      />
      <Field
        label={t('office.backAt.date')}
        help={t('office.backAt.dateHelp')}
        value={backAt.date}
        onChange={backAt.setDate}
        error={tried && !backAt.isDate ? t('office.backAt.dateWrong') : null}
        maxLength={10}
      />
    </div>
  );
}
