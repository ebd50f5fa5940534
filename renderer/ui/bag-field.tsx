import { useTranslation } from 'react-i18next';
import { isBagOrNone, readBag } from '../../domain/hand-over-slip.ts';
import { Field } from './field.tsx';

/** The number of a seal, where there is one; what no seal bears is said at once. */
export function BagField({ typed, onType }: { readonly typed: string; readonly onType: (typed: string) => void }) {
  const { t } = useTranslation();
  const error = isBagOrNone(readBag(typed)) ? null : t('handOver.fault.bag');
  return <Field label={t('post.bag')} value={typed} onChange={onType} error={error} maxLength={24} />;
}
