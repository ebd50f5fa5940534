import { useCallback, useEffect, useRef, useState } from 'react';
import type { DossierLine } from '../../../contract/dossier-schemas.ts';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import { isSlipText } from '../../../domain/hand-over-slip.ts';
import { codeOf } from '../../../domain/signed-code.ts';
import type { Failure, Outputs } from '../../station-client.ts';
import { useRequest } from '../../ui/use-command.ts';
import {
  type Chosen,
  checkOf,
  type DeskState,
  type Draft,
  emptyDesk,
  isFinished,
  listedCode,
  toCount,
  withItem,
  withPresent,
} from './desk-state.ts';
import { papersElsewhere } from './paper-here-words.ts';

export type Slip = Extract<Outputs['readSlip'], { ok: true }>['value'];
export type WholeSlip = Extract<Slip, { type: 'whole' }>;
export type HandOvers = Outputs['readHandOvers'];
export type Trips = Outputs['readTrips'];
export type ToRecount = Outputs['listToRecount'];

/** What the last scan or typed code came to, in words of the errors. */
export type Said =
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Its papers are elsewhere by the log; whoever scans them has them in hand, or means its work alone. */
  | { readonly kind: 'elsewhere'; readonly line: DossierLine }
  | Seen
  | null;
interface Seen {
  /** Of what is being looked at `extra`: not on its slip; `answered`: on it, and taken or sent back before. */
  readonly kind: 'added' | 'unknown' | 'extra' | 'answered';
  readonly code: string;
}

export interface HandOverDesk {
  readonly state: DeskState;
  readonly lists: HandOvers | null;
  readonly toRecount: ToRecount;
  readonly trips: Trips | null;
  readonly slip: Slip | null;
  readonly said: Said;
  readonly failure: Failure | null;
  readonly choose: (chosen: Chosen) => void;
  readonly change: (change: (state: DeskState) => DeskState) => void;
  readonly setDraft: (change: (draft: Draft) => Draft) => void;
  /** A code of a slip: scanned anywhere at the counter. */
  readonly takeSlip: (text: string) => void;
  /** A folder's code: scanned on this screen, or typed. */
  readonly takeCode: (text: string) => void;
  readonly say: (said: Said) => void;
  /** Reads the lists again. */
  readonly look: () => void;
  /** After an answer to a slip: it lies on the table no more. */
  readonly putAway: (chosen: Chosen) => void;
}

const everyMs = 10_000;
const asideEveryMs = 60_000;

/** The table of the hand-over screen; kept by the desk, so that nothing on it is lost while a citizen is served. */
export function useHandOver(isShown: boolean, here: string): HandOverDesk {
  const [state, setState] = useState(emptyDesk);
  const [lists, setLists] = useState<HandOvers | null>(null);
  const [toRecount, setToRecount] = useState<ToRecount>([]);
  const [trips, setTrips] = useState<Trips | null>(null);
  const [slip, setSlip] = useState<Slip | null>(null);
  const [said, say] = useState<Said>(null);
  const latest = useRef({ state, lists, slip, toRecount });
  latest.current = { state, lists, slip, toRecount };
  const { run: readLists, error } = useRequest('readHandOvers');
  const { run: readRecount } = useRequest('listToRecount');
  const { run: readTrips } = useRequest('readTrips');
  const { run: readSlip } = useRequest('readSlip');
  const { run: find } = useRequest('findDossiers');

  const look = useCallback(async () => {
    const [all, some, road] = await Promise.all([readLists({}), readRecount({}), readTrips({})]);
    if (all.ok) setLists(all.value);
    if (some.ok) setToRecount(some.value);
    if (road.ok) setTrips(road.value);
    // What the slip on the table says stays; whether its offer has come by the log meanwhile does not.
    const texts = latest.current.state.slip;
    if (texts.length === 0) return;
    const again = await readSlip({ texts: [...texts] });
    if (again.ok && latest.current.state.slip === texts) setSlip(again.value);
  }, [readLists, readRecount, readTrips, readSlip]);
  /** Work that came by scan is said at the counter too: nobody scanned anything when it came. */
  const lookAside = useCallback(async () => {
    const road = await readTrips({});
    if (road.ok) setTrips(road.value);
  }, [readTrips]);
  useEffect(() => {
    const lookAgain = isShown ? look : lookAside;
    void lookAgain();
    const timer = setInterval(() => void lookAgain(), isShown ? everyMs : asideEveryMs);
    return () => clearInterval(timer);
  }, [isShown, look, lookAside]);

  /** Written at once: the next scan may come before the next picture. */
  const change = (how: (state: DeskState) => DeskState) => {
    latest.current.state = how(latest.current.state);
    setState(latest.current.state);
  };
  const choose = (chosen: Chosen) => {
    say(null);
    change((was) => ({ ...was, chosen }));
  };
  const setDraft = (how: (draft: Draft) => Draft) => change((was) => ({ ...was, draft: how(was.draft) }));
  const putAway = (chosen: Chosen) => {
    setSlip(null);
    say(null);
    change((was) => ({ ...was, chosen, slip: [], check: emptyDesk.check }));
    void look();
  };

  const takeSlip = async (text: string) => {
    say(null);
    const texts = [...latest.current.state.slip.filter((each) => each !== text), text];
    change((was) => ({ ...was, slip: texts, chosen: { kind: 'slip' } }));
    const whole = await readSlip({ texts });
    // Codes of two slips do not read together: the one that was scanned last counts.
    const read = whole.ok || texts.length === 1 ? whole : await readSlip({ texts: [text] });
    if (read !== whole) change((was) => ({ ...was, slip: [text] }));
    if (read.ok) return setSlip(read.value);
    setSlip(null);
    change((was) => ({ ...was, slip: [] }));
    say({ kind: 'failed', failure: read.error });
  };

  /** A folder that lies here; what the slip does not list is named as such, and can be taken out again. */
  const tick = async (coming: HandOverView, text: string) => {
    const folders = toCount(coming);
    const ours = listedCode(text, coming.items) ?? (await ourCode(text));
    const known = listedCode(ours, folders);
    if (known === null && listedCode(ours, coming.items) !== null) return say({ kind: 'answered', code: ours });
    const code = known ?? text.toUpperCase();
    change((was) => ({ ...was, check: withPresent(checkOf(was, coming.handOver), code) }));
    say({ kind: known === null ? 'extra' : 'added', code });
  };
  /** What somebody typed may be the code that the provincial system gave. */
  const ourCode = async (text: string) => {
    const found = await find({ query: text, state: null });
    const line = found.ok
      ? found.value.find((each) => each.officialCode?.toUpperCase() === text.toUpperCase())
      : undefined;
    return line?.code ?? text;
  };

  const takeCode = async (text: string) => {
    // A slip read by a slow scanner or over a remote desktop is typing like any other.
    if (isSlipText(text.trim())) return takeSlip(text.trim());
    const code = codeOf(text.trim());
    if (code === '') return;
    const { state: now, slip: onTable, lists: known, toRecount: doubtful } = latest.current;
    const coming = comingOf(now.chosen, onTable, known);
    if (coming) return tick(coming, code);
    if (now.chosen.kind === 'recount' && doubtful.some((each) => each.code === code)) {
      change((was) => ({ ...was, counted: { ...was.counted, [code]: true } }));
      return say({ kind: 'added', code });
    }
    const found = await find({ query: code, state: null });
    if (!found.ok) return say({ kind: 'failed', failure: found.error });
    const line = found.value.find((each) => listedCode(code, [each]) !== null || each.officialCode === code);
    if (!line) return say({ kind: 'unknown', code });
    change((was) => ({ ...was, chosen: { kind: 'make' }, draft: withItem(was.draft, itemOf(line), line.state) }));
    const isElsewhere = papersElsewhere(line, here).includes(isFinished(line.state) ? 'result' : 'folder');
    say(isElsewhere ? { kind: 'elsewhere', line } : { kind: 'added', code: line.code });
  };

  return {
    ...{ state, lists, toRecount, trips, slip, said, failure: error, choose, change, setDraft, say, look, putAway },
    takeSlip: (text) => void takeSlip(text),
    takeCode: (text) => void takeCode(text),
  };
}

export function itemOf({ dossier, code, procedureName, byScan }: DossierLine) {
  return { dossier, code, procedureName, byScan };
}

/** The hand-over whose folders are being looked at, one by one. */
export function comingOf(chosen: Chosen, slip: Slip | null, lists: HandOvers | null): HandOverView | null {
  if (chosen.kind === 'slip' && slip?.type === 'whole')
    return slip.isForHere || slip.handOver.state === 'coming-back' ? slip.handOver : null;
  // Its offer came by the network before its bag: one code says which it is, the others say nothing new.
  const wanted = chosen.kind === 'slip' ? slip?.handOver : chosen.kind === 'hand-over' ? chosen.handOver : null;
  const coming = lists?.coming.find(({ handOver }) => handOver === wanted);
  return coming && toCount(coming).length > 0 ? coming : null;
}
