import type { Dossier } from './dossier.ts';
import { type LifeEvent, lifeEvents } from './dossier-events.ts';
import { nextState } from './dossier-transitions.ts';
import type { AnyLogEvent, Facts } from './event.ts';
import { assert } from './result.ts';

/** A dossier after one more step of its life. */
export function foldDossier(before: Dossier | undefined, event: AnyLogEvent): Dossier {
  if (event.type === 'dossier-received') {
    const { dossier, due, counter: _counter, receivedIn: _village, isDateInDoubt: _doubt, ...said } = event.facts;
    const { entry: _entry, ...same } = said;
    return {
      ...{ id: dossier, ...same, state: 'received', dueAt: due.at, firstDueAt: due.at, dueRule: due.rule },
      ...{ clockFrom: same.receivedAt, pausedAt: null, supplements: 0, renewals: 0 },
      ...{ holder: event.actor.account, unit: null, resume: null },
      ...{ readyOn: null, returnedOn: null, endedOn: null, timeliness: null },
    };
  }
  assert(before, `${event.type} for a dossier that was never received`);
  if (event.type === 'dossier-passed-on') return { ...before, holder: event.facts.to };
  if (event.type === 'dossier-act-undone') return undone(before, event.facts);
  assert(isLifeEvent(event), `${event.type} is not about a dossier`);
  const changes = changesOf(before, event);
  const state = nextState(before, event.type);
  assert(state, `${event.type} of a dossier that is ${before.state}`);
  return { ...before, ...changes, state };
}

type LifeLogEvent = AnyLogEvent & { readonly type: LifeEvent };

function isLifeEvent(event: AnyLogEvent): event is LifeLogEvent {
  return (lifeEvents as readonly string[]).includes(event.type);
}

function changesOf(before: Dossier, event: LifeLogEvent): Partial<Dossier> {
  switch (event.type) {
    case 'dossier-forwarded':
      return { holder: event.facts.to.account, unit: event.facts.to.unit };
    case 'dossier-taken':
      return { holder: event.actor.account };
    case 'supplement-requested':
      return { resume: before.state, pausedAt: event.facts.at, supplements: event.facts.ordinal };
    case 'supplement-received': {
      const { due, at, documentCount } = event.facts;
      const documents = { documentCount: before.documentCount + documentCount };
      return { dueAt: due.at, dueRule: due.rule, clockFrom: at, pausedAt: null, resume: null, ...documents };
    }
    case 'payment-asked':
      return { resume: before.state };
    case 'payment-made':
      return { resume: null };
    case 'due-date-renewed':
      return { dueAt: event.facts.dueAt, renewals: before.renewals + 1 };
    case 'dossier-refused':
    case 'dossier-withdrawn':
    case 'dossier-stopped':
      return { endedOn: event.facts.at.slice(0, 10), pausedAt: null, resume: null };
    case 'dossier-result-ready':
      return { readyOn: event.facts.date };
    case 'dossier-returned':
      return { returnedOn: event.facts.date, timeliness: event.facts.timeliness };
  }
}

/** As it stood before its last act. Nothing else than these four is touched by what may be taken back. */
function undone(before: Dossier, { undone, back, at }: Facts['dossier-act-undone']): Dossier {
  if (!back) return { ...before, state: 'voided', endedOn: at.slice(0, 10) };
  const readyOn = undone === 'dossier-result-ready' ? null : before.readyOn;
  return { ...before, ...back, resume: null, readyOn };
}
