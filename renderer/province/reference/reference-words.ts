import type { TFunction } from 'i18next';
import type { ReferenceColumn } from '../../../domain/reference.ts';
import { localDateText } from '../../ui/format.ts';
import type { Outputs } from '../province-client.ts';

export type ReferenceState = Outputs['referenceState'];
export type Preview = Outputs['previewReference'];
export type Difference = Preview['difference'];

export function isChange({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length > 0;
}

/** A cell as people read it: a day in their order, one of a few words in their language. */
export function cellText(t: TFunction, { type }: Pick<ReferenceColumn, 'type'>, text: string | undefined): string {
  if (!text) return '–';
  if (type === 'date') return localDateText(text);
  return typeof type === 'string' ? text : (t(`province.ref.value.${text}` as never) as string);
}
