import { localTime } from '../../domain/calendar.ts';
import type { DossierForm } from '../../domain/data/forms.ts';
import { type Dossier, timeliness } from '../../domain/dossier.ts';
import { form01 } from '../../domain/forms/form-01.ts';
import { type ControlStep, form06 } from '../../domain/forms/form-06.ts';
import { type FormGiver, formPerson, type LegalRecord } from '../../domain/forms/form-lines.ts';
import { form02, form03, form04, form05, type Letter } from '../../domain/forms/letters.ts';
import { missingPapersPaper } from '../../domain/missing-papers-paper.ts';
import { dongText } from '../../domain/money.ts';
import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import { dueRuleText } from '../../domain/receipt-paper.ts';
import type { OpenedDossier } from '../store/dossier-search.ts';
import type { StepLogEvent } from '../store/dossier-steps-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { basisText, nameOf, saidIn } from './life-view.ts';
import { frame, type PaperParts } from './paper-frame.ts';

export type FormAnswer =
  /** `kept`: the copy that stays with the folder (form 01: one for the citizen, one with form 06). */
  | { readonly paper: PaperDocument; readonly kept: PaperDocument | null }
  | { readonly refused: 'dossier-unknown' | 'person-erased' | 'form-not-yet' };

/** A form of one dossier, as its log says now. */
export function formOf(
  parts: PaperParts,
  wish: { dossier: string; form: DossierForm; width: PaperWidth; account: string | null; now: number },
): FormAnswer {
  const { store, search } = parts;
  const opened = search.opened(wish.dossier);
  if (!opened) return { refused: 'dossier-unknown' };
  if (!opened.person) return { refused: 'person-erased' };
  const steps = store.steps.of(wish.dossier);
  const giver = giverOf(store, wish.now);
  const told: Told = { ...wish, parts, dossier: opened.dossier, person: opened.person, steps, giver };
  const paper = drawForm(told, 'citizen');
  if (!paper) return { refused: 'form-not-yet' };
  const isTwice = wish.form === '01' && legalRecordOf(store) === 'here';
  return { paper, kept: isTwice ? drawForm(told, 'file') : null };
}

/** Which forms of a dossier there are. */
export function formsOf(steps: readonly StepLogEvent[]): DossierForm[] {
  const has = (type: StepLogEvent['type']) => steps.some((step) => step.type === type);
  const there: readonly (readonly [DossierForm, boolean])[] = [
    ['01', true],
    ['02', has('supplement-requested')],
    ['03', has('dossier-refused')],
    ['04', has('due-date-renewed')],
    ['05', has('dossier-stopped')],
    ['06', true],
  ];
  return there.filter(([, is]) => is).map(([form]) => form);
}

export function giverOf({ point }: PointStore, now: number): FormGiver {
  const { centreName, name, phone, demonstration } = point;
  return { centreName, pointName: name, phone, demonstration, date: localTime(now).date };
}

/** Whose record is the legal one. */
export function legalRecordOf(store: PointStore): LegalRecord {
  return store.beside.settings().mode === 'beside' ? 'province' : 'here';
}

/** The slip for the citizen; null when nothing is asked for, or the person was erased. */
export function missingPapersOf(parts: PaperParts, dossier: string, width: PaperWidth, copy: number) {
  const { store, search, languages, signer } = parts;
  const opened = search.opened(dossier);
  const asked = lastOf(store.steps.of(dossier), 'supplement-requested');
  const said = asked && saidIn(store, asked);
  if (!opened || !said) return null;
  const code = opened.dossier.officialCode ?? opened.dossier.code;
  const language = languages.paperLanguage(opened.dossier.language, 'counter');
  return missingPapersPaper({
    ...frame(parts, language, width),
    ...{ code, missing: said.missing, qr: signer.signed(code), copy },
  });
}

interface Told {
  readonly parts: PaperParts;
  readonly form: DossierForm;
  readonly width: PaperWidth;
  readonly account: string | null;
  readonly dossier: Dossier;
  readonly person: NonNullable<OpenedDossier['person']>;
  readonly steps: readonly StepLogEvent[];
  readonly giver: FormGiver;
}

function drawForm(told: Told, forWhom: 'citizen' | 'file'): PaperDocument | null {
  const { parts, form, width, dossier, person, steps, giver } = told;
  const { store, signer } = parts;
  const code = dossier.officialCode ?? dossier.code;
  const procedureName = store.catalogue.byCode(dossier.procedure)?.name ?? dossier.procedure;
  const clerkName = nameOf(store, told.account);
  const applicant = formPerson(person);
  const letter: Letter = { giver, code, applicant, procedureName, clerkName };
  const entry = store.register.placeOf(dossier.id);
  const qr = signer.signed(code);
  switch (form) {
    case '01': {
      const [received] = steps;
      const paperWords = parts.languages.paperWords('vi');
      const inDoubt = received?.type === 'dossier-received' && received.facts.isDateInDoubt;
      return form01({
        ...{ giver, width, legalRecord: legalRecordOf(store), forWhom, code: dossier.code, entry, qr },
        ...{ officialCode: dossier.officialCode, applicant, procedureName },
        representative: person.organisation ? person.applicant : null,
        ...{ submitterName: person.submitter?.name ?? null, procedureCode: dossier.procedure },
        ...{ documents: person.documents, sets: dossier.sets, receivedAt: dossier.receivedAt },
        limit: dueRuleText(dossier.dueRule, paperWords),
        doubt: inDoubt ? paperWords('receipt.date-in-doubt') : null,
        ...{ dueAt: dossier.dueAt, resultAt: person.returnPlace ?? giver.pointName, fee: feeOf(store, dossier) },
        clerkName: received ? nameOf(store, received.actor.account) : clerkName,
      });
    }
    case '02': {
      const asked = lastOf(steps, 'supplement-requested');
      const said = asked && saidIn(store, asked);
      if (!asked || !said) return null;
      const { ordinal, legalBasis } = asked.facts;
      const basis = basisText(legalBasis);
      return form02({ ...letter, width, missing: said.missing, basis, note: said.reason, ordinal, qr });
    }
    case '03': {
      const step = lastOf(steps, 'dossier-refused');
      return step
        ? form03({ ...letter, basis: basisText(step.facts.legalBasis), reason: saidIn(store, step)?.reason ?? '' })
        : null;
    }
    case '04': {
      const step = lastOf(steps, 'due-date-renewed');
      if (!step) return null;
      const { was, dueAt: anew } = step.facts;
      const reason = saidIn(store, step)?.reason ?? '';
      return form04({ ...letter, receivedAt: dossier.receivedAt, was, anew, reason });
    }
    case '05': {
      const step = lastOf(steps, 'dossier-stopped');
      if (!step) return null;
      return form05({
        ...{ ...letter, basis: basisText(step.facts.legalBasis), reason: saidIn(store, step)?.reason ?? '' },
        ...{ on: step.facts.at.slice(0, 10), isPaid: isPaid(told), papers: papersHere(told) },
      });
    }
    case '06':
      return form06({
        ...{ giver, entry, code, applicantName: applicant.name, receivedAt: dossier.receivedAt },
        ...{ dueAt: dossier.dueAt, unit: dossier.unit ?? giver.centreName, steps: controlSteps(told) },
      });
  }
}

/** What was handed in, and what was brought later: all of it goes back. */
function papersHere({ parts: { store }, person, steps }: Told): string[] {
  const later = steps.flatMap((step) =>
    step.type === 'supplement-received' ? (saidIn(store, step)?.documents ?? []) : [],
  );
  return [...person.documents, ...later].map(({ name }) => name);
}

/** What a counter here took or gave back decides; of money that came another way the dossier's life alone knows. */
function isPaid({ parts: { store }, dossier, steps }: Told): boolean {
  const fees = store.fees.ofDossier(dossier.id).filter(({ total }) => total > 0);
  return fees.length > 0 ? fees.some(({ paid }) => paid) : steps.some(({ type }) => type === 'payment-made');
}

/** Every change of hands so far. */
function controlSteps({ parts: { store }, steps, dossier, giver }: Told): ControlStep[] {
  let holder = giver.pointName;
  const told: ControlStep[] = [];
  for (const step of steps) {
    const by = nameOf(store, step.actor.account);
    if (step.type === 'dossier-forwarded') {
      const takes = [nameOf(store, step.facts.to.account), step.facts.to.unit].filter(Boolean).join(', ');
      told.push({ gives: by || holder, takes, at: step.facts.at, timeliness: null, note: '' });
      holder = takes;
    } else if (step.type === 'dossier-taken') {
      told.push({ gives: holder, takes: by, at: step.facts.at, timeliness: null, note: '' });
      holder = by;
    } else if (step.type === 'dossier-result-ready') {
      const { date } = step.facts;
      const { time } = localTime(step.at.wall);
      const kept = { timeliness: timeliness(date, dossier.dueAt), note: 'Có kết quả' };
      told.push({ gives: holder, takes: giver.pointName, at: `${date}T${time}`, ...kept });
      holder = giver.pointName;
    }
  }
  return told;
}

function lastOf<T extends StepLogEvent['type']>(steps: readonly StepLogEvent[], type: T) {
  return steps.findLast((step): step is Extract<StepLogEvent, { type: T }> => step.type === type);
}

/** As it was settled for this dossier; before that, what the procedure says. */
function feeOf(store: PointStore, { id, procedure }: Dossier): string | null {
  const settled = store.fees.ofDossier(id);
  const owed = settled.reduce((sum, { total }) => sum + total, 0);
  const fee = settled.length > 0 ? owed : (store.catalogue.byCode(procedure)?.fee ?? null);
  return fee === null ? null : fee === 0 ? 'không thu' : `${dongText(fee)} đồng`;
}
