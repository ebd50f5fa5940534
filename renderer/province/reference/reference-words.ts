import type { Outputs } from '../province-client.ts';

export type ReferenceState = Outputs['referenceState'];
export type Preview = Outputs['previewReference'];
export type Difference = Preview['difference'];

export function isChange({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length > 0;
}
