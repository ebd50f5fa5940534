import type { LifeStep } from '../../contract/dossier-schemas.ts';
import { legalBases } from '../../domain/data/legal-bases.ts';
import type { PersonalParts } from '../../domain/event.ts';
import { pointOfStream } from '../../domain/ids.ts';
import type { SubmittedDocument } from '../../domain/person.ts';
import type { StepLogEvent } from '../store/dossier-steps-table.ts';
import type { PointStore } from '../store/open-point-store.ts';

/** The name of somebody of the staff; '' for nobody, or who is not of this point. */
export function nameOf(store: PointStore, account: string | null): string {
  return account === null ? '' : (store.accounts.byId(account)?.name ?? '');
}

/** What a step of a dossier says in clear. */
export function lifeStepOf(store: PointStore, event: StepLogEvent): LifeStep {
  const nothing = {
    ...{ to: null, dueAt: null, handOnBy: null, legalBasis: null, approver: null, stage: null },
    ...{ count: null, ordinal: null, inTime: null, amount: null, undone: null },
  };
  const step = { ...nothing, type: event.type, at: event.at.wall, by: nameOf(store, event.actor.account) };
  switch (event.type) {
    case 'dossier-received':
      return { ...step, dueAt: event.facts.due.at, count: event.facts.documentCount };
    case 'dossier-forwarded': {
      const { to, by } = event.facts;
      const names = [nameOf(store, to.account), to.unit].filter((name) => name !== '');
      return { ...step, to: names.join(', '), handOnBy: by };
    }
    case 'supplement-requested': {
      const { stage, missing, ordinal, inTime, legalBasis, approver } = event.facts;
      const agreed = approver === null ? null : nameOf(store, approver);
      return { ...step, stage, count: missing, ordinal, inTime, legalBasis: basisText(legalBasis), approver: agreed };
    }
    case 'supplement-received':
      return { ...step, dueAt: event.facts.due.at, count: event.facts.documentCount };
    case 'dossier-refused':
    case 'dossier-stopped': {
      const { legalBasis, approver } = event.facts;
      return { ...step, legalBasis: basisText(legalBasis), approver: nameOf(store, approver) };
    }
    case 'due-date-renewed': {
      const { dueAt, inTime, approver } = event.facts;
      return { ...step, dueAt, inTime, approver: nameOf(store, approver) };
    }
    case 'payment-asked':
    case 'payment-made':
      return { ...step, amount: event.facts.amount };
    case 'dossier-passed-on':
      return { ...step, to: nameOf(store, event.facts.to) };
    case 'dossier-act-undone':
      return { ...step, undone: event.facts.undone };
    default:
      return step;
  }
}

export interface Said {
  readonly reason: string;
  readonly missing: { name: string; reason: string }[];
  readonly documents: SubmittedDocument[];
}

/** What it says of the person; null: nothing, or the person was erased. */
export function saidIn(store: PointStore, event: StepLogEvent): Said | null {
  const { sealed, origin, part } = event;
  const open = <T extends keyof PersonalParts>(type: T) =>
    sealed === null
      ? null
      : store.sealing.open(sealed, {
          point: pointOfStream(event.stream),
          dossier: event.facts.dossier,
          type,
          origin,
          part,
        });
  switch (event.type) {
    case 'supplement-requested': {
      const said = open(event.type);
      return said && { reason: said.note, missing: [...said.missing], documents: [] };
    }
    case 'supplement-received': {
      const said = open(event.type);
      return said && { reason: said.note, missing: [], documents: [...said.documents] };
    }
    case 'dossier-refused':
    case 'dossier-stopped':
    case 'dossier-withdrawn':
    case 'due-date-renewed': {
      const said = open(event.type);
      return said && { reason: said.reason, missing: [], documents: [] };
    }
    default:
      return null;
  }
}

export function basisText(id: string): string {
  return legalBases.find((each) => each.id === id)?.text ?? id;
}
