import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rights } from '../../contract/rights.ts';
import { terminalApi } from '../../contract/terminal-api.ts';
import { CounterId } from '../../domain/ids.ts';
import type { MethodName } from '../../main/operations/caller.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type Answered, type OpenDoor, post, refusalIn, staffedCounter, withOpenDoor } from './open-door.ts';
import { openRoad } from './rpc-road.ts';
import { sampleDayOff, sampleInput, sampleStop } from './sample-inputs.ts';
import { wrongIn } from './wholesome-log.ts';

/** Fuzzed calls over both roads together; `npm run check:full` asks for fifty thousand. */
const CASES = Number(process.env.GAN_DAN_FUZZ ?? 2000);

const person = (change: object) => ({ applicant: { ...inventedPerson(3), ...change } });
const documents = (...changes: object[]) => ({
  documents: changes.map((change) => ({ name: 'Tờ khai', kind: 'original', count: 1, ...change })),
});

const week = (...monday: { from: string; to: string }[]) => ({
  week: { 1: monday, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
});
const stop = (change: object) => ({ ...sampleStop, ...change });

/** What is changed in a good input, and the one refusal that is right. */
const badInputs: readonly (readonly [MethodName, object, string])[] = [
  ['issueTicket', { origin: 'khong-phai-uuid' }, 'bad-request'],
  ['issueTicket', { origin: '11111111-1111-4111-8111-111111111111' }, 'bad-request'],
  ['issueTicket', { origin: null }, 'bad-request'],
  ['issueTicket', { queue: 'BB' }, 'bad-request'],
  ['issueTicket', { queue: 5 }, 'bad-request'],
  ['issueTicket', { queue: "B'; DROP TABLE tickets; --" }, 'bad-request'],
  ['issueTicket', { queue: 'Z' }, 'queue-unknown'],
  ['issueTicket', { priority: 'vip' }, 'bad-request'],
  ['issueTicket', { priority: undefined }, 'bad-request'],
  ['issueTicket', { language: '../../etc' }, 'bad-request'],
  ['issueStrip', { count: 0 }, 'bad-request'],
  ['issueStrip', { count: 21 }, 'bad-request'],
  ['issueStrip', { count: -1 }, 'bad-request'],
  ['issueStrip', { count: 1.5 }, 'bad-request'],
  ['issueStrip', { count: '2' }, 'bad-request'],
  ['issueStrip', { count: 2 ** 53 }, 'bad-request'],
  ['issueStrip', { queue: 'Z' }, 'queue-unknown'],
  ['callNext', { counter: '0' }, 'bad-request'],
  ['callNext', { counter: 1 }, 'bad-request'],
  ['callNext', { counter: '2' }, 'not-your-counter'],
  ['watchCounter', { counter: '2' }, 'not-your-counter'],
  ['watchCounter', { counter: '77' }, 'not-your-counter'],
  ['callTicket', { ticket: '1.B999' }, 'ticket-unknown'],
  ['callTicket', { ticket: '0.B001' }, 'ticket-unknown'],
  ['callTicket', { ticket: 'B001' }, 'bad-request'],
  ['callTicket', { why: 'quen-biet' }, 'bad-request'],
  ['transfer', { to: 'Z' }, 'queue-unknown'],
  ['openCounter', { queues: [] }, 'bad-request'],
  ['openCounter', { queues: ['B', 'Z'] }, 'queue-unknown'],
  ['openCounter', { counter: '2' }, 'counter-staffed'],
  ['confirmDate', { date: '2026-02-30' }, 'bad-request'],
  ['readClip', { hash: '../../log.db' }, 'bad-request'],
  ['readClip', { hash: 'f'.repeat(64) }, 'clip-unknown'],
  ['recordClip', { clip: '../../log' }, 'bad-request'],
  ['recordClip', { clip: 'digit.77' }, 'clip-unknown'],
  ['recordClip', { language: 'xx' }, 'clip-unknown'],
  ['recordClip', { text: 'sapăn' }, 'clip-text-changed'],
  ['recordClip', { sound: 'không phải base64' }, 'bad-request'],
  ['recordClip', { sound: Buffer.from('MZ, a program').toString('base64') }, 'sound-unreadable'],
  ['recordClip', { gain: 1e9 }, 'bad-request'],
  ['recordClip', { lengthMs: 0 }, 'bad-request'],
  ['recordClip', { speaker: ' ' }, 'bad-request'],
  ['acceptClip', { clip: 'digit.8' }, 'recording-gone'],
  ['rejectClip', { clip: 'digit.8' }, 'recording-gone'],
  ['takeClip', { language: 'xx' }, 'clip-unknown'],
  ['confirmDate', { date: '20/11/2026' }, 'bad-request'],
  ['confirmDate', { date: '2031-01-01' }, 'no-question-open'],
  ['previewDueDate', { procedure: '9.999999' }, 'procedure-unknown'],
  ['findDossiers', { query: 'x'.repeat(81) }, 'bad-request'],
  ['findDossiers', { query: 'a\u0000b' }, 'bad-request'],
  ['findDossiers', { state: 'lost' }, 'bad-request'],
  ['openDossier', { dossier: '11111111-1111-4111-8111-111111111112' }, 'dossier-unknown'],
  ['openDossier', { dossier: "' OR 1=1 --" }, 'bad-request'],
  ['reprint', { job: '../spool' }, 'job-unknown'],
  ['reprint', { job: 'x'.repeat(65) }, 'bad-request'],
  ['answerPaperQuestion', { job: '\u0000' }, 'job-unknown'],
  ['createAccount', { login: 'tên\u0000' }, 'bad-request'],
  ['createAccount', { password: 'ngắn' }, 'bad-request'],
  ['createAccount', { password: 'x'.repeat(201) }, 'bad-request'],
  ['createAccount', { password: 'matkhau123' }, 'password-too-common'],
  ['createAccount', { role: 'province' }, 'bad-request'],
  ['attachTerminal', { code: 'x'.repeat(65) }, 'bad-request'],
  ['attachTerminal', { code: '' }, 'code-used-or-wrong'],
  ['receiveDossier', { procedure: '9.999999' }, 'procedure-unknown'],
  ['receiveDossier', { ticket: '1.B999' }, 'ticket-unknown'],
  ['receiveDossier', { channel: 'fax' }, 'bad-request'],
  ['receiveDossier', { sets: 0 }, 'bad-request'],
  ['receiveDossier', { sets: 21 }, 'bad-request'],
  ['receiveDossier', documents(), 'documents-missing'],
  ['receiveDossier', documents({ count: 0 }), 'bad-request'],
  ['receiveDossier', documents({ count: -3 }), 'bad-request'],
  ['receiveDossier', documents(...Array.from({ length: 61 }, () => ({}))), 'bad-request'],
  ['receiveDossier', { note: 'dòng một\u0007' }, 'bad-request'],
  ['receiveDossier', { note: 'nửa chữ \ud83d' }, 'bad-request'],
  ['receiveDossier', { note: 'đọc ngược \u202e' }, 'bad-request'],
  ['receiveDossier', { officialCode: 'x'.repeat(65) }, 'bad-request'],
  ['receiveDossier', person({ name: '' }), 'name-invalid'],
  ['receiveDossier', person({ name: 'A' }), 'name-invalid'],
  ['receiveDossier', person({ name: 'Mẫu 123' }), 'name-invalid'],
  ['receiveDossier', person({ name: '<script>' }), 'name-invalid'],
  ['receiveDossier', person({ name: 'M'.repeat(81) }), 'bad-request'],
  ['receiveDossier', person({ name: '\ud800ẫu' }), 'bad-request'],
  ['receiveDossier', person({ birthDate: '1985-02-29' }), 'birth-date-impossible'],
  ['receiveDossier', person({ birthDate: '2026-11-21' }), 'birth-date-impossible'],
  ['receiveDossier', person({ birthDate: '1899' }), 'birth-date-impossible'],
  ['receiveDossier', person({ birthDate: '85' }), 'birth-date-impossible'],
  ['receiveDossier', person({ idNumber: '06418500000' }), 'id-number-invalid'],
  ['receiveDossier', person({ idNumber: '０６４１８５００００００' }), 'id-number-invalid'],
  ['receiveDossier', person({ idNumber: `0643${inventedPerson(3).idNumber.slice(4)}` }), 'id-number-contradicts'],
  ['receiveDossier', person({ sex: 'female' }), 'id-number-contradicts'],
  ['receiveDossier', person({ phone: '0123' }), 'phone-invalid'],
  ['receiveDossier', person({ phone: '0912345678; rm -rf' }), 'phone-invalid'],
  ['receiveDossier', { submitter: { ...inventedPerson(1), birthDate: '1900-13-01' } }, 'birth-date-impossible'],
  ['receiveDossier', { counter: '2' }, 'counter-closed'],
  ['returnResult', { dossier: '11111111-1111-4111-8111-111111111112' }, 'dossier-unknown'],
  ['returnResult', { to: 'neighbour' }, 'bad-request'],
  ['undoTicket', { ticket: '1.B999' }, 'ticket-unknown'],
  // Given at a counter: no kiosk takes it back.
  ['undoTicket', { ticket: '1.B001' }, 'ticket-unknown'],
  ['answerHelp', { help: 'khong-co' }, 'help-over'],
  ['answerHelp', { counter: '2' }, 'not-your-counter'],
  // Only the office goes without a counter.
  ['answerHelp', { counter: null }, 'not-your-counter'],
  ['issueByScan', { text: '22006-1-261120-9999' }, 'scan-unknown'],
  ['issueByScan', { text: '' }, 'bad-request'],
  ['issueByScan', { text: 'x'.repeat(513) }, 'bad-request'],
  ['readScan', { text: 'a\u0000b' }, 'bad-request'],
  ['makeAppointment', { queue: 'Z' }, 'queue-unknown'],
  ['makeAppointment', { from: '09:00', to: '08:00' }, 'appointment-time-wrong'],
  ['makeAppointment', { from: '9h' }, 'bad-request'],
  ['makeAppointment', { date: '2026-11-19' }, 'appointment-time-wrong'],
  ['makeAppointment', { date: '2026-11-22' }, 'appointment-day-off'],
  ['makeAppointment', { date: '2026-11-24' }, 'appointment-day-off'],
  ['makeAppointment', { date: '2027-11-24' }, 'appointment-too-far'],
  ['makeAppointment', { counter: '2' }, 'not-your-counter'],
  ['rateVisit', { token: 'b'.repeat(26) }, 'ticket-unknown'],
  ['rateVisit', { rating: 'tuyet-voi' }, 'bad-request'],
  ['printNeeds', { procedure: '9.999999' }, 'procedure-unknown'],
  ['printNeeds', {}, 'printer-not-ready'],
  ['setStaffPin', { pin: '12345' }, 'bad-request'],
  ['setStaffPin', { pin: '123456' }, 'pin-too-simple'],
  ['setStaffPin', { pin: '987654' }, 'pin-too-simple'],
  ['setStaffPin', { pin: '000000' }, 'pin-too-simple'],
  ['checkStaffPin', { pin: '１２３４５６' }, 'pin-not-set'],
  ['setSimulatedScanner', { scan: 'x' }, 'scanner-not-simulated'],
  ['setSimulatedRoad', { condition: 'cut' }, 'road-not-simulated'],
  ['setSimulatedRoad', { condition: 'muddy' }, 'bad-request'],
  ['setSimulatedCitizens', { perMinute: 6 }, 'no-demonstration'],
  ['setSimulatedCitizens', { perMinute: 61 }, 'bad-request'],
  ['setSimulatedPrinter', { cover: 'gone' }, 'bad-request'],
  ['setQueueHours', { queues: ['Z'] }, 'queue-unknown'],
  ['setQueueHours', { queues: [] }, 'bad-request'],
  ['setQueueHours', { places: -1 }, 'bad-request'],
  ['setQueueHours', week({ from: '07:00', to: '07:00' }), 'bad-request'],
  ['setQueueHours', week({ from: '24:00', to: '24:00' }), 'bad-request'],
  ['setQueueHours', week({ from: '7:00', to: '11:30' }), 'bad-request'],
  ['setQueueHours', week({ from: '07:00', to: '11:30' }, { from: '11:00', to: '17:00' }), 'bad-request'],
  ['setQueueHours', { week: { 1: [], 2: [] } }, 'bad-request'],
  ['pauseQueues', { queues: ['C', 'Z'] }, 'queue-unknown'],
  ['pauseQueues', { why: 'lazy' }, 'bad-request'],
  ['pauseQueues', { backAt: { date: '2026-11-20', time: '08:00' } }, 'back-at-past'],
  ['pauseQueues', { backAt: { date: '2026-02-30', time: '08:00' } }, 'bad-request'],
  ['lockKiosk', { text: 'x'.repeat(161) }, 'bad-request'],
  ['lockKiosk', { backAt: { date: '2026-11-19', time: '23:59' } }, 'back-at-past'],
  ['setTimetable', { stops: [stop({ weekdays: [], dates: [] })] }, 'bad-request'],
  ['setTimetable', { stops: [stop({ times: [] })] }, 'bad-request'],
  ['setTimetable', { stops: [stop({ place: ' ' })] }, 'bad-request'],
  ['setDaysOff', { days: [{ ...sampleDayOff, date: '2026-11-28' }] }, 'day-off-on-weekend'],
  ['setDaysOff', { days: [sampleDayOff, { ...sampleDayOff, kind: 'worked' }] }, 'worked-day-on-weekday'],
  ['setDaysOff', { days: [{ ...sampleDayOff, date: '2026-02-30' }] }, 'bad-request'],
  ['setDaysOff', { days: [{ ...sampleDayOff, source: ' ' }] }, 'bad-request'],
  ['setDaysOff', { days: [{ ...sampleDayOff, kind: 'holiday' }] }, 'bad-request'],
  ['setDaysOff', { days: [] }, 'bad-request'],
  ['setTimetable', { stops: Array.from({ length: 61 }, () => stop({})) }, 'bad-request'],
];

describe.each(['WebSocket', 'HTTP'] as const)('over %s, what is wrong', (way) => {
  test(`is refused by name and changes nothing: ${badInputs.length} ways`, () =>
    withCalls(way, async (call, door) => {
      const head = door.station.store.head();
      const wrong: string[] = [];
      for (const [method, change, right] of badInputs) {
        const { status, body } = await call(method, { ...sampleInput(method), ...change });
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
      const takesSomething = methods.filter((method) => Object.keys(sampleInput(method)).length > 0);
      for (const method of takesSomething)
        for (const shape of [null, 7, 'chữ', true, [], [sampleInput(method)], { nested: sampleInput(method) }, {}]) {
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

const methods = Object.keys(terminalApi) as MethodName[];
/** Each of these may cost a password hash: a few are enough. */
const slow: readonly MethodName[] = ['signIn', 'createAccount', 'createFirstAccount', 'setStaffPin', 'checkStaffPin'];

describe.each([
  ['quick', methods.filter((method) => !slow.includes(method)), CASES, CASES / 50],
  ['slow', slow, Math.ceil(CASES / 50), 0],
] as const)('%s methods, whatever they are sent', (_, some, runs, acceptedAtLeast) => {
  test(`answer by name, write down nothing that is wrong, and never break: ${runs} calls`, { timeout: 3_600_000 }, () =>
    withCalls('both', async (call, door) => {
      const { store } = door.station;
      let [accepted, refused] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...some), spoiling, async (method, spoil) => {
          const before = store.head();
          const { status, body } = await call(method, spoil(sampleInput(method)));
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
      const byRoad = way === 'WebSocket' || (way === 'both' && turn++ % 4 > 0);
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
