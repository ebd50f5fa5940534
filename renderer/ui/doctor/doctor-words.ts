import type { TFunction } from 'i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import { type CheckState, paramTexts } from '../../../domain/doctor.ts';
import type { BadgeTone } from '../state-badge.tsx';

export type Checked = DoctorView['checks'][number];

export const toneOf: Readonly<Record<CheckState, BadgeTone>> = {
  ok: 'good',
  warning: 'warn',
  bad: 'bad',
  unknown: 'busy',
};

/** The key comes from the station, whose compiler made sure that it has a text. */
export function saysText(t: TFunction, { says }: Pick<Checked, 'says'>): string {
  const say = t as unknown as (key: string, params: Record<string, string>) => string;
  return say(`doctor.says.${says.key}`, paramTexts(says.params));
}
