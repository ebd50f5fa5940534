import type { TFunction } from 'i18next';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import { type Paper, papers } from '../../../domain/custody-events.ts';
import { isFinished } from './desk-state.ts';

type Line = Pick<DossierLine, 'state' | 'custody'>;

/** Two points say that they hold a paper of it, or nobody is sure whose its work is: then it is recounted, not said. */
export function isDisputed({ work, folder, result }: Line['custody']): boolean {
  return work === null || folder.state === 'conflict' || result?.state === 'conflict';
}

/** Papers of a dossier that the log has elsewhere than here, and that may turn up here; the result first, where it is about that. */
export function papersElsewhere({ state, custody }: Line, here: string): readonly Paper[] {
  if (isDisputed(custody) || state === 'voided') return [];
  const isElsewhere = (paper: Paper) => {
    const where = custody[paper];
    if (where === null) return isFinished(state) && !custody.workIsHere;
    return where.state !== 'with-citizen' && !(where.state === 'here' && where.at?.point === here);
  };
  return (custody.result ? papers.toReversed() : papers).filter(isElsewhere);
}

/** Papers that are here because somebody of this point said so: that may be taken back by looking in vain. */
export function saidByUs({ custody }: Line, here: string): readonly Paper[] {
  return (custody.found ?? []).flatMap(({ paper, at }) => {
    const state = custody[paper]?.state;
    return at.point === here && (state === 'here' || state === 'conflict') ? [paper] : [];
  });
}

/** What happens by saying that it is here, in one sentence. */
export function whatItMeans(t: TFunction, { custody }: Line, paper: Paper, here: string): string {
  const where = custody[paper];
  const [at, to] = where ? [where.at, where.to] : [custody.work, null];
  const road = to?.point === here ? 'coming' : at?.point === here ? 'sent' : 'between';
  const work = custody.workIsHere ? t('custody.thisPoint') : (custody.work?.name ?? '');
  const names = { at: at?.name ?? '', to: to?.name ?? '', work, paper: t(`custody.${paper}`).toLowerCase() };
  if (where === null) return t('handOver.here.means.nowhere', names);
  if (where.state === 'in-transit') return t(`handOver.here.means.${road}`, names);
  return t(
    `handOver.here.means.${where.state === 'here' ? 'held' : where.state === 'lost' ? 'lost' : 'unknown'}`,
    names,
  );
}
