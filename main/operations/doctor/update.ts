import type { UpdateState } from '../../../domain/update.ts';
import type { Check, Look, PcParts } from './check.ts';

type Said = Omit<Look, 'params'>;

const said: Readonly<Record<UpdateState, Said>> = {
  stuck: { state: 'bad', says: 'update.stuck', how: 'update-stuck' },
  damaged: { state: 'bad', says: 'update.damaged', how: 'update-damaged' },
  'went-back': { state: 'warning', says: 'update.went-back', how: 'call-province' },
  'not-installed': { state: 'warning', says: 'update.not-installed', how: 'update-again' },
  held: { state: 'warning', says: 'update.held', how: 'bring-update' },
  missing: { state: 'warning', says: 'update.missing', how: 'bring-update' },
  waits: { state: 'ok', says: 'update.waits' },
  current: { state: 'ok', says: 'update.current' },
  off: { state: 'unknown', says: 'update.off', how: 'use-launcher' },
};

/** The version that runs, the one that waits, the one that is wanted, and what became of the last change. */
export const update: Check<PcParts> = {
  id: 'update',
  now: ({ updates, version }) => lookAtUpdates(updates, version),
};

export function lookAtUpdates(updates: PcParts['updates'], version: string): Look {
  if (!updates) return { ...said.off, params: { version } };
  const state = updates.state();
  const other = {
    ...{ stuck: version, current: version, off: version, damaged: updates.changed().join(', ') },
    ...{ 'went-back': updates.history()[0]?.version, 'not-installed': updates.history()[0]?.version },
    ...{ held: updates.staged()?.version, waits: updates.staged()?.version, missing: updates.wanted()?.version },
  }[state];
  return { ...said[state], params: { version, other: other ?? '' } };
}
