import type { TFunction } from 'i18next';
import communes from '../../domain/data/communes.json' with { type: 'json' };
import type { Officer } from './province-client.ts';

/** `Xã Canh Vinh`, or the whole province. */
export function scopeText(t: TFunction, commune: Officer['commune']): string {
  return commune ? t(`province.type.${commune.type}`, { name: commune.name }) : t('province.scope.province');
}

/** All of them to choose from, as people look for a name: by its letters, not by its official code. */
export function communeOptions(t: TFunction): readonly { readonly value: string; readonly text: string }[] {
  return communes
    .map(({ code, name, type }) => ({ value: code, text: t(`province.type.${type as 'xa' | 'phuong'}`, { name }) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'));
}
