import { type Custody, type CustodyStep, custodyStepsOf } from '../../domain/custody.ts';
import type { Carried } from '../../domain/custody-events.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import { foldKnownLife, type StepLogEvent } from '../../domain/custody-order.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { stepEvents } from '../../domain/dossier-events.ts';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { foldHandOver, type HandOver, type HandOverEvent } from '../../domain/hand-over.ts';
import * as decide from '../../domain/hand-over-decide.ts';
import { AccountId, DossierId, HandOverId, PointId, pointOfStream, StreamId } from '../../domain/ids.ts';
import { recount, sayHere } from '../../domain/recount.ts';
import { signByHand } from '../../domain/sign-by-hand.ts';
import { Province, withItsWork } from './custody-province.ts';

/** Where a folder really lies: at a point, in a bag, or nowhere. The people of this world never say what they do not see. */
type Really = { readonly at: PointId } | { readonly bag: HandOverId } | 'nowhere';

/** A fold that may be a broken one, to show that the rig sees it. */
export type FoldUnderTest = typeof custodyOf;

export type BrokenPoint = 'counts-for-work' | 'takes-work';

/** Points, their logs, the roads between them, and the folders themselves. */
export class CustodyWorld {
  readonly points: readonly Node[];
  readonly really = new Map<DossierId, Really>();
  readonly received = new Map<DossierId, { readonly point: PointId; readonly at: string }>();
  readonly fold: FoldUnderTest;
  readonly province = new Province();
  /** What somebody carried away and nobody read yet; it lies in a drawer, whatever becomes of the PC it came from. */
  readonly sticks: (readonly AnyLogEvent[])[] = [];
  now = 0;

  /** A broken variant: who counted a folder is sure of its work too. */
  readonly countsForWork: boolean;

  /** Another: who says that a folder is here takes its work too. */
  readonly takesWork: boolean;

  constructor(names: readonly string[], fold: FoldUnderTest = custodyOf, broken: BrokenPoint | null = null) {
    this.fold = fold;
    this.countsForWork = broken === 'counts-for-work';
    this.takesWork = broken === 'takes-work';
    this.points = names.map((name) => new Node(PointId(name), this));
  }

  at(): string {
    this.now++;
    return `2026-11-${String(10 + (Math.floor(this.now / 600) % 19))}T${String(8 + (Math.floor(this.now / 60) % 10)).padStart(2, '0')}:${String(this.now % 60).padStart(2, '0')}`;
  }

  isAt(dossier: DossierId, point: PointId): boolean {
    const really = this.really.get(dossier);
    return typeof really === 'object' && 'at' in really && really.at === point;
  }

  isInBag(dossier: DossierId, handOver: HandOverId): boolean {
    const really = this.really.get(dossier);
    return typeof really === 'object' && 'bag' in really && really.bag === handOver;
  }

  /** Its slip says where it comes from, whoever has forgotten it. */
  first(dossier: DossierId) {
    const received = this.received.get(dossier);
    if (!received) throw new Error('nobody received the dossier');
    return received;
  }

  /** All that anybody still knows. */
  merged(dossier: DossierId, but: (step: CustodyStep) => boolean = () => true): Custody {
    const all = new Map<string, CustodyStep>();
    for (const point of this.points)
      for (const step of point.stepsOf(dossier)) if (but(step)) all.set(`${step.stream} ${step.seq}`, step);
    return this.fold(this.first(dossier), [...all.values()]);
  }

  /** Everybody learns everything. */
  meet(): void {
    for (const _ of ['told', 'heard']) for (const point of this.points) point.contact();
  }
}

export class Node {
  readonly point: PointId;
  readonly world: CustodyWorld;
  /** In the order of arrival. */
  known: AnyLogEvent[] = [];
  private has = new Set<string>();
  private stream: StreamId;
  private seq = 0;
  private lives = 1;
  /** Its present life has told the province of itself. */
  private isRegistered = true;
  /** It has not heard from the others since what it forgot. */
  private isReborn = false;

  constructor(point: PointId, world: CustodyWorld) {
    this.point = point;
    this.world = world;
    this.stream = StreamId(`${point}:1`);
  }

  write(events: readonly NewEvent[]): void {
    for (const each of events) {
      this.seq++;
      const { stream, seq } = this;
      const at = { wall: this.world.now, mono: 0, boot: '', off: null };
      const actor = { account: AccountId(`clerk of ${this.point}`), terminal: 'counter' };
      const event = { v: 1, stream, seq, prev: '', hash: '', origin: `${stream} ${seq}`, part: 0, tv: 1, sealed: null };
      this.learn([{ ...event, type: each.type, facts: each.facts, actor, at } as unknown as AnyLogEvent]);
    }
  }

  learn(events: readonly AnyLogEvent[]): void {
    for (const event of events) {
      const key = `${event.stream} ${event.seq}`;
      if (this.has.has(key)) continue;
      this.has.add(key);
      this.known.push(event);
    }
  }

  /** Its disk is as it was: what it wrote since is gone, but for what others have; it goes on in a new stream. */
  restore(length: number): void {
    this.known = this.known.slice(0, length);
    this.has = new Set(this.known.map(({ stream, seq }) => `${stream} ${seq}`));
    this.lives++;
    this.isReborn = true;
    this.isRegistered = false;
    this.stream = StreamId(`${this.point}:${this.lives}`);
    this.seq = 0;
  }

  /** Says all it knows to the province and hears all that the province knows. */
  contact(): void {
    const { province, points } = this.world;
    this.world.at();
    province.hear(this.point, this.known, this.world.now, !this.isRegistered);
    this.isRegistered = true;
    this.learn(province.known);
    if (province.heardAll(points)) this.isReborn = false;
  }

  dossiers(): DossierId[] {
    return this.known.flatMap((event) => (event.type === 'dossier-received' ? [event.facts.dossier] : []));
  }

  receivedOf(dossier: DossierId) {
    const event = this.known.find((each) => each.type === 'dossier-received' && each.facts.dossier === dossier);
    if (event?.type !== 'dossier-received') return null;
    return { point: pointOfStream(event.stream), at: event.facts.receivedAt };
  }

  stepsOf(dossier: DossierId): CustodyStep[] {
    return this.known.flatMap((event) =>
      custodyStepsOf(event).flatMap((each) => (each.dossier === dossier ? [each.step] : [])),
    );
  }

  custody(dossier: DossierId): Custody {
    return this.world.fold(this.world.first(dossier), this.stepsOf(dossier));
  }

  readonly knownCustody = (dossier: DossierId): Custody | undefined =>
    this.receivedOf(dossier) || this.stepsOf(dossier).length > 0 ? this.custody(dossier) : undefined;

  life(dossier: DossierId): Dossier | null {
    const received = this.receivedOf(dossier);
    const steps = new Set<string>(stepEvents);
    const life = this.known.filter(
      (event): event is StepLogEvent =>
        steps.has(event.type) && (event.facts as { dossier: DossierId }).dossier === dossier,
    );
    return received && foldKnownLife(received, this.stepsOf(dossier), life);
  }

  /** A restored log has not seen this dossier with its own eyes yet. */
  isUncounted(dossier: DossierId): boolean {
    if (this.lives === 1) return false;
    return !this.known.some(
      (event) =>
        event.stream === this.stream &&
        ((event.type === 'dossier-received' && event.facts.dossier === dossier) ||
          custodyStepsOf(event).some((each) => each.dossier === dossier && decide.isSeenWithEyes(each.step))),
    );
  }

  /** Its work may have gone on from the scan in the life that was lost. */
  isUnheard(dossier: DossierId): boolean {
    const own = this.known.filter(({ stream }) => stream === this.stream);
    if (this.world.countsForWork) return false;
    return this.isReborn && !own.some((event) => event.type === 'dossier-received' && event.facts.dossier === dossier);
  }

  held(dossier: DossierId): decide.Held | null {
    const life = this.life(dossier);
    if (!life) return null;
    const [isUncounted, isUnheard] = [this.isUncounted(dossier), this.isUnheard(dossier)];
    return { dossier: life, custody: this.custody(dossier), isUncounted, isUnheard };
  }

  handOvers(): HandOver[] {
    const about = this.known.filter(
      (event): event is HandOverEvent => event.type.startsWith('hand-over') || event.type === 'folder-lost',
    );
    const ids = new Set(about.flatMap(({ facts }) => (facts.handOver ? [facts.handOver] : [])));
    return [...ids].flatMap((id) => foldHandOver(about.filter(({ facts }) => facts.handOver === id)) ?? []);
  }

  receive(id: DossierId): void {
    const { point } = this;
    const at = this.world.at();
    this.write([
      {
        type: 'dossier-received',
        facts: {
          ...{
            dossier: id,
            code: String(id),
            officialCode: null,
            procedure: '1.004873',
            channel: 'direct',
            ticket: null,
          },
          ...{ counter: null, receivedAt: at, due: { at, rule: { kind: 'same-day' } }, documentCount: 1, sets: 1 },
          ...{ language: 'vi', receivedAtPoint: point, competentUnit: '22006', returnAtPoint: point },
        },
      },
    ]);
    this.world.really.set(id, { at: point });
    this.world.received.set(id, { point, at });
  }

  offer(dossier: DossierId, to: PointId, carries: Carried): boolean {
    const held = this.held(dossier);
    if (!held || (carries !== 'nothing' && !this.world.isAt(dossier, this.point))) return false;
    const handOver = HandOverId(`hand-over ${this.world.now} ${this.point}`);
    const decided = decide.offer({
      ...{ me: this.point, to, kind: carries === 'result' ? 'results' : 'folders', bag: null, handOver },
      ...{ at: this.world.at(), items: [{ held, carries }], fees: [], sign: () => 'signed' },
    });
    if (!decided.ok) return false;
    this.write(decided.value);
    if (carries !== 'nothing') this.world.really.set(dossier, { bag: handOver });
    return true;
  }

  /** The bag lies before them, with its slip: the log need not know of it. */
  accept(known: HandOver): boolean {
    const coming = decide.comingOf(known, this.point);
    const present = (coming?.items ?? []).filter(({ dossier }) => this.world.isInBag(dossier, known.handOver));
    if (!coming || present.length === 0) return false;
    const decided = decide.accept({
      ...{ coming, at: this.world.at(), custodyOf: this.knownCustody },
      answer: { how: 'one-by-one', present: present.map(({ code }) => code), damaged: [] },
    });
    if (!decided.ok) return false;
    this.write(decided.value);
    for (const { dossier } of present) this.world.really.set(dossier, { at: this.point });
    return true;
  }

  decline(known: HandOver): boolean {
    const coming = known.to === this.point ? decide.comingOf(known, this.point) : null;
    if (!coming?.items.every(({ dossier }) => this.world.isInBag(dossier, known.handOver))) return false;
    const custodyOf = this.knownCustody;
    const at = this.world.at();
    const decided = decide.decline({
      coming,
      at,
      custodyOf,
      dossiers: null,
      reason: 'wrong-point',
      untouched: () => true,
    });
    if (decided.ok) this.write(decided.value);
    return decided.ok;
  }

  /** Whoever has no screen signed on paper that the bag is there, and the slip came back. */
  signFor(known: HandOver): boolean {
    const signed = known.items.filter(({ dossier }) => this.world.isInBag(dossier, known.handOver));
    const missing = known.items.filter((item) => !signed.includes(item)).map(({ dossier }) => dossier);
    const at = this.world.at();
    const custodyOf = (dossier: DossierId) => this.custody(dossier);
    const decided = signByHand({ known, me: this.point, missing, at, now: at, custodyOf });
    if (!decided.ok) return false;
    this.write(decided.value);
    for (const { dossier } of signed) this.world.really.set(dossier, { at: known.to });
    return true;
  }

  /** `isMistaken`: a copy of the slip is scanned, the folders are not there. */
  withdraw(known: HandOver, isMistaken: boolean): boolean {
    const inHand = known.items.filter(({ dossier }) => this.world.isInBag(dossier, known.handOver));
    const isPaperless = known.items.every(({ carries }) => carries === 'nothing');
    if (!isMistaken && !isPaperless && inHand.length === 0) return false;
    const approver = AccountId('head');
    const custodyOf = (dossier: DossierId) => this.custody(dossier);
    const decided = decide.withdraw({ known, me: this.point, approver, at: this.world.at(), custodyOf });
    if (!decided.ok) return false;
    this.write(decided.value);
    for (const { dossier } of inHand) this.world.really.set(dossier, { at: this.point });
    return true;
  }

  lose(dossier: DossierId): boolean {
    const held = this.held(dossier);
    if (!held || this.world.isAt(dossier, this.point)) return false;
    const said = { missing: ['Tờ khai'], note: '', approver: AccountId('head'), at: this.world.at() };
    const decided = decide.reportLost({
      held,
      me: this.point,
      paper: held.custody.result ? 'result' : 'folder',
      ...said,
    });
    if (decided.ok) this.write(decided.value);
    return decided.ok;
  }

  makeAnew(dossier: DossierId): boolean {
    const held = this.held(dossier);
    if (!held) return false;
    const decided = decide.reconstitute(
      held,
      this.point,
      held.custody.result ? 'result' : 'folder',
      1,
      this.world.at(),
    );
    if (!decided.ok) return false;
    this.write(decided.value);
    // What was lost stays nowhere: the new folder is the folder.
    this.world.really.set(dossier, { at: this.point });
    return true;
  }

  recount(dossier: DossierId): boolean {
    const held = this.held(dossier);
    if (!held) return false;
    const found = this.world.isAt(dossier, this.point);
    const decided = recount({ counted: [{ held, found }], at: this.world.at() });
    if (decided.ok) this.write(decided.value);
    return decided.ok;
  }

  /** Somebody brought it without a word, or it was in a drawer: whoever has it in hand says so. */
  sayHere(dossier: DossierId): boolean {
    const held = this.held(dossier);
    if (!held || !this.world.isAt(dossier, this.point)) return false;
    const paper = held.custody.result ? 'result' : 'folder';
    const on = paper === 'result' ? held.custody.resultHandOver : held.custody.handOver;
    const road = this.handOvers().find(({ handOver }) => handOver === on);
    const decided = sayHere({
      ...{ held, me: this.point, paper, road, at: this.world.at() },
      custodyOf: this.knownCustody,
    });
    if (!decided.ok) return false;
    this.write(this.world.takesWork ? decided.value.map(withItsWork) : decided.value);
    if (this.custody(dossier).work !== held.custody.work) throw new Error(`the work moved by a word: ${dossier}`);
    return true;
  }

  /** An act on its life, as the guard lets it through. */
  act(dossier: DossierId): boolean {
    const held = this.held(dossier);
    if (!held || decide.workFault(held, this.point)) return false;
    const at = this.world.at();
    const to = { account: null, unit: 'Phòng Tư pháp' };
    if (held.dossier.state === 'in-process')
      this.write([{ type: 'dossier-result-ready', facts: { dossier, date: at.slice(0, 10) } }]);
    else if (held.dossier.state === 'forwarded') this.write([{ type: 'dossier-taken', facts: { dossier, at } }]);
    else if (held.dossier.state === 'received')
      this.write([{ type: 'dossier-forwarded', facts: { dossier, at, to, by: at.slice(0, 10) } }]);
    else return false;
    return true;
  }
}

export function newDossier(n: number): DossierId {
  return DossierId(`0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`);
}
