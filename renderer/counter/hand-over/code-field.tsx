import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './hand-over.module.css';

/** For a folder whose code no scanner reads any more: typed, then Enter. */
export function CodeField(props: { readonly label: string; readonly onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const take = () => {
    if (code.trim() !== '') props.onCode(code);
    setCode('');
  };
  return (
    <form
      className={styles.code}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Field
        label={props.label}
        help={t('handOver.scan.help')}
        name="folder-code"
        value={code}
        onChange={setCode}
        maxLength={1000}
        autoFocus
      />
      <Button type="submit">{t('handOver.scan.take')}</Button>
    </form>
  );
}
