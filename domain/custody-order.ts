import type { CustodyStep, ReceivedHere } from './custody.ts';
import { foldCustody, type WorkEpoch } from './custody-fold.ts';
import type { Dossier } from './dossier.ts';
import { type LifeEvent, lifeEvents, type StepEvent } from './dossier-events.ts';
import { foldDossier } from './dossier-fold.ts';
import { nextState } from './dossier-transitions.ts';
import type { AnyLogEvent } from './event.ts';
import { type DossierId, pointOfStream } from './ids.ts';

export type StepLogEvent = AnyLogEvent & { readonly type: StepEvent };

/**
 * The life of a dossier that several points wrote, in one order for all of them however it reached them: one point has the
 * work at a time, so an event lies where its writer had it, the earliest such time after what its writer had said of custody
 * before. Within it by the writer's own numbers; of two streams of one point, the one that received it stands first.
 */
export function lifeInOrder(
  received: ReceivedHere,
  custody: readonly CustodyStep[],
  life: readonly StepLogEvent[],
): { event: StepLogEvent; cv: number }[] {
  const { epochs } = foldCustody(received, custody);
  const first = life.find(({ type }) => type === 'dossier-received')?.stream;
  const place = (stream: string) => (stream === first ? '' : stream);
  return [...new Set(life.map(({ stream }) => stream))]
    .flatMap((stream) => {
      const own = [
        ...life.filter((event) => event.stream === stream).map((event) => ({ seq: event.seq, event, cv: 0 })),
        ...custody.filter((step) => step.stream === stream).map(({ seq, cv }) => ({ seq, event: null, cv })),
      ].sort((a, b) => a.seq - b.seq);
      let cv = 1;
      return own.flatMap((each) => {
        cv = each.event ? epochFor(epochs, stream, cv) : Math.max(cv, each.cv);
        return each.event ? [{ event: each.event, cv }] : [];
      });
    })
    .sort((a, b) => a.cv - b.cv || compare(place(a.event.stream), place(b.event.stream)) || a.event.seq - b.event.seq);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The version from which the writer had the work, the first that reaches to `after`. */
function epochFor(epochs: readonly WorkEpoch[], stream: string, after: number): number {
  const point = pointOfStream(stream as AnyLogEvent['stream']);
  for (const [index, epoch] of epochs.entries()) {
    const end = epochs[index + 1]?.cv ?? Number.POSITIVE_INFINITY;
    if (epoch.point === point && end > after) return Math.max(epoch.cv, after);
  }
  return after;
}

/**
 * The dossier after all that is known of it; null: its receipt is not known yet. An act that is impossible where it lies waits
 * for what is missing before it, or was made by somebody who no longer had the work.
 */
export function foldKnownLife(
  received: ReceivedHere,
  custody: readonly CustodyStep[],
  life: readonly StepLogEvent[],
): Dossier | null {
  const { epochs } = foldCustody(received, custody);
  const ordered = lifeInOrder(received, custody, life);
  let dossier: Dossier | undefined;
  let holding = 1;
  for (const [cv, some] of Map.groupBy(ordered, (each) => each.cv)) {
    if (dossier) dossier = heldAnew(dossier, epochs, holding, cv);
    holding = Math.max(holding, cv);
    dossier = foldEpoch(
      dossier,
      some.map(({ event }) => event),
    );
  }
  return dossier ? heldAnew(dossier, epochs, holding, Number.POSITIVE_INFINITY) : null;
}

/** Two streams of one point (it was restored in between) are told apart by what is possible after what. */
function foldEpoch(before: Dossier | undefined, events: readonly StepLogEvent[]): Dossier | undefined {
  let dossier = before;
  let waiting: readonly StepLogEvent[] = events;
  const mayWait = new Set(events.map(({ stream }) => stream)).size > 1;
  for (let isMoving = true; isMoving; isMoving = mayWait && waiting.length > 0) {
    const left: StepLogEvent[] = [];
    for (const event of waiting) {
      if (isPossible(dossier, event)) dossier = foldDossier(dossier, event);
      else left.push(event);
    }
    if (left.length === waiting.length) return dossier;
    waiting = left;
  }
  return dossier;
}

/** Who had it to do was somebody of the point that had the work. */
function heldAnew(dossier: Dossier, epochs: readonly WorkEpoch[], after: number, upTo: number): Dossier {
  const isMoved = epochs.some(({ cv }) => cv > after && cv <= upTo);
  return isMoved ? { ...dossier, holder: null } : dossier;
}

function isPossible(before: Dossier | undefined, event: StepLogEvent): boolean {
  if (event.type === 'dossier-received') return before === undefined;
  if (!before) return false;
  const { type } = event;
  return isLifeEvent(type) ? nextState(before, type) !== null : true;
}

function isLifeEvent(type: StepEvent): type is LifeEvent {
  return (lifeEvents as readonly string[]).includes(type);
}

/** The first word of a dossier, if it is known. */
export function receivedHere(life: readonly StepLogEvent[]): (ReceivedHere & { dossier: DossierId }) | null {
  const event = life.find(({ type }) => type === 'dossier-received');
  if (event?.type !== 'dossier-received') return null;
  const { dossier, receivedAt } = event.facts;
  return { dossier, point: pointOfStream(event.stream), at: receivedAt };
}
