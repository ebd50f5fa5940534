import type { SupplementStage } from '../dossier-words.ts';

/**
 * What a request, a refusal or a stop rests on. Articles are those of NĐ 61/2018 (read in full); NĐ 118/2025, which
 * replaced it, could not be read: every row waits for somebody to compare it, hence `verified: false`.
 */
export const legalBases = [
  { id: 'incomplete-at-desk', text: 'Hồ sơ chưa đầy đủ, chưa chính xác theo quy định (Điều 17)', for: ['input-check'] },
  { id: 'incomplete-on-review', text: 'Hồ sơ chưa đủ điều kiện giải quyết (khoản 6 Điều 19)', for: ['verification'] },
  { id: 'not-competent', text: 'Không thuộc thẩm quyền giải quyết (Điều 17)', for: ['refusal'] },
  { id: 'conditions-not-met', text: 'Không đủ điều kiện giải quyết (Điều 19)', for: ['refusal', 'stop'] },
  { id: 'authority-decided', text: 'Theo quyết định của cơ quan có thẩm quyền', for: ['stop'] },
  { id: 'supplement-never-came', text: 'Quá hạn bổ sung mà không nộp giấy tờ', for: ['stop'] },
  {
    id: 'procedure-own-rule',
    text: 'Quy định riêng của thủ tục',
    for: ['input-check', 'verification', 'refusal', 'stop'],
  },
] as const satisfies readonly LegalBasis[];

export type LegalBasisUse = SupplementStage | 'refusal' | 'stop';

interface LegalBasis {
  readonly id: string;
  readonly text: string;
  readonly for: readonly LegalBasisUse[];
}

export type LegalBasisId = (typeof legalBases)[number]['id'];

export const legalBasisIds = legalBases.map(({ id }) => id);

export function legalBasesFor(use: LegalBasisUse): readonly { readonly id: LegalBasisId; readonly text: string }[] {
  return legalBases.filter((each) => (each.for as readonly LegalBasisUse[]).includes(use));
}
