import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedThings } from '../../domain/custody-events.ts';
import { custodyOf } from '../../domain/custody-fold.ts';
import { type BrokenPoint, CustodyWorld, type FoldUnderTest, type Node, newDossier } from '../support/custody-world.ts';

/** T11 of reliability.md: 50,000 × 60 in `check:full`. */
const RUNS = Number(process.env.GAN_DAN_CUSTODY_RUNS ?? 250);
/** So that fifty thousand are played in slices, each of which can be played again. */
const SEED = process.env.GAN_DAN_CUSTODY_SEED;
const COMMANDS = 60;
const POINTS = ['22006-1', '22006-2', '22006-3', '22006-8', '22006-9'];

const acts = [
  ...['receive', 'offer', 'offer', 'accept', 'accept', 'accept', 'decline', 'withdraw', 'withdraw-mistaken'],
  ...['lose', 'make-anew', 'recount', 'act', 'act', 'learn', 'learn', 'learn', 'learn', 'restore', 'contact'],
  ...['keep-stick', 'old-stick', 'sign-for', 'carry-off', 'say-here', 'say-here'],
] as const;
const command = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.nat({ max: POINTS.length - 1 }),
  a: fc.nat({ max: 1000 }),
  b: fc.nat({ max: 1000 }),
});

/** What chance seldom deals, dealt once in every run. */
const races: Command[][] = [
  [by(0, 'offer'), by(1, 'accept'), by(0, 'withdraw-mistaken')],
  [by(0, 'offer'), by(1, 'learn'), by(1, 'decline'), by(0, 'withdraw')],
  [by(0, 'offer'), by(1, 'learn'), by(1, 'lose'), by(1, 'make-anew'), by(1, 'recount')],
  forgottenHandOver(),
];

test('whatever three points, a team and a post office do, whoever forgets what: at most one holder, or a conflict that says so', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(command, { minLength: COMMANDS, maxLength: COMMANDS }), (commands) => {
      play(custodyOf, commands, (what) => seen.set(what, (seen.get(what) ?? 0) + 1));
    }),
    { numRuns: RUNS, examples: races.map((each) => [each]), ...(SEED && { seed: Number(SEED) }) },
  );
  // Every race was run, and every way back from it.
  const seenAll = [
    'accepted-and-withdrawn',
    'declined-and-withdrawn',
    'two-lives-contradict',
    'resolved',
    'lost-and-found',
  ];
  for (const act of [...new Set(acts), ...seenAll]) expect([act, (seen.get(act) ?? 0) > 0]).toEqual([act, true]);
}, 3_600_000);

/** By the first point, or by the second, to whom the first one's dossier is offered. */
function by(who: 0 | 1 | 2 | 3, act: (typeof acts)[number]): Command {
  return { act, who, a: act === 'learn' ? 3 : 0, b: 0 };
}

/** The work is offered to the second point, which hands it on from the scan, forgets that, and then takes the bag with the folder. */
function forgottenHandOver(): Command[] {
  return [
    ...[by(0, 'offer'), by(1, 'learn'), by(1, 'recount'), { act: 'offer', who: 1, a: 8, b: 0 }],
    ...[{ act: 'learn', who: 2, a: 3, b: 0 }, { act: 'restore', who: 1, a: 0, b: 2 }, by(1, 'accept')],
  ] as Command[];
}

test('a point that counts a folder after a restore and is sure of its work by that is seen', () => {
  expect(() => play(custodyOf, forgottenHandOver(), () => {})).not.toThrow();
  expect(() => play(custodyOf, forgottenHandOver(), () => {}, 'counts-for-work')).toThrow('two hold the work');
});

test('a point that takes the work of a folder by saying that it is here is seen', () => {
  const carriedOff = [by(0, 'offer'), by(1, 'learn'), { act: 'carry-off', who: 0, a: 2, b: 0 }, by(2, 'learn')];
  const said = [...carriedOff, by(3, 'learn'), by(3, 'say-here')] as Command[];
  expect(() => play(custodyOf, said, () => {})).not.toThrow();
  expect(() => play(custodyOf, said, () => {}, 'takes-work')).toThrow('the work moved by a word');
});

test('a fold that takes the last word for the truth is seen', () => {
  const lastWord: FoldUnderTest = (received, steps = []) =>
    custodyOf(
      received,
      steps.toSorted((a, b) => a.cv - b.cv).filter((each, n, all) => each.cv !== all[n + 1]?.cv),
    );
  const race = [by(0, 'offer'), by(1, 'accept'), by(0, 'withdraw-mistaken')];
  expect(() => play(custodyOf, race, () => {})).not.toThrow();
  expect(() => play(lastWord, race, () => {})).toThrow('two hold the folder');
});

type Command = { act: (typeof acts)[number]; who: number; a: number; b: number };

function play(
  fold: FoldUnderTest,
  commands: readonly Command[],
  note: (what: string) => void,
  broken: BrokenPoint | null = null,
): void {
  const world = new CustodyWorld(POINTS, fold, broken);
  const made: ReturnType<typeof newDossier>[] = [];
  const receive = (node: Node) => {
    const id = newDossier(made.length);
    made.push(id);
    node.receive(id);
  };
  receive(world.points[0] as Node);
  for (const { act, who, a, b } of commands) {
    const node = world.points[who] as Node;
    const other = world.points[(who + 1 + (a % (POINTS.length - 1))) % POINTS.length] as Node;
    const dossiers = node.dossiers();
    const dossier = dossiers[b % Math.max(1, dossiers.length)];
    const done = (() => {
      switch (act) {
        case 'receive':
          if (made.length >= 3) return false;
          receive(node);
          return true;
        case 'offer':
          return dossier !== undefined && node.offer(dossier, other.point, carriedThings[(a + b) % 3] ?? 'folder');
        case 'accept':
        case 'decline': {
          // By the slip that lies in the bag: whoever wrote it knows it, the reader need not.
          const all = world.points.flatMap((each) => each.handOvers().map((known) => known));
          const mine = all.filter(({ to, from }) => to === node.point || from === node.point);
          return mine.some((known) => (act === 'accept' ? node.accept(known) : node.decline(known)));
        }
        case 'withdraw':
        case 'withdraw-mistaken': {
          const own = node.handOvers().filter(({ from }) => from === node.point);
          const known = own[a % Math.max(1, own.length)];
          return known !== undefined && node.withdraw(known, act === 'withdraw-mistaken');
        }
        case 'lose':
          return dossier !== undefined && node.lose(dossier);
        case 'make-anew':
          return world.points.some((each) => each.dossiers().some((id) => each.makeAnew(id)));
        case 'recount':
          return dossier !== undefined && node.recount(dossier);
        case 'act':
          return dossier !== undefined && node.act(dossier);
        case 'learn': {
          // Any part of it, in any order.
          const from = b % Math.max(1, other.known.length);
          node.learn(a % 2 ? other.known.slice(from) : other.known.slice(0, from + 1).toReversed());
          return true;
        }
        case 'sign-for': {
          const own = node.handOvers().filter(({ from }) => from === node.point);
          const known = own[a % Math.max(1, own.length)];
          return known !== undefined && node.signFor(known);
        }
        case 'carry-off':
          // Without a word: a courier brings it along, it lies in the wrong drawer.
          if (dossier === undefined || a % 2) return false;
          world.really.set(dossier, { at: other.point });
          return true;
        case 'say-here':
          return world.points.some((each) => each.dossiers().some((id) => each.sayHere(id)));
        case 'keep-stick':
          world.sticks.push(node.known);
          return true;
        case 'old-stick':
          if (world.sticks.length === 0) return false;
          node.learn(world.sticks[a % world.sticks.length] ?? []);
          return true;
        case 'contact':
          node.contact();
          return true;
        case 'restore':
          if (a % 3 !== 0 || node.known.length === 0) return false;
          node.restore(Math.max(1, b % node.known.length));
          return true;
      }
    })();
    if (done) note(act);
    for (const id of made) if (world.points.some((each) => each.receivedOf(id))) holds(world, id, note);
  }
  settles(world, made, note);
}

/** What a point believes of itself; one that was restored and has not counted believes nothing. */
function claims(world: CustodyWorld, id: ReturnType<typeof newDossier>) {
  const sure = world.points.filter((each) => each.knownCustody(id) && !each.isUncounted(id));
  const mine = sure.map((node) => ({ node, custody: node.custody(id) }));
  return {
    work: mine
      .filter(({ node, custody }) => custody.work === node.point && !node.isUnheard(id))
      .map(({ node }) => node),
    folder: mine.filter(({ node, custody }) => custody.folder.state === 'here' && custody.folder.at === node.point),
    result: mine.filter(({ node, custody }) => custody.result?.state === 'here' && custody.result.at === node.point),
  };
}

function holds(world: CustodyWorld, id: ReturnType<typeof newDossier>, note: (what: string) => void): void {
  const { work, folder, result } = claims(world, id);
  // What was in conflict and is settled already, of which the loser has not heard yet.
  const merged = world.merged(id, (step) => step.type !== 'recounted' || step.why !== 'conflict');
  const isSaid = () =>
    merged.claimants.length > 0 || wasSaid(world, id, [...work, ...[...folder, ...result].map(({ node }) => node)]);
  if (folder.length > 1 && !isSaid()) throw new Error(`two hold the folder: ${told(world, id)}`);
  if (result.length > 1 && !isSaid()) throw new Error(`two hold the result: ${told(world, id)}`);
  if (folder.length > 1 || result.length > 1) note('seen-double-and-said');
  if (work.length > 1 && !isSaid() && merged.work !== null && !hasHole(world, id)) {
    // Taken back before the other heard of it: until they meet, the other works on what was its to do.
    const steps = new Set(
      world.points.flatMap((node) => node.stepsOf(id)).map(({ stream, seq, type }) => `${type} ${stream} ${seq}`),
    );
    const takenBack = [...steps].filter((step) => step.startsWith('withdrawn'));
    const heard = (node: Node) => node.stepsOf(id).filter(({ type }) => type === 'withdrawn').length;
    if (work.every((node) => heard(node) === takenBack.length))
      throw new Error(`two hold the work: ${told(world, id)}`);
  }
  if (merged.work === null || merged.folder.state === 'conflict') {
    const types = new Set(world.points.flatMap((node) => node.stepsOf(id)).map(({ type }) => type));
    if (types.has('accepted') && types.has('withdrawn')) note('accepted-and-withdrawn');
    if (new Set(world.points.flatMap((node) => node.stepsOf(id)).map(({ stream }) => stream)).size > 1)
      note('two-lives-contradict');
  }
  const steps = world.points.flatMap((node) => node.stepsOf(id));
  const at = (type: string) => new Set(steps.filter((step) => step.type === type).map(({ cv }) => cv));
  const [declined, withdrawn, lost] = [at('declined'), at('withdrawn'), at('lost')];
  if ([...declined].some((cv) => withdrawn.has(cv))) note('declined-and-withdrawn');
  if (lost.size > 0 && steps.some((step) => step.type === 'recounted' && step.found)) note('lost-and-found');
}

/**
 * At a version that not all of them have heard of two points claimed it, as far as anybody knows; whatever settled that since: the
 * next who found it, or who took their word back.
 */
function wasSaid(world: CustodyWorld, id: ReturnType<typeof newDossier>, holders: readonly Node[]): boolean {
  const keys = (node: Node) => new Set(node.stepsOf(id).map(({ stream, seq }) => `${stream} ${seq}`));
  const heard = holders.map(keys);
  const unheard = world.points
    .flatMap((node) => node.stepsOf(id))
    .filter(({ stream, seq }) => heard.some((each) => !each.has(`${stream} ${seq}`)));
  return unheard.some(({ cv }) => world.merged(id, (step) => step.cv <= cv).claimants.length > 0);
}

/** A change of hands was only on a disk that is gone: whoever heard of the one before knows no better until they meet. */
function hasHole(world: CustodyWorld, id: ReturnType<typeof newDossier>): boolean {
  const told = new Set(world.points.flatMap((node) => node.stepsOf(id)).map(({ cv }) => cv));
  return told.size + 1 < Math.max(1, ...told);
}

/** What each point knows, for whoever reads a failure. */
function told(world: CustodyWorld, id: ReturnType<typeof newDossier>): string {
  const lines = world.points.map(
    (node) =>
      `${node.point} ${JSON.stringify(node.custody(id))} ${node
        .stepsOf(id)
        .map((step) => JSON.stringify(step))
        .join(' ')}`,
  );
  return `\n${lines.join('\n')}\nall ${JSON.stringify(world.merged(id))}`;
}

/** Once all have met they agree, and once all have counted nothing is in doubt. */
function settles(
  world: CustodyWorld,
  made: readonly ReturnType<typeof newDossier>[],
  note: (what: string) => void,
): void {
  world.meet();
  agree(world, made);
  const doubtful = () =>
    made.filter((id) => world.points.some((node) => node.receivedOf(id)) && isDoubtful(world.merged(id)));
  for (let round = 0; round < 4 && doubtful().length > 0; round++) {
    for (const id of doubtful()) {
      for (const node of world.points) node.recount(id);
      note('resolved');
    }
    world.meet();
  }
  if (doubtful().length > 0) throw new Error(`still in doubt: ${JSON.stringify(world.merged(doubtful()[0] as never))}`);
  agree(world, made);
}

function isDoubtful({ claimants }: ReturnType<typeof custodyOf>): boolean {
  return claimants.length > 0;
}

function agree(world: CustodyWorld, made: readonly ReturnType<typeof newDossier>[]): void {
  for (const id of made) {
    const told = world.points.filter((node) => node.receivedOf(id));
    const views = told.map((node) => JSON.stringify([node.custody(id), node.life(id)?.state, node.life(id)?.holder]));
    if (new Set(views).size > 1) throw new Error(`they do not agree: ${[...new Set(views)].join('\n')}`);
  }
}
