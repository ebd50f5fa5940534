import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import type { FormState } from './use-foreign-form.ts';

/** What lies on the clipboard now: the name of the field, never its text. */
export function FormNotice({ state }: { state: FormState | null }) {
  const { t } = useTranslation();
  if (!state) return null;
  if (state.kind !== 'copied') return <Notice tone="warn">{t(`counter.foreignForm.${state.kind}`)}</Notice>;
  const { at, of, field } = state.step;
  return (
    <Notice tone="good" title={t('counter.foreignForm.copied', { at, of, field: t(`beside.field.${field}`) })}>
      {at < of ? t('counter.foreignForm.again') : null}
    </Notice>
  );
}
