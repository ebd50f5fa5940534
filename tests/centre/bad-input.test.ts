import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rights } from '../../contract/rights.ts';
import { terminalApi } from '../../contract/terminal-api.ts';
import { CounterId } from '../../domain/ids.ts';
import type { MethodName } from '../../main/operations/caller.ts';
import type { BadInput } from './bad-inputs/bad-input.ts';
import { badDossiers } from './bad-inputs/dossiers.ts';
import { badElsewhere } from './bad-inputs/elsewhere.ts';
import { badForms } from './bad-inputs/forms.ts';
import { badHandOvers } from './bad-inputs/hand-overs.ts';
import { badHomes } from './bad-inputs/homes.ts';
import { badMoney } from './bad-inputs/money.ts';
import { badPrivacy } from './bad-inputs/privacy.ts';
import { badAtReception, person } from './bad-inputs/reception.ts';
import { badScans } from './bad-inputs/scans.ts';
import { badStaff } from './bad-inputs/staff.ts';
import { badStations } from './bad-inputs/stations.ts';
import { badVisits } from './bad-inputs/visits.ts';
import { whoIsKnown } from './bad-inputs/who-is-known.ts';
import { type Answered, type OpenDoor, post, refusalIn, staffedCounter, withOpenDoor } from './open-door.ts';
import { openRoad } from './rpc-road.ts';
import { sampleInput } from './sample-inputs.ts';
import { wrongIn } from './wholesome-log.ts';

/** Fuzzed calls over both roads together; `npm run check:full` asks for fifty thousand. */
const CASES = Number(process.env.GAN_DAN_FUZZ ?? 3200);
const SLOW_CASES = Math.ceil(CASES / 50);

const badInputs: readonly BadInput[] = [
  ...badAtReception,
  ...badVisits,
  ...badDossiers,
  ...badMoney,
  ...badStaff,
  ...badElsewhere,
  ...badForms,
  ...badScans,
  ...badStations,
  ...badHomes,
  ...badHandOvers,
  ...badPrivacy,
];

const methods = Object.keys(terminalApi) as MethodName[];
const takesSomething = methods.filter((method) => Object.keys(sampleInput(method)).length > 0);

/** Of every method alike: not one is its input. */
const shapesFor = (method: MethodName): readonly unknown[] => {
  const sample = sampleInput(method);
  return [null, 7, 'chữ', true, [], [sample], { nested: sample }, {}];
};
/** One router behind both roads: all of it over one, every fourth over the other. */
const over = <T>(way: 'WebSocket' | 'HTTP', all: readonly T[]) =>
  way === 'HTTP' ? all.filter((_, n) => n % 4 === 0) : all;
const misshapen = (['WebSocket', 'HTTP'] as const)
  .flatMap((way) => over(way, takesSomething))
  .reduce((sum, method) => sum + shapesFor(method).length, 0);
const generated = CASES + SLOW_CASES + misshapen;

test(`${badInputs.length} bad inputs are made by hand and ${generated} are generated, of every method that takes anything`, () => {
  expect(new Set(badInputs.map((each) => JSON.stringify(each))).size).toBeGreaterThanOrEqual(300);
  expect(generated).toBeGreaterThanOrEqual(5_000);
  const spoilt = new Set(badInputs.map(([method]) => method));
  expect(takesSomething.filter((method) => !spoilt.has(method))).toEqual([]);
});

describe.each(['WebSocket', 'HTTP'] as const)('over %s, what is wrong', (way) => {
  const overThis = <T>(all: readonly T[]) => over(way, all);

  test(`is refused by name and changes nothing: ${overThis(badInputs).length} ways`, () =>
    withCalls(way, async (call, door) => {
      const known = await whoIsKnown(door, call);
      const head = door.station.store.head();
      const wrong: string[] = [];
      for (const [method, change, right] of overThis(badInputs)) {
        const { status, body } = await call(method, { ...sampleInput(method), ...known(change) });
        const said = refusalIn(body);
        if (said !== right)
          wrong.push(`${method} ${JSON.stringify(change).slice(0, 60)}: ${said} (${status}), not ${right}`);
      }
      expect(wrong).toEqual([]);
      expect(door.station.store.head()).toEqual(head);
      expect(door.said.filter(({ event }) => event === 'bug')).toEqual([]);
    }));

  test('in shape is refused by every method that takes anything', () =>
    withCalls(way, async (call, door) => {
      const wrong: string[] = [];
      for (const method of overThis(takesSomething))
        for (const shape of shapesFor(method)) {
          const { status, body } = await call(method, shape);
          if (status !== 400 || refusalIn(body) !== 'bad-request')
            wrong.push(`${method} of ${JSON.stringify(shape)}: ${status}`);
        }
      expect(wrong).toEqual([]);
      expect(door.said.filter(({ event }) => event === 'bug')).toEqual([]);
    }));

  test('in its wrapping is refused too: no such method, and what only looks like one', () =>
    withCalls(way, async (call) => {
      for (const method of ['khongCo', 'callnext', 'callNext/x', 'constructor', '__proto__', 'toString']) {
        const answered = await call(method, {});
        expect([method, refusalIn(answered.body)]).toEqual([method, 'bad-request']);
      }
    }));

  test('with an origin that was another command’s is refused, not answered with that one’s answer', () =>
    withCalls(way, async (call) => {
      const first = sampleInput('issueTicket');
      expect((await call('issueTicket', first)).body).toMatchObject({ ok: true });
      const { status, body } = await call('printTestPage', { origin: first.origin });
      expect([status, refusalIn(body)]).toEqual([409, 'origin-reused']);
    }));

  test('in spelling is put right: a name in pieces is found and shown whole', () =>
    withCalls(way, async (call) => {
      const name = 'Nguyễn Thị Mẫu Ơ̆';
      const input = { ...sampleInput('receiveDossier'), ...person({ name: name.normalize('NFD') }) };
      const { body } = await call('receiveDossier', input);
      expect(body).toMatchObject({ ok: true });
      const found = (await call('findDossiers', { query: 'nguyen thi', state: null })).body as { name: string }[];
      expect(found.map((each) => each.name)).toEqual([name.normalize('NFC')]);
    }));

  test('is not a name of another script: it is taken as it is', () =>
    withCalls(way, async (call) => {
      const name = 'محمد مثال';
      expect(
        (await call('receiveDossier', { ...sampleInput('receiveDossier'), ...person({ name }) })).body,
      ).toMatchObject({ ok: true });
      const found = (await call('findDossiers', { query: 'محمد', state: null })).body as { name: string }[];
      expect(found.map((each) => each.name)).toEqual([name]);
    }));
});

test('too much over HTTP is refused as too much, of whatever it is', () =>
  withOpenDoor({}, async (door) => {
    const token = await staffedCounter(door, '1');
    const head = door.station.store.head();
    for (const name of ['M'.repeat(256 * 1024), 'ẫ'.repeat(5_000_000)]) {
      const input = { ...sampleInput('receiveDossier'), ...person({ name }) };
      const answered = await post(door.port, 'receiveDossier', input, { token }).catch((error: Error) => error);
      // The answer may be lost when the door closes while megabytes still come; that it is closed is what matters.
      if (!(answered instanceof Error))
        expect([answered.status, refusalIn(answered.body)]).toEqual([413, 'bad-request']);
    }
    expect(refusalIn((await post(door.port, 'receiveDossier', '{"counter": "1", "a', { token })).body)).toBe(
      'bad-request',
    );
    expect(refusalIn((await post(door.port, 'receiveDossier', '['.repeat(120_000), { token })).body)).toBe(
      'bad-request',
    );
    expect(door.station.store.head()).toEqual(head);
    expect((await post(door.port, 'whoAmI', {}, { token })).status).toBe(200);
  }));

/** Each of these may cost a password hash: a few are enough. */
const slow: readonly MethodName[] = [
  ...(['signIn', 'createAccount', 'createFirstAccount', 'setStaffPin', 'checkStaffPin', 'resetPassword'] as const),
  ...(['changePassword', 'setQuickPin', 'unlockScreen', 'refuseDossier', 'stopDossier', 'renewDueDate'] as const),
];

describe.each([
  ['quick', methods.filter((method) => !slow.includes(method)), CASES, CASES / 50],
  ['slow', slow, SLOW_CASES, 0],
] as const)('%s methods, whatever they are sent', (_, some, runs, acceptedAtLeast) => {
  test(`answer by name, write down nothing that is wrong, and never break: ${runs} calls`, { timeout: 3_600_000 }, () =>
    withCalls('both', async (call, door) => {
      const { store } = door.station;
      const known = await whoIsKnown(door, call);
      let [accepted, refused] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...some), spoiling, fc.boolean(), async (method, spoil, isThere) => {
          const before = store.head();
          // Of a dossier nobody knows all is refused at the first look: every other one is really there.
          const sample = sampleInput(method);
          const { status, body } = await call(
            method,
            spoil(isThere ? (known(pointed(sample)) as typeof sample) : sample),
          );
          const refusal = refusalIn(body);
          expect([status, door.said.filter(({ event }) => event === 'bug')]).toEqual([
            status < 500 ? status : 'a failure',
            [],
          ]);
          if (status !== 200 || (body as { ok?: boolean } | null)?.ok === false) {
            refused++;
            expect(refusal).toMatch(/^[a-z-]+$/);
            expect(store.head()).toEqual(before);
          } else {
            accepted++;
            const events = store.log.read(before.seq + 1, { maxEvents: 100, maxBytes: 1e6 });
            expect(wrongIn(events, store)).toEqual([]);
          }
        }),
        { numRuns: runs, endOnFailure: true },
      );
      // A fuzz that only ever bounces off the door tests the door; one that always gets in spoils nothing.
      expect([accepted >= acceptedAtLeast, refused > runs / 4]).toEqual([true, true]);
    }),
  );
});

/** The sample with `<names>` where it has ids of nobody. */
function pointed(sample: Record<string, unknown>): Record<string, unknown> {
  const names: Record<string, string> = {
    ...{ dossier: '<dossier>', dossiers: '<dossier>', fee: '<fee>' },
    ...{ account: '<other>', from: '<clerk>', to: '<other>' },
  };
  const isId = (value: unknown) => typeof value === 'string' && value.startsWith('11111111-');
  return Object.fromEntries(
    Object.entries(sample).map(([key, value]) => {
      if (isId(value)) return [key, names[key] ?? value];
      return [key, Array.isArray(value) && value.every(isId) ? value.map(() => names[key]) : value];
    }),
  );
}

/** Values nobody means well with, and some that are nearly right. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202eabc', '\u0301', 'ﷺ', '１２', '🎫'.repeat(20), 'x'.repeat(5000)],
    ...[
      "' OR 1=1 --",
      '%',
      '"',
      '\\',
      '../..',
      '{{7*7}}',
      '__proto__',
      'vi',
      'B',
      '1',
      '2',
      '1.B001',
      '2026-11-20',
      'NaN',
    ],
    ...[null, undefined, true, false, 0, -1, 1, 20, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, [], {}, [[]]],
  ),
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 4 }),
);

/** One to three places of a good input are made hostile, also inside; at times nothing, at times everything. */
const spoiling = fc
  .tuple(fc.array(fc.tuple(fc.nat(40), hostile), { minLength: 0, maxLength: 3 }), fc.option(hostile, { freq: 12 }))
  .map(([changes, whole]) => (input: Record<string, unknown>): unknown => {
    if (whole !== null) return whole;
    const spoilt = structuredClone(input);
    for (const [place, value] of changes) {
      const places = placesOf(spoilt);
      const [holder, key] = places[place % Math.max(1, places.length)] ?? [spoilt, 'them'];
      holder[key] = value;
    }
    return spoilt;
  });

function placesOf(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    [holder, key] as [Record<string, unknown>, string],
    ...placesOf(holder[key]),
  ]);
}

type Call = (method: string, input: unknown) => Promise<Answered>;

/** Calls as whoever may: on the right terminal, signed in, at a counter that is staffed and has somebody before it. */
function withCalls(
  way: 'WebSocket' | 'HTTP' | 'both',
  run: (call: Call, door: OpenDoor) => Promise<void>,
): Promise<void> {
  return withOpenDoor({}, async (door) => {
    const road = await openRoad(door.port);
    const clerk = await staffedCounter(door, '1');
    for (let n = 0; n < 3; n++) await post(door.port, 'issueTicket', sampleInput('issueTicket'), { token: clerk });
    await post(door.port, 'callNext', sampleInput('callNext'), { token: clerk });
    const head = door.account('truong', 'head');
    const standing = { account: door.account('canbo1', 'clerk'), expiresAt: door.clock.now() + 3_600_000 };
    let turn = 0;
    await run((method, input) => {
      const token = tokenFor(method);
      const byRoad = way === 'WebSocket' || (way === 'both' && turn++ % 8 > 0);
      const sent = input === undefined ? null : input;
      return byRoad ? road.call(method, sent, { token }) : post(door.port, method, sent, { token });
    }, door);
    road.close();

    // Fresh each time: signing out and in changes it.
    function tokenFor(method: string): string {
      const terminals = rights[method as MethodName]?.terminals ?? 'anyone';
      if (terminals !== 'anyone' && !terminals.includes('counter')) {
        const role = terminals[0] ?? 'office';
        return role === 'office' ? door.tokenOf({ ...standing, role, account: head }) : door.tokenOf({ role });
      }
      return door.tokenOf({ ...standing, role: 'counter', counter: CounterId('1') });
    }
  });
}
