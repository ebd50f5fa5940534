import type { RecordingsView } from '../../../contract/voice-api.ts';

export type ClipRow = RecordingsView['clips'][number];

/** What is asked of a clip: its text first, a recording, somebody's ear, or nothing. `machine`: a person would be better. */
export type ClipState = 'needs-text' | 'missing' | 'old-text' | 'waiting' | 'machine' | 'recorded';

export function clipState({ heard, recordable, waiting }: ClipRow): ClipState {
  if (waiting) return 'waiting';
  if (!recordable) return 'needs-text';
  if (heard === 'recorded') return 'recorded';
  if (heard === 'synthesised') return 'machine';
  return heard === 'old-text' ? 'old-text' : 'missing';
}

const askedFor: readonly ClipState[] = ['missing', 'old-text'];

/**
 * The clip that is offered after `after`: first what nobody can hear, in the order in which stages open; then what a
 * machine says; null: nothing is left to record.
 */
export function nextToRecord(clips: readonly ClipRow[], after: string | null): ClipRow | null {
  const at = clips.findIndex(({ clip }) => clip === after);
  const inTurn = [...clips.slice(at + 1), ...clips.slice(0, at + 1)].filter(({ clip }) => clip !== after);
  const first = (states: readonly ClipState[]) => inTurn.find((each) => states.includes(clipState(each)));
  return first(askedFor) ?? first(['machine']) ?? null;
}

/** How far a stage is: of so many clips, so many are a person's, a machine's, waiting to be heard by a reviewer. */
export function countOf(clips: readonly ClipRow[], stage: ClipRow['stage']) {
  const states = clips.filter((each) => each.stage === stage).map(clipState);
  const count = (state: ClipState) => states.filter((each) => each === state).length;
  return {
    all: states.length,
    recorded: count('recorded'),
    machine: count('machine'),
    waiting: count('waiting'),
    missing: count('missing') + count('old-text') + count('needs-text'),
  };
}
