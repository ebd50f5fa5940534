import { useMemo, useRef, useState } from 'react';
import type { ProcedureView } from '../../../contract/dossier-schemas.ts';
import type { VillageView } from '../../../contract/people-api.ts';
import type { CounterView } from '../../../contract/terminal-views.ts';
import { HomeVisitId } from '../../../domain/ids.ts';
import { villageOf } from '../../../domain/village.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useList } from '../../ui/use-list.ts';
import { type Draft, emptyDraft, type Fault, faultsOf, toOrganisation, toPerson } from './draft.ts';
import { feeFault, feeOf } from './fee-of-draft.ts';
import type { Received } from './received-notice.tsx';
import type { KeptDraft } from './use-kept-draft.ts';

/** The same array each time: what is made of it is made again when it changes. */
const none: readonly never[] = [];

/** A dossier on its way in: typed, checked, read back, saved. */
export interface Receiving {
  readonly procedures: readonly ProcedureView[];
  readonly chosen: ProcedureView | null;
  readonly village: VillageView | null;
  /** Where results may be given, this point first. */
  readonly places: readonly { readonly value: string; readonly text: string }[];
  readonly returnAt: string;
  readonly faults: readonly Fault[];
  readonly received: Received | null;
  /** Somebody tried to save: what is missing is shown. */
  readonly tried: boolean;
  readonly fee: ReturnType<typeof useCommand<'setFee'>>;
  readonly sending: ReturnType<typeof useCommand<'receiveDossier'>>;
  /** Complete: it is read back before it is printed. Else names the first field that is not. */
  readonly check: () => Fault | null;
  readonly notYet: () => void;
  readonly save: () => Promise<void>;
  /** The receipt was taken back: what was typed is there again. */
  readonly undone: () => void;
  readonly another: () => void;
  readonly anew: () => void;
}

/** The question before the print lies over the desk: whoever holds the desk's keys knows of it. */
export interface ReadBackState {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

export function useReceiving(props: {
  readonly view: CounterView;
  readonly kept: KeptDraft;
  readonly readBack: ReadBackState;
  readonly onJob: (job: string) => void;
}): Receiving {
  const { view } = props;
  const { setOpen: setReadBack } = props.readBack;
  const { draft, setDraft } = props.kept;
  const procedures: readonly ProcedureView[] = useList('listProcedures') ?? none;
  const villages: readonly VillageView[] = useList('listVillages') ?? none;
  const needs = useList('listNeeds');
  const setFee = useCommand('setFee');
  const sending = useCommand('receiveDossier');
  const [tried, setTried] = useState(false);
  const lastDraft = useRef<Draft>(emptyDraft);
  const [received, setReceived] = useState<Received | null>(null);

  // Whoever holds a number of a queue comes for what that queue takes: found first, and alone with one key.
  const queue = view.current?.queue ?? null;
  const likely = useMemo(() => {
    // Without both the first found would be another one a moment later.
    if (needs === null) return none;
    const ofQueue = new Set(
      needs.flatMap((each) => (each.queue === queue ? each.procedures.map(({ code }) => code) : [])),
    );
    return procedures.toSorted((a, b) => Number(ofQueue.has(b.code)) - Number(ofQueue.has(a.code)));
  }, [procedures, needs, queue]);

  const chosen = procedures.find((each) => each.code === draft.procedure) ?? null;
  const village = useMemo(() => villageIn(draft.applicant.address, villages), [draft.applicant.address, villages]);
  const places = useMemo(() => returnPlaces(view.point, villages), [view.point, villages]);
  // A result of the same day is waited for where it was asked for.
  const usual = chosen?.limit.kind === 'same-day' ? undefined : village?.nearest?.point;
  const returnAt = draft.returnAt ?? usual ?? view.point.point;

  const { date } = view.day;
  const allFaults = () => {
    const fault = feeFault(draft, chosen, date);
    return [...faultsOf(draft), ...(fault ? [fault] : [])];
  };

  return {
    ...{ procedures: likely, chosen, fee: setFee, village, places, returnAt, received, sending },
    faults: tried ? allFaults() : [],
    tried,
    check: () => {
      const [first = null] = allFaults();
      setTried(true);
      if (first === null) setReadBack(true);
      return first;
    },
    notYet: () => setReadBack(false),
    save: async () => {
      if (draft.procedure === null) return;
      const answer = await sending.run({
        ...inputOf(draft, draft.procedure, view),
        village: village?.name ?? null,
        returnAt,
      });
      setReadBack(false);
      if (!answer.ok) return;
      const wish = feeOf(draft, chosen, date);
      const { counter } = view;
      const ticket = view.current?.ticket ?? null;
      const { dossier, job } = answer.value;
      const paid = wish && (await setFee.run({ counter, dossier, ticket, ...wish }));
      setReceived({ ...answer.value, fee: paid?.ok ? paid.value.fee : null });
      props.onJob(job);
      lastDraft.current = draft;
      setDraft(emptyDraft);
      setTried(false);
    },
    undone: () => {
      setReceived(null);
      setDraft(lastDraft.current);
    },
    another: () => {
      setReceived(null);
      sending.forget();
      setFee.forget();
    },
    anew: () => {
      setDraft(emptyDraft);
      setTried(false);
    },
  };
}

function inputOf(draft: Draft, procedure: string, view: CounterView) {
  const { channel, sets, note, submitter, submitterBasis, organisation } = draft;
  return {
    ...{ counter: view.counter, procedure, channel, sets, note },
    ticket: view.current?.state === 'serving' ? view.current.ticket : null,
    officialCode: draft.officialCode.trim() || null,
    applicant: toPerson(draft.applicant),
    submitter: submitter ? toPerson(submitter) : null,
    submitterBasis: submitter ? submitterBasis : null,
    organisation: organisation && toOrganisation(organisation),
    documents: draft.documents.filter((each) => each.taken).map(({ name, kind, count }) => ({ name, kind, count })),
    language: view.current?.language ?? 'vi',
    atHome: draft.atHome && {
      village: draft.atHome.village,
      visit: draft.atHome.visit === null ? null : HomeVisitId(draft.atHome.visit),
    },
  };
}

function villageIn(address: string, villages: readonly VillageView[]): VillageView | null {
  const found = villageOf(
    address,
    villages.map(({ name, alsoCalled }) => ({ name, alsoCalled })),
  );
  return villages.find(({ name }) => name === found?.name) ?? null;
}

function returnPlaces(point: CounterView['point'], villages: readonly VillageView[]) {
  const near = villages.flatMap(({ nearest }) =>
    nearest ? [{ value: nearest.point as string, text: nearest.name }] : [],
  );
  const all = [{ value: point.point as string, text: point.pointName }, ...near];
  return all.filter(({ value }, at) => all.findIndex((each) => each.value === value) === at);
}
