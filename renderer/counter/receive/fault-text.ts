import type { TFunction } from 'i18next';
import type { Fault } from './draft.ts';

/** What is wrong, and how it is mended. */
export function faultText(t: TFunction<['screen', 'errors']>, { field, type }: Fault): string {
  if (field === 'procedure') return t('dossier.receive.chooseProcedure');
  switch (type) {
    case 'fee-quantity':
      return t('fee.fault.quantity');
    case 'fee-asked':
      return t('fee.fault.asked');
    case 'fee-given':
      return t('fee.fault.given');
    default:
      return t(`errors:${type}`);
  }
}
