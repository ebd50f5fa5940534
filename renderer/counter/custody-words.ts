import type { TFunction } from 'i18next';
import type { CustodyView } from '../../contract/custody-schemas.ts';
import { dueText } from '../ui/due-words.ts';

type Whereabouts = CustodyView['folder'];

/** Who holds a paper, or where it goes: half a sentence after "hồ sơ giấy" or "kết quả". */
export function whereText(t: TFunction, where: Whereabouts, custody: CustodyView, here: string): string {
  const at = where.at?.point === here ? t('custody.thisPoint') : (where.at?.name ?? '');
  const to = where.to?.point === here ? t('custody.thisPoint') : (where.to?.name ?? '');
  const claimants = custody.claimants.map(({ name }) => name).join(', ');
  return t(`custody.where.${where.state}`, { at, to, claimants });
}

/** The same with since when: what a card says. */
export function whereSince(t: TFunction, where: Whereabouts, custody: CustodyView, here: string): string {
  // The day it was given stands beside it; the hour that custody knows is that of its last move between points.
  if (where.state === 'with-citizen') return whereText(t, where, custody, here);
  return t('custody.since', { where: whereText(t, where, custody, here), since: dueText(custody.since) });
}

/** A line of a list has room for what is not as usual; null: folder and work are here. */
export function elsewhereText(t: TFunction, custody: CustodyView, here: string): string | null {
  const { folder, result, work, workIsHere } = custody;
  const paper = result ?? folder;
  const isUsual = workIsHere && !custody.mustRecount && paper.state === 'here' && paper.at?.point === here;
  if (isUsual || paper.state === 'with-citizen') return null;
  const words = whereText(t, paper, custody, here);
  const isWorkApart = work !== null && !workIsHere && paper.at?.point !== work.point;
  return isWorkApart ? t('custody.workAt', { where: words, work: work.name }) : words;
}
