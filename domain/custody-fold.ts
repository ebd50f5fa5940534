import type { Custody, CustodyStep, ReceivedHere, Whereabouts } from './custody.ts';
import type { Paper } from './custody-events.ts';
import type { HandOverId, PointId } from './ids.ts';

/** Since which custody version who had the work; null: nobody for certain. */
export interface WorkEpoch {
  readonly cv: number;
  readonly point: PointId | null;
}

/**
 * Custody out of all that is known of it, in whatever order it came: by `cv`, and each of the three rights (work, folder,
 * result) for itself, so that work from the scan and the folder that follows do not contradict each other. What was said by
 * somebody who did not have the right, or at one `cv` by two, is a conflict and stays one until it is recounted. Where a
 * version between is not known yet, what follows it is believed meanwhile.
 */
export function foldCustody(received: ReceivedHere, steps: readonly CustodyStep[]) {
  const known = new Set([1, ...steps.map(({ cv }) => cv)]);
  const work = rightOf('work', at(received.point, null), steps, known);
  const folder = rightOf('folder', at(received.point, null), steps, known);
  const result = rightOf('result', null, steps, known);
  const cv = Math.max(...known);
  const last = steps.filter((step) => step.cv === cv).map((step) => step.at);
  const custody: Custody = {
    work: work.claimants === null ? holderOf(work.place) : null,
    folder: whereaboutsOf(folder),
    result: result.place === null && result.claimants === null ? null : whereaboutsOf(result),
    cv,
    since: last.sort().at(-1) ?? received.at,
    handOver: roadOf(folder) ?? roadOf(result),
    resultHandOver: roadOf(result),
    claimants: [...new Set([...claimed(work), ...claimed(folder), ...claimed(result)])].sort(),
  };
  return { custody, epochs: work.epochs as readonly WorkEpoch[] };
}

export function custodyOf(received: ReceivedHere, steps: readonly CustodyStep[] = []): Custody {
  return foldCustody(received, steps).custody;
}

type RightName = 'work' | Paper;

type Place =
  /** `via`: an offer by which it came and that nobody answered yet. */
  | { readonly kind: 'at'; readonly point: PointId; readonly via: HandOverId | null }
  | { readonly kind: 'road'; readonly from: PointId; readonly to: PointId; readonly handOver: HandOverId }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unknown' };

interface Right {
  /** Null: wherever its work is. */
  place: Place | null;
  /** Null: no conflict. */
  claimants: Set<PointId> | null;
  lastCv: number;
  readonly epochs: WorkEpoch[];
}

function at(point: PointId, via: HandOverId | null): Place {
  return { kind: 'at', point, via };
}

function rightOf(
  name: RightName,
  first: Place | null,
  steps: readonly CustodyStep[],
  known: ReadonlySet<number>,
): Right {
  const right: Right = {
    place: first,
    claimants: null,
    lastCv: 1,
    epochs: [{ cv: 1, point: first?.kind === 'at' ? first.point : null }],
  };
  const touching = steps.filter((step) => touches(name, step)).sort(inOneOrder);
  for (const cv of [...new Set(touching.map((step) => step.cv))].sort((a, b) => a - b)) {
    const group = touching.filter((step) => step.cv === cv);
    const said = group.filter((step) => !isNotFound(step));
    if (said.length > 0) say(right, name, said, isGap(right.lastCv, cv, known));
    const unaware = name === 'work' ? said.filter((step) => isMadeAnewUnaware(step, touching)) : [];
    if (unaware.length > 0 && right.place?.kind === 'at')
      contradict(
        right,
        unaware.map((step) => leadsTo(name, step)),
      );
    // Another life of the same point that came by it at the same version is not answered by this one. Where both only looked,
    // nobody can tell which look was the later: it is where the next one finds it.
    const held = said.flatMap((step) => (step.type === 'recounted' ? [] : (holderOf(leadsTo(name, step)) ?? [])));
    for (const step of group) if (isNotFound(step) && !held.includes(step.point)) lookInVain(right, step.point);
    right.lastCv = cv;
    const point = right.claimants ? null : holderOf(right.place);
    if (point !== right.epochs.at(-1)?.point) right.epochs.push({ cv, point });
  }
  return right;
}

/** Made anew by a point that looked in vain after a restore: what it handed on in the life it lost, it did not know. */
function isMadeAnewUnaware(anew: CustodyStep, all: readonly CustodyStep[]): boolean {
  const vain = all.filter((each) => each.stream === anew.stream && isNotFound(each) && each.cv < anew.cv);
  return (
    anew.type === 'reconstituted' &&
    vain.some(({ cv }) => all.some((each) => each.cv >= cv && each.cv < anew.cv && isOtherLife(anew, each)))
  );
}

function isOtherLife(a: CustodyStep, b: CustodyStep): boolean {
  return a.point === b.point && a.stream !== b.stream && b.type !== 'recounted';
}

/** So that it does not matter which came first; who only counted says less than who acted. */
function inOneOrder(a: CustodyStep, b: CustodyStep): number {
  const counted = Number(a.type === 'recounted') - Number(b.type === 'recounted');
  if (counted !== 0) return counted;
  if (a.stream !== b.stream) return a.stream < b.stream ? -1 : 1;
  return a.seq - b.seq;
}

function touches(name: RightName, step: CustodyStep): boolean {
  if (step.type === 'recounted') return name === 'work' ? step.why !== 'asked' : step.paper === name;
  if (step.type === 'lost' || step.type === 'reconstituted')
    return step.paper === name || (name === 'work' && step.type === 'reconstituted');
  return name === 'work' ? step.work : step.carries === name;
}

function isNotFound(step: CustodyStep): boolean {
  return step.type === 'recounted' && !step.found;
}

function isGap(after: number, before: number, known: ReadonlySet<number>): boolean {
  for (let cv = after + 1; cv < before; cv++) if (!known.has(cv)) return true;
  return false;
}

/** What is said at one custody version. */
function say(right: Right, name: RightName, said: readonly CustodyStep[], isGapBefore: boolean): void {
  // Whoever makes a folder anew that nobody found has its work, where nobody had it any more.
  if (name === 'work' && said.some(({ type }) => type === 'reconstituted')) {
    const others = said.filter(({ type }) => type !== 'reconstituted');
    const anew = said.filter(({ type }) => type === 'reconstituted').map((step) => leadsTo(name, step));
    if (others.length > 0) say(right, name, others, isGapBefore);
    if (right.claimants || right.place?.kind !== 'unknown') return;
    contradict(right, anew);
    const [one, ...more] = anew;
    if (one && more.length === 0) take(right, one);
    return;
  }
  const [first] = said;
  const places = said.map((step) => leadsTo(name, step));
  if (said.length > 1 && new Set(places.map((place) => JSON.stringify(place))).size > 1) {
    // Sent back and taken back: both say it is the sender's, who has it in hand. Two who take back are two.
    const back = said.filter(({ type }) => type === 'withdrawn');
    const [mine] = back;
    const isSentBack = said.every((step) => step === mine || (step.type === 'declined' && step.to === mine?.point));
    if (mine && back.length === 1 && isSentBack) take(right, leadsTo(name, mine));
    else if (said.every(({ type }) => type === 'recounted')) right.claimants = new Set(said.map(({ point }) => point));
    else contradict(right, places);
    return;
  }
  if (!first || !places[0]) return;
  const leads = places[0];
  if (first.type === 'recounted') find(right, name, first, leads);
  else if (right.claimants) {
    if (first.type === 'lost') right.claimants.delete(first.point);
    else contradict(right, [leads]);
  } else if (fits(name, first, right.place) || isGapBefore) take(right, leads);
  else contradict(right, [leads]);
}

function take(right: Right, place: Place): void {
  right.place = place;
  right.claimants = null;
}

function contradict(right: Right, places: readonly Place[]): void {
  const before = right.claimants ?? new Set(right.place?.kind === 'at' ? [right.place.point] : []);
  const more = places.flatMap((place) =>
    place.kind === 'at' ? [place.point] : place.kind === 'road' ? [place.to] : [],
  );
  right.claimants = new Set([...before, ...more]);
}

/** Somebody has it in hand. */
function find(right: Right, name: RightName, step: CustodyStep & { type: 'recounted' }, leads: Place): void {
  const { place, claimants } = right;
  if (claimants) {
    if (step.why === 'conflict') take(right, leads);
    else claimants.add(step.point);
    return;
  }
  // The work goes by what is found only where nobody is sure who has it.
  if (name === 'work') {
    if (place?.kind === 'unknown') take(right, leads);
    return;
  }
  const isElsewhere = place?.kind === 'at' && place.point !== step.point;
  const isOfOthers = place?.kind === 'road' && place.from !== step.point && place.to !== step.point;
  if (isElsewhere || isOfOthers) contradict(right, [leads]);
  else take(right, leads);
}

function lookInVain(right: Right, point: PointId): void {
  if (right.claimants) {
    right.claimants.delete(point);
    const [one, ...others] = right.claimants;
    if (others.length === 0) take(right, one ? at(one, null) : { kind: 'unknown' });
    return;
  }
  // A result that never went anywhere is looked for where nobody is sure of the work it lies with.
  const isWithWork = right.place === null;
  if (isWithWork || (right.place?.kind === 'at' && right.place.point === point)) right.place = { kind: 'unknown' };
}

function leadsTo(name: RightName, step: CustodyStep): Place {
  switch (step.type) {
    case 'offered':
    case 'declined': {
      const { to, handOver } = step;
      if (name !== 'work') return { kind: 'road', from: step.point, to, handOver };
      return at(to, step.type === 'offered' ? handOver : null);
    }
    case 'accepted':
    case 'withdrawn':
    case 'reconstituted':
    case 'recounted':
      return at(step.point, null);
    case 'signed':
      return at(step.to, null);
    case 'lost':
      return { kind: 'lost' };
  }
}

/** Whether who says it had the right to. */
function fits(name: RightName, step: CustodyStep, place: Place | null): boolean {
  if (place === null) return true;
  const isHere = place.kind === 'at' && place.point === step.point;
  const isComing = place.kind === 'road' && place.to === step.point;
  const isMine = place.kind === 'road' && place.from === step.point;
  const isUnknown = place.kind === 'unknown';
  switch (step.type) {
    case 'offered':
      return isHere;
    case 'accepted':
      return name === 'work' ? isHere : isComing || isUnknown;
    case 'declined':
      // What was accepted is not declined any more.
      return name === 'work' ? isHere && place.via === step.handOver : isComing;
    case 'withdrawn':
      return name === 'work' ? place.kind === 'at' && place.via === step.handOver : isMine || isUnknown;
    case 'signed': {
      const isThere = place.kind === 'at' && place.point === step.to;
      return name === 'work' ? isThere : isMine && place.handOver === step.handOver;
    }
    case 'lost':
      // Two who waited for it may both say so.
      return isHere || isComing || isMine || isUnknown || place.kind === 'lost';
    case 'reconstituted':
      return place.kind === 'lost';
    case 'recounted':
      return true;
  }
}

function holderOf(place: Place | null): PointId | null {
  return place?.kind === 'at' ? place.point : null;
}

function whereaboutsOf({ place, claimants }: Right): Whereabouts {
  if (claimants) return { state: 'conflict', at: null, to: null };
  if (place?.kind === 'at') return { state: 'here', at: place.point, to: null };
  if (place?.kind === 'road') return { state: 'in-transit', at: place.from, to: place.to };
  return { state: place?.kind === 'lost' ? 'lost' : 'unknown', at: null, to: null };
}

function roadOf({ place, claimants }: Right): HandOverId | null {
  return !claimants && place?.kind === 'road' ? place.handOver : null;
}

function claimed({ claimants }: Right): readonly PointId[] {
  return claimants ? [...claimants] : [];
}
