import type { TFunction } from 'i18next';
import type { Officer } from './province-client.ts';

/** `Xã Canh Vinh`, or the whole province. */
export function scopeText(t: TFunction, commune: Officer['commune']): string {
  return commune ? t(`province.type.${commune.type}`, { name: commune.name }) : t('province.scope.province');
}
