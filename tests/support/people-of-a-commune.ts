import { type Paper, papers } from '../../domain/custody-events.ts';
import type { DossierId, PointId } from '../../domain/ids.ts';
import { type Bag, type FoldersForReal, paperOf } from './folders-for-real.ts';
import type { HandOverDesk } from './hand-over-desk.ts';
import { drawnOf } from './simulated-faults.ts';
import type { StationOnDisk } from './station-on-disk.ts';

/** A PC and what its point is called. */
export interface Worked {
  readonly name: string;
  readonly point: string;
  readonly station: StationOnDisk;
}

interface Parts {
  readonly folders: FoldersForReal;
  readonly draw: () => number;
  readonly reached: (kind: string) => void;
  readonly points: readonly PointId[];
  readonly desk: (pc: Worked) => HandOverDesk;
  /** A station accepted: what stands in its log now is a promise. */
  readonly accepted: (pc: Worked) => void;
  /** A build did what it must refuse. */
  readonly wrong: (what: string) => void;
}

/** This PC does not write, or is not what it was: people leave it as it is and come back. */
const notNow = new Set(['log-not-writable', 'superseded', 'role-not-allowed', 'read-only', 'disk-full']);
/** More than a story that somebody reads. */
const mostDossiers = 6;

/** What people do with folders, each saying what they see: nobody puts into a bag what is not before them. */
export function peopleOf({ folders, draw, reached, points, desk, accepted, wrong }: Parts) {
  const any = drawnOf(draw);
  const here = (pc: Worked) => pc.point as PointId;
  const told = (pc: Worked, what: string, refused: string | null) =>
    folders.tell(`${pc.name} ${what}${refused === null ? '' : `: refused, ${refused}`}`);
  const names = (list: readonly { readonly dossier: string }[]) =>
    list.map(({ dossier }) => folders.nameOf(dossier)).join(' ');

  const receive = async (pc: Worked) => {
    if (folders.known().length >= mostDossiers) return;
    try {
      const { dossier } = await pc.station.dossier();
      folders.put(dossier, 'folder', { at: here(pc) });
      told(pc, `receives ${folders.nameOf(dossier)}`, null);
      reached('received');
    } catch (failure) {
      if (!pc.station.store().incarnations.live().supersededBy) throw failure;
      reached('work refused: another PC writes');
    }
  };

  const handOver = async (pc: Worked) => {
    const to = any(points.filter((point) => point !== pc.point));
    const { dossiers, offer } = desk(pc);
    const rows = dossiers();
    const carries = draw() < 0.15 ? ('nothing' as const) : draw() < 0.5 ? ('result' as const) : ('folder' as const);
    const kinds =
      carries === 'result' && !rows.some(({ id }) => folders.isAt(id, 'result', pc.point)) ? 'folder' : carries;
    const paper = paperOf(kinds);
    const some = rows.filter(({ id }) => paper === null || folders.isAt(id, paper, pc.point));
    const items: { dossier: (typeof some)[number]['id']; carries: typeof kinds }[] = [];
    for (let n = 1 + Math.floor(draw() * 3); n > 0 && some.length > 0; n--)
      items.push({ dossier: some.splice(Math.floor(draw() * some.length), 1)[0]?.id as never, carries: kinds });
    if (items.length === 0) return;
    const seal = paper !== null && draw() < 0.5 ? `B-${folders.bags.length + 1}` : null;
    const made = await offer(to, seal, items);
    const refused = typeof made === 'string' ? made : null;
    told(pc, `offers ${names(items)} (${kinds}) to ${to}${seal ? `, bag ${seal}` : ''}`, refused);
    reached(refused === null ? `offered ${kinds}` : `no offer: ${refused}`);
    if (typeof made === 'string') return;
    if (items.length > 1) reached('offered several');
    const bag: Bag = { ...made, seal, from: here(pc), to, at: here(pc), isBack: false, isDone: paper === null };
    folders.bags.push(bag);
    if (paper) for (const { dossier } of items) folders.put(dossier, paper, { bag });
  };

  const drive = () => {
    const bag = any(underWay().filter((each) => each.at !== folders.goalOf(each)));
    if (!bag) return;
    bag.at = folders.goalOf(bag);
    folders.tell(`the courier brings ${names(folders.inBag(bag))} to ${bag.at}`);
    reached('carried');
  };
  const underWay = () => folders.bags.filter(({ isDone }) => !isDone);
  const arrivedAt = (point: string) => underWay().filter((bag) => bag.at === point && folders.goalOf(bag) === point);

  /** By the seal where it is whole and the count right, else each folder is looked at. */
  const accept = async (pc: Worked, bag: Bag): Promise<string | null> => {
    const inside = folders.inBag(bag);
    const carried = folders.linesOf(bag).filter(({ carries }) => carries !== 'nothing');
    const isWhole = inside.length === carried.length;
    const bySeal = bag.seal !== null && isWhole && !bag.isBack && draw() < 0.7;
    const one = { how: 'one-by-one' as const, present: inside.map(({ code }) => code), damaged: [] };
    let refused = bySeal
      ? await desk(pc).accept(bag.handOver, bag.slip, { how: 'seal', bag: bag.seal ?? '', count: inside.length })
      : await desk(pc).accept(bag.handOver, bag.slip, one);
    // What was answered of it already is not on the seal's count.
    if (['count-differs', 'slip-key-unknown', 'not-sealed', 'bag-differs'].includes(refused ?? ''))
      refused = await desk(pc).accept(bag.handOver, bag.slip, one);
    else if (bySeal && refused === null) reached('accepted by the seal');
    told(pc, `takes ${names(inside)} from ${bag.isBack ? bag.to : bag.from}`, refused);
    if (refused === null) {
      if (!isWhole) reached('a folder was missing');
      reached(bag.isBack ? 'taken back after it was declined' : 'accepted');
      accepted(pc);
    } else reached(`not accepted: ${refused}`);
    return refused;
  };

  const take = async (pc: Worked) => {
    const bag = any(arrivedAt(pc.point));
    if (!bag) return takeAgain(pc);
    if (folders.inBag(bag).length === 0) {
      bag.isDone = true;
      return;
    }
    const refused = await accept(pc, bag);
    if (refused !== null && notNow.has(refused)) return;
    if (refused !== null && bag.isBack) {
      // Nobody said that it was declined, or the log forgot that it was offered: by the own slip, with the bag in hand.
      const again = await desk(pc).withdraw(bag.slip);
      told(pc, 'takes it back by its slip', again);
      if (again === null) reached('taken back by its slip after it was declined');
      if (again !== null && notNow.has(again)) return;
    }
    folders.empty(bag, here(pc));
  };

  /** What lies on the shelf here and the log still waits for: it was restored after somebody took it. */
  const takeAgain = async (pc: Worked) => {
    const { store, accept: again } = desk(pc);
    for (const known of store.handOvers.underWay()) {
      const fate = known.to === pc.point ? 'on-road' : 'declined';
      const present = known.items.filter(({ carries, dossier, fate: its }) => {
        const paper = paperOf(carries);
        return its === fate && paper !== null && folders.isAt(dossier, paper, pc.point);
      });
      if (present.length === 0) continue;
      const slip = folders.bags.find(({ handOver }) => handOver === known.handOver)?.slip ?? [];
      const codes = present.map(({ code }) => code);
      const refused = await again(known.handOver, slip, { how: 'one-by-one', present: codes, damaged: [] });
      told(pc, `finds ${names(present)} on the shelf and takes it as come`, refused);
      if (refused === null) {
        reached('accepted again after it was forgotten');
        accepted(pc);
      }
    }
    for (const bag of folders.bags) {
      const present = folders.linesOf(bag).filter(({ dossier, carries }) => {
        const paper = paperOf(carries);
        return paper !== null && folders.isAt(dossier, paper, pc.point) && !store.dossiers.get(dossier);
      });
      if (bag.to !== pc.point || present.length === 0 || store.handOvers.get(bag.handOver)) continue;
      const codes = present.map(({ code }) => code);
      const refused = await again(bag.handOver, bag.slip, { how: 'one-by-one', present: codes, damaged: [] });
      told(pc, `finds ${names(present)} with its slip, of which nothing is known`, refused);
      if (refused !== null) continue;
      reached('accepted again after all of it was forgotten');
      accepted(pc);
    }
  };

  const decline = async (pc: Worked) => {
    const bag = any(arrivedAt(pc.point).filter(({ isBack }) => !isBack));
    if (!bag || folders.inBag(bag).length === 0) return;
    const refused = await desk(pc).decline(bag.handOver, bag.slip);
    told(pc, `sends ${names(folders.inBag(bag))} back to ${bag.from}`, refused);
    reached(refused === null ? 'declined' : `not declined: ${refused}`);
    if (refused === null) bag.isBack = true;
  };

  /** Before it left, with the bag in hand. */
  const withdraw = async (pc: Worked) => {
    const bag = any(underWay().filter(({ from, at, isBack }) => from === pc.point && at === from && !isBack));
    if (!bag) return;
    const refused = await desk(pc).withdraw(bag.slip);
    told(pc, `takes ${names(folders.inBag(bag))} back before it leaves`, refused);
    reached(refused === null ? 'withdrawn' : `not withdrawn: ${refused}`);
    if (refused === null || !notNow.has(refused)) folders.empty(bag, here(pc));
  };

  /** A copy of the slip is scanned, the bag is not there: somebody is mistaken. */
  const withdrawMistaken = async (pc: Worked) => {
    const bag = any(folders.bags.filter(({ from, at, isDone }) => from === pc.point && (at !== from || isDone)));
    if (!bag) return;
    const refused = await desk(pc).withdraw(bag.slip);
    told(pc, `takes ${names(folders.linesOf(bag))} back by a copy of the slip, without the bag`, refused);
    reached(refused === null ? 'withdrawn by mistake' : `not withdrawn: ${refused}`);
  };

  /** An old slip is scanned once more where the log knows that it was answered. */
  const scanAgain = async (pc: Worked) => {
    const { store } = desk(pc);
    const bag = any(folders.bags.filter(({ isDone, handOver }) => isDone && isAnswered(pc, handOver)));
    if (!bag) return;
    const isTaking = bag.to === pc.point;
    if (!isTaking && bag.from !== pc.point) return;
    const lines = folders.linesOf(bag);
    const count = lines.filter(({ carries }) => carries !== 'nothing').length;
    const answer = bag.seal
      ? { how: 'seal' as const, bag: bag.seal, count }
      : { how: 'one-by-one' as const, present: lines.map(({ code }) => code), damaged: [] };
    const refused = isTaking
      ? await desk(pc).accept(bag.handOver, bag.slip, answer)
      : await desk(pc).withdraw(bag.slip);
    told(pc, `scans the slip of ${names(lines)} once more`, refused);
    reached(`an answered slip was scanned again, to ${isTaking ? 'take it' : 'take it back'}`);
    if (refused === null) wrong(`${store.point.id} answered a hand-over twice`);
  };
  const isAnswered = (pc: Worked, handOver: string) => {
    const known = pc.station.store().handOvers.get(handOver);
    // Of a hand-over known by its slip alone the log has only what was accepted.
    return known !== undefined && known.signature !== '' && known.items.every(({ fate }) => fate === 'accepted');
  };

  /** Out of a bag, on the road. */
  const lose = () => {
    const bag = any(underWay().filter((each) => each.at !== folders.goalOf(each)));
    const line = bag && any(folders.inBag(bag));
    if (!line || folders.lost().length > 1) return;
    folders.put(line.dossier, line.paper, 'nowhere');
    folders.tell(`${folders.nameOf(line.dossier)} (${line.paper}) is lost on the road`);
    reached('lost on the road');
  };

  const reportLost = async (pc: Worked): Promise<boolean> => {
    let isSaid = false;
    for (const each of folders.lost()) {
      const row = desk(pc).store.dossiers.get(each.dossier);
      if (!row || desk(pc).store.custody.of(row)[each.paper]?.state === 'lost') continue;
      const refused = await desk(pc).lost(each);
      told(pc, `says that ${folders.nameOf(each.dossier)} (${each.paper}) is lost`, refused);
      reached(refused === null ? 'said to be lost' : `not said to be lost: ${refused}`);
      isSaid ||= refused === null;
    }
    return isSaid;
  };

  const makeAnew = async (pc: Worked) => {
    const lost = any(folders.lost());
    if (!lost) return;
    const refused = await desk(pc).anew(lost);
    told(pc, `makes ${folders.nameOf(lost.dossier)} (${lost.paper}) anew`, refused);
    if (refused !== null) return;
    folders.put(lost.dossier, lost.paper, { at: here(pc) });
    reached('made anew');
  };

  /** What the list asks for, answered from the shelf. */
  const count = async (pc: Worked): Promise<boolean> => {
    const listed = desk(pc).toRecount();
    if (listed.length === 0) return false;
    const counted = listed.map(({ dossier, paper }) => {
      return { dossier: dossier as DossierId, paper, found: folders.isAt(dossier, paper, pc.point) };
    });
    const refused = await desk(pc).recount(counted);
    const seen = counted.map(({ dossier, found }) => `${folders.nameOf(dossier)} ${found ? 'found' : 'not found'}`);
    told(pc, `counts: ${seen.join(', ')}`, refused);
    if (refused !== null) return false;
    for (const { why } of listed) reached(`counted: ${why}`);
    return true;
  };

  /** Papers that the log has elsewhere, and of which a clerk is offered to say that they are here. */
  const elsewhere = (pc: Worked) => {
    const { dossiers, store } = desk(pc);
    return dossiers().flatMap((row) => {
      const custody = store.custody.of(row);
      return papers.flatMap((paper) => {
        const where = custody[paper];
        const isElsewhere = where !== null && !(where.state === 'here' && where.at === pc.point);
        return isElsewhere ? [{ dossier: row.id, paper, where }] : [];
      });
    });
  };
  const sayHere = async (pc: Worked, what: { readonly dossier: DossierId; readonly paper: Paper }) => {
    const refused = await desk(pc).sayHere(what);
    told(pc, `says that ${folders.nameOf(what.dossier)} (${what.paper}) is here`, refused);
    return refused;
  };

  /** What lies on the shelf and the log has elsewhere, on no road to here: whoever sees it says so. */
  const sayFound = async (pc: Worked): Promise<boolean> => {
    let isSaid = false;
    for (const { dossier, paper, where } of elsewhere(pc)) {
      if (where.to === pc.point || !folders.isAt(dossier, paper, pc.point)) continue;
      if (desk(pc).store.recounts.isUnsure(dossier)) continue;
      if ((await sayHere(pc, { dossier, paper })) !== null) continue;
      reached('found where nobody looked for it');
      isSaid = true;
    }
    return isSaid;
  };

  /** What nobody looked for; or out of the bag it came in, whose slip nobody scans. */
  const saySeen = async (pc: Worked) => {
    const inBags = arrivedAt(pc.point).flatMap((bag) => folders.inBag(bag));
    const isSeen = ({ dossier, paper }: { readonly dossier: DossierId; readonly paper: Paper }) =>
      folders.isAt(dossier, paper, pc.point) || inBags.some((each) => each.dossier === dossier && each.paper === paper);
    const seen = any(elsewhere(pc).filter(isSeen));
    if (!seen || (await sayHere(pc, seen)) !== null) return;
    folders.put(seen.dossier, seen.paper, { at: here(pc) });
    for (const bag of arrivedAt(pc.point)) bag.isDone ||= folders.inBag(bag).length === 0;
    reached('said to be here');
  };

  /** Somebody is mistaken: it is not here. They may see that, and take their word back. */
  const saySeenMistaken = async (pc: Worked) => {
    const other = any(elsewhere(pc).filter(({ dossier, paper }) => !folders.isAt(dossier, paper, pc.point)));
    if (!other || (await sayHere(pc, other)) !== null) return;
    reached('said to be here by mistake');
    if (draw() < 0.5) return;
    const refused = await desk(pc).recount([{ dossier: other.dossier, paper: other.paper, found: false }]);
    told(pc, 'takes that word back', refused);
    if (refused === null) reached('a word was taken back');
  };

  const work = async (pc: Worked) => {
    const rows = desk(pc)
      .dossiers()
      .filter(({ state }) => state === 'received' || state === 'in-process');
    const row = any(rows);
    if (!row) return;
    const isFirst = row.state === 'received';
    const lies = folders.placeOf(row.id, 'result');
    if (!isFirst && lies !== null && !folders.isAt(row.id, 'result', pc.point)) return;
    const refused = isFirst ? await desk(pc).take(row.id) : await desk(pc).ready(row.id);
    told(pc, `${isFirst ? 'takes up' : 'finishes'} ${folders.nameOf(row.id)}`, refused);
    reached(refused === null ? (isFirst ? 'taken up' : 'result ready') : `no work: ${refused}`);
    if (refused === null && !isFirst) folders.put(row.id, 'result', { at: here(pc) });
  };

  const giveBack = async (pc: Worked) => {
    const row = any(
      desk(pc)
        .dossiers()
        .filter(({ id }) => folders.isAt(id, 'result', pc.point)),
    );
    if (!row) return;
    const refused = await desk(pc).giveBack(row.id);
    told(pc, `gives the result of ${folders.nameOf(row.id)} to the citizen`, refused);
    reached(refused === null ? 'returned to the citizen' : `not returned: ${refused}`);
    if (refused === null) folders.put(row.id, 'result', 'with the citizen');
  };

  const doing = { receive, handOver, drive, take, decline, withdraw, withdrawMistaken, scanAgain, lose, reportLost };
  return { ...doing, takeAgain, makeAnew, count, sayFound, saySeen, saySeenMistaken, work, giveBack, underWay };
}

export type PeopleOfACommune = ReturnType<typeof peopleOf>;
export type LostPaper = { readonly paper: Paper };
