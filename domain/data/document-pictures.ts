import type { PictogramName } from './pictograms.ts';

/** Words in the name of a document, and the picture of its family; the first that fits. */
const pictures: readonly (readonly [RegExp, PictogramName])[] = [
  [/chứng sinh|khai sinh|trẻ em/i, 'pregnant-or-small-child'],
  [/khuyết tật/i, 'disabled'],
  [/người cao tuổi|hưu trí/i, 'elderly'],
  [/có công|liệt sĩ|thương binh/i, 'merit'],
  [/đất|nhà ở|xây dựng/i, 'land'],
  [/kinh doanh|doanh nghiệp/i, 'business'],
  [/hộ nghèo|bảo trợ|trợ cấp/i, 'social'],
  [/chứng thực|bản sao/i, 'certification'],
  [/kết hôn|ly hôn|chứng tử|khai tử|hộ tịch|hôn nhân/i, 'civil-status'],
];

export function documentPicture(name: string): PictogramName {
  return pictures.find(([words]) => words.test(name))?.[1] ?? 'needs';
}
