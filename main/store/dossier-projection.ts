import { type CustodyStep, custodyStepsOf } from '../../domain/custody.ts';
import { custodyEvents } from '../../domain/custody-events.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import { foldKnownLife, receivedHere, type StepLogEvent } from '../../domain/custody-order.ts';
import { stepEvents } from '../../domain/dossier-events.ts';
import { foldDossier } from '../../domain/dossier-fold.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { HandOverEvent } from '../../domain/hand-over.ts';
import { pointOfStream } from '../../domain/ids.ts';
import { writeAttachments } from './attachments-table.ts';
import { writeBeside } from './beside-table.ts';
import { readCustody, writeCustody } from './custody-table.ts';
import { readDossierSteps } from './dossier-steps-table.ts';
import { readDossiers, writeDossiers } from './dossiers-table.ts';
import { writeHandOvers } from './hand-overs-table.ts';
import type { WritableDb } from './open-database.ts';
import { readTakenAt, writePostItems } from './post-items-table.ts';
import { type PrivacyLogEvent, writePrivacy } from './privacy-table.ts';
import { writeIndex } from './step-events.ts';

/** Of other points' events these have rows here; an older build may have kept others that it did not know. */
export const foreignTypes: readonly string[] = [
  ...stepEvents,
  ...custodyEvents,
  ...['official-code-given', 'document-scanned', 'document-reused', 'scan-removed'],
  ...['person-corrected', 'submitter-corrected', 'dossier-restricted', 'dossier-erased'],
  ...['post-item-taken', 'post-item-taken-back', 'post-delivery-failed'],
];

/**
 * The rows of dossiers. A dossier that never left is folded on, event by event; one that other points had in hand is folded
 * anew out of all that is known of it, because their news comes in any order.
 */
export function writeDossierProjection(db: WritableDb) {
  const dossiers = { ...readDossiers(db), ...writeDossiers(db) };
  const custody = { ...readCustody(db), ...writeCustody(db) };
  const steps = { ...readDossierSteps(db), ...writeIndex(db, 'dossier_steps', 'dossier') };
  const moves = writeIndex(db, 'custody_steps', 'dossier');
  const handOvers = writeHandOvers(db);
  const beside = writeBeside(db);
  const attachments = writeAttachments(db);
  const privacy = writePrivacy(db);
  const post = { ...writePostItems(db), takenAt: readTakenAt(db) };
  const asides = db.prepare('SELECT json FROM foreign_events WHERE type = ? AND arrival > 0 ORDER BY arrival').pluck();
  const asidesOf = (type: 'official-code-given' | 'scan-removed') =>
    (asides.all(type) as string[]).map((json) => JSON.parse(json) as AnyLogEvent);

  const receiptDidNotFit = db
    .prepare(
      `SELECT 1 FROM unapplied_events JOIN events USING (stream, seq)
       WHERE why = 'does-not-fit' AND type = 'dossier-received' AND json ->> '$.facts.dossier' = ?`,
    )
    .pluck();

  const refold = (dossier: string): void => {
    const [life, known] = [steps.lifeOf(dossier), steps.custodyOf(dossier)];
    const received = receivedHere(life);
    // By post it began at the post office, before there was a dossier.
    const taken = post.takenAt(dossier);
    const from = taken ?? received ?? firstSaid(known);
    if (from && known.length > 0) custody.put(dossier, custodyOf(from, known));
    const folded = received && foldKnownLife(taken ?? received, known, life);
    if (!folded) return;
    if (dossiers.get(dossier)) {
      dossiers.update(folded);
      return;
    }
    const first = life.find(({ type }) => type === 'dossier-received');
    if (!first) return;
    dossiers.insert(folded, { origin: first.origin, part: first.part, sealed: first.sealed ?? '' }, 1);
    // Its code may have come before it did.
    for (const event of asidesOf('official-code-given'))
      if (event.type === 'official-code-given' && event.facts.dossier === dossier) beside.give(event);
  };

  const applyCustody = (event: AnyLogEvent): void => {
    if (isHandOverEvent(event)) handOvers.apply(event);
    for (const { dossier } of custodyStepsOf(event)) {
      moves.add(dossier, event);
      refold(dossier);
    }
  };

  return {
    /** A step of this point's own log; the dossier's receipt makes its row. Says whether it is a guest. */
    applyStep: (event: StepLogEvent): { isGuest: boolean } => {
      const { dossier } = event.facts;
      steps.add(dossier, event);
      if (event.type === 'dossier-received') {
        const { origin, part, sealed } = event;
        dossiers.insert(foldDossier(undefined, event), { origin, part, sealed: sealed ?? '' });
        if (custody.known(dossier) !== null) refold(dossier);
        return { isGuest: false };
      }
      const before = dossiers.get(dossier);
      // Learnt back before the others said again where it was received: it waits for that. Of an own one the receipt came first.
      if (!before && receiptDidNotFit.get(dossier) === undefined) {
        refold(dossier);
        return { isGuest: true };
      }
      const isGuest = before?.isGuest === true;
      if (isGuest || custody.known(dossier) !== null) refold(dossier);
      else dossiers.update(foldDossier(before, event));
      return { isGuest };
    },
    applyCustody,
    /** Of another point; of a type that has no row here nothing happens. */
    applyForeign: (event: AnyLogEvent): void => {
      if (isStep(event)) {
        steps.add(event.facts.dossier, event);
        refold(event.facts.dossier);
      } else if ((custodyEvents as readonly string[]).includes(event.type)) applyCustody(event);
      else if (event.type === 'official-code-given') beside.give(event);
      else if (event.type === 'scan-removed') attachments.apply(event);
      else if (isOfPrivacy(event)) {
        // Only whoever received it speaks for its person.
        const home = dossiers.get(event.facts.dossier)?.receivedAtPoint;
        if (home === undefined || home === pointOfStream(event.stream)) privacy.apply(event);
      } else if (event.type === 'post-item-taken') {
        post.apply(event);
        refold(event.facts.dossier);
      } else if (event.type === 'post-item-taken-back' || event.type === 'post-delivery-failed') post.apply(event);
      else if (event.type === 'document-scanned' || event.type === 'document-reused') {
        const { attachment } = event.facts;
        const removed = asidesOf('scan-removed');
        if (removed.some((each) => each.type === 'scan-removed' && each.facts.attachment === attachment)) return;
        attachments.apply(event, pointOfStream(event.stream));
      }
    },
  };
}

function isStep(event: AnyLogEvent): event is StepLogEvent {
  return (stepEvents as readonly string[]).includes(event.type);
}

function isOfPrivacy(event: AnyLogEvent): event is Extract<PrivacyLogEvent, { facts: { dossier: unknown } }> {
  return ['person-corrected', 'submitter-corrected', 'dossier-restricted', 'dossier-erased'].includes(event.type);
}

function isHandOverEvent(event: AnyLogEvent): event is HandOverEvent {
  return event.type.startsWith('hand-over-') || event.type === 'folder-lost';
}

/** Of a dossier whose receipt is not known: whoever had it first, by what is known. */
function firstSaid(steps: readonly CustodyStep[]) {
  const [first] = steps.toSorted((a, b) => a.cv - b.cv);
  return first ? { point: first.point, at: first.at } : null;
}
