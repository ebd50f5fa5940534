import { expect, test } from 'vitest';
import type { BreachView } from '../../contract/breach-api.ts';
import type { TrailKind } from '../../domain/breach.ts';
import { localTime } from '../../domain/calendar.ts';
import { AccountId, CounterId, type DossierId } from '../../domain/ids.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { type JoinedPcInTest, withJoinedPc } from '../support/joined-pc.ts';
import { type Connection, connect, origin } from '../support/terminal-client.ts';
import { quickPasswords } from './quick-passwords.ts';
import { sampleInput } from './sample-inputs.ts';

const secret = 'mùa lúa chín vàng';
const HOUR = 3_600_000;

/** What was done, as whoever did it wrote it down: at, by, at which PC, what, of which dossiers. */
interface Did {
  readonly at: number;
  readonly by: string;
  readonly pc: string;
  readonly kind: TrailKind;
  readonly codes: readonly string[];
  readonly lines: number;
}

interface Trail {
  readonly traces: readonly Did[];
  readonly total: number;
  readonly dossiers: number;
  readonly people: number;
  readonly sealed: number;
}

test('T40: a PC and a stick are lost: the timeline is whole against what people did, nobody is named but by two, and the clock of 72 hours runs', () =>
  withJoinedPc({}, async (point) => {
    const day = await aDayOfAPoint(point);
    const { call, did, at, received } = day;

    // A PC that only had its way to the host.
    const taken = at(5 * HOUR);
    const pc = await day.open('head', {
      kind: 'pc',
      from: at(2 * HOUR),
      to: taken,
      noticedAt: taken,
      devices: [day.pc],
    });
    const ofPc = did.filter(
      (each) => each.pc === 'Quầy số 1' && each.at >= ms(at(2 * HOUR)) && each.at <= ms(taken) + 59_999,
    );
    expect(ofPc.length).toBeGreaterThan(5);
    const seen = await day.trail('technician', pc);
    expect(seen.traces.toReversed()).toEqual(ofPc);
    expect(seen).toMatchObject({ total: ofPc.length, ...day.concerned(ofPc.flatMap(({ codes }) => codes)), sealed: 0 });
    const [led] = await day.list('head');
    expect(led).toMatchObject({
      kind: 'pc',
      opens: ['by-sign-in'],
      note: 'Rơi ở chợ',
      tellBefore: ms(taken) + 72 * HOUR,
    });
    expect(undone(led)).toEqual(['device-out', 'province-told', 'authority-told', 'people-told', 'closed']);
    expect(await call('head', 'revokeDevice', { station: day.pc, why: 'lost' })).toMatchObject({ ok: true });
    for (const step of ['province-told', 'province-told'])
      expect(await call('technician', 'noteBreachStep', { breach: pc, step })).toMatchObject({ ok: true });
    const [later] = await day.list('technician');
    expect(undone(later)).toEqual(['authority-told', 'people-told', 'closed']);
    expect(later, 'no words to a technician').toMatchObject({ note: null });

    // A stick: what lies there is sealed; what somebody saved there in clear is named.
    const stick = await day.open('technician', { kind: 'stick', from: at(0), to: taken, noticedAt: taken });
    const given = did.filter(({ kind, at: when }) => kind === 'exported' && when <= ms(taken) + 59_999);
    expect(given.length).toBeGreaterThan(0);
    const onStick = await day.trail('technician', stick);
    expect(onStick.traces.toReversed()).toEqual(given);
    expect(onStick).toMatchObject({
      ...day.concerned(given.flatMap(({ codes }) => codes)),
      sealed: received.filter((each) => each.at <= taken).length,
    });

    // An account whose password is known: wherever it was used.
    const account = await day.open('head', {
      ...{
        kind: 'account',
        from: at(HOUR),
        to: at(9 * HOUR),
        noticedAt: at(9 * HOUR),
        accounts: [day.accountOf('atPc')],
      },
    });
    const byHer = did.filter(
      ({ by, at: when }) => by === day.nameOf('atPc') && when >= ms(at(HOUR)) && when <= ms(at(9 * HOUR)) + 59_999,
    );
    expect((await day.trail('head', account)).traces.toReversed()).toEqual(byHer);
    expect(new Set(byHer.map((each) => each.pc)).size, 'at two PCs').toBe(2);

    // The host itself: the log and its key lay on one disk.
    const host = await day.open('head', { kind: 'pc', from: at(0), to: taken, noticedAt: taken, devices: [''] });
    const until = received.filter((each) => each.at <= taken).map(({ code }) => code);
    const ofHost = did.filter((each) => each.pc === '' && each.at <= ms(taken) + 59_999);
    const whole = await day.trail('head', host);
    expect(whole.traces.toReversed()).toEqual(ofHost);
    expect(whole).toMatchObject(day.concerned([...until, ...ofHost.flatMap(({ codes }) => codes)]));
    expect((await day.list('head'))[0]).toMatchObject({ opens: ['everything'] });

    // Names leave by two people only, and are on record; the draft has every code and nobody's words.
    const words = received.flatMap(({ person: { name, idNumber, phone } }) => [name, idNumber, phone]);
    const approver = { login: 'canbo2', secret };
    const alone = { breach: host, approver: { login: 'truong', secret } };
    expect(await call('head', 'exportBreach', alone)).toMatchObject({ error: { type: 'approver-is-actor' } });
    expect(await call('technician', 'exportBreach', { breach: host, approver })).toMatchObject({
      error: { type: 'role-not-allowed' },
    });
    const names = fileOf(await call('head', 'exportBreach', { breach: host, approver })) as string;
    const people = (JSON.parse(names) as { people: { name: string }[] }).people.map(({ name }) => name);
    const concerned = new Set([...until, ...ofHost.flatMap(({ codes }) => codes)]);
    const oracle = new Set(received.filter(({ code }) => concerned.has(code)).map(({ person }) => person.name));
    expect(people.toSorted()).toEqual([...oracle].toSorted());
    const notice = fileOf(await call('technician', 'readBreachNotice', { breach: host }));
    expect(notice).toMatch(/^\uFEFFDỰ THẢO, CHƯA ĐƯỢC LUẬT SƯ XÁC NHẬN/);
    for (const { codes } of ofHost) for (const code of codes) expect(notice).toContain(code);
    for (const word of words) expect(notice).not.toContain(word);
    const seal = JSON.stringify(point.station.store.breaches.all());
    for (const word of ['Rơi ở chợ', ...words]) expect(seal).not.toContain(word);
    const out = point.station.store.breaches.all().filter(({ type }) => type === 'breach-given-out');
    expect(out).toMatchObject([{ facts: { dossiers: concerned.size, people: people.length } }]);

    // Closed is closed.
    expect(await call('head', 'noteBreachStep', { breach: pc, step: 'closed' })).toMatchObject({ ok: true });
    const after = await call('head', 'noteBreachStep', { breach: pc, step: 'people-told' });
    expect(after).toMatchObject({ error: { type: 'breach-closed' } });

    // Control: a log that forgets who read is found out.
    const { breaches } = point.station.store as unknown as {
      breaches: { pages: (span: object) => Iterable<{ type: string }[]> };
    };
    const { pages } = breaches;
    breaches.pages = function* (span) {
      for (const page of pages(span)) yield page.filter(({ type }) => type !== 'dossier-opened');
    };
    expect((await day.trail('head', pc)).traces.toReversed()).not.toEqual(ofPc);
    day.close();
  }));

function undone(view: BreachView | undefined): string[] {
  return (view?.steps ?? []).filter(({ at }) => at === null).map(({ step }) => step);
}

function ms(local: string): number {
  return Date.parse(`${local}:00+07:00`);
}

function fileOf(answer: unknown): string {
  return Buffer.from((answer as { value: { base64: string } }).value.base64, 'base64').toString('utf8');
}

/** Two clerks, one of them at a PC of her own and once at the host's, a head who gives a copy out, and their book of what they did. */
async function aDayOfAPoint(point: JoinedPcInTest) {
  const { station, clock, port, joined } = point;
  const { store } = station;
  const { client: office } = await point.head();
  const [paired] = store.stations.all();
  if (!paired) throw new Error('no PC is paired');
  const accounts = {
    head: AccountId('00000000-0000-4000-8000-000000000091'),
    atPc: AccountId('00000000-0000-4000-8000-000000000001'),
    desk: AccountId('00000000-0000-4000-8000-000000000002'),
    technician: AccountId('00000000-0000-4000-8000-000000000092'),
  };
  const named = { role: 'technician', login: 'may', name: 'Kỹ Thuật Mẫu', password: '' } as const;
  store.accounts.insert({ ...named, id: accounts.technician }, clock.now());
  const open: Connection[] = [];
  const attach = async (who: keyof typeof accounts, counter: string | null) => {
    const wish = { role: counter === null ? 'office' : 'counter', account: accounts[who] } as const;
    const page = await connect(
      port,
      station.attachCode({ ...wish, counter: counter === null ? null : CounterId(counter) }),
    );
    open.push(page);
    return page.client;
  };
  const desk = (await point.counter('2')).client;
  const page = await connect(joined.port, point.codeOfCounter());
  open.push(page);
  const seats = {
    desk: { client: desk, who: 'desk', counter: '2', pc: '' },
    atPc: { client: page.client, who: 'atPc', counter: '1', pc: paired.name },
    // The same person at the host's own screen.
    atHost: { client: await attach('atPc', '1'), who: 'atPc', counter: '1', pc: '' },
    head: { client: office, who: 'head', counter: null, pc: '' },
    technician: { client: await attach('technician', null), who: 'technician', counter: null, pc: '' },
  } as const;
  type Seat = keyof typeof seats;
  const password = await quickPasswords().hash(secret);
  for (const each of Object.values(accounts)) store.accounts.setPassword(each, password, { once: false });
  const call = async (seat: Seat, method: string, input: object): Promise<unknown> => {
    const methods = seats[seat].client as unknown as Record<string, (input: object) => Promise<unknown>>;
    const asked = methods[method]?.({ origin: origin(), ...input });
    return await asked?.catch((error: { data?: object }) => ({ ok: false, error: error.data }));
  };
  const begun = clock.now();
  const localOf = (instant: number) => {
    const { date, time } = localTime(instant);
    return `${date}T${time}`;
  };
  const at = (after: number) => localOf(begun + after);
  const nameOf = (who: keyof typeof accounts) => store.accounts.byId(accounts[who])?.name ?? '';
  const did: Did[] = [];
  const received: { code: string; dossier: DossierId; at: string; person: ReturnType<typeof inventedPerson> }[] = [];
  const note = (seat: Seat, kind: TrailKind, codes: readonly string[], lines = 0) =>
    did.push({ at: clock.now(), by: nameOf(seats[seat].who), pc: seats[seat].pc, kind, codes, lines });

  const receive = async (seat: Seat, n: number) => {
    const { counter } = seats[seat];
    const input = { ...sampleInput('receiveDossier'), origin: origin(), counter, applicant: inventedPerson(n) };
    const answer = await call(seat, 'receiveDossier', input);
    expect(answer, `${seat} ${n}`).toMatchObject({ ok: true });
    const { value } = answer as { value: { dossier: DossierId; code: string } };
    received.push({ ...value, at: localOf(clock.now()), person: inventedPerson(n) });
    note(seat, 'written', [value.code]);
    return value;
  };
  const read = async (seat: Seat, { dossier, code }: { dossier: DossierId; code: string }) => {
    expect(await call(seat, 'openDossier', { dossier })).toMatchObject({ ok: true });
    note(seat, 'read', [code]);
  };
  await call('atPc', 'openCounter', { counter: '1', queues: ['A', 'B'] });

  // Ten hours, each with something of everybody; two of the people come twice.
  for (let hour = 0; hour < 10; hour += 1) {
    clock.set(begun + hour * HOUR);
    const one = await receive(hour % 2 === 0 ? 'desk' : 'atPc', 3 + (hour % 8));
    clock.pass(5 * 60_000);
    await read('atPc', received[hour >> 1] ?? one);
    await read(hour % 3 === 0 ? 'atHost' : 'desk', one);
    clock.pass(60_000);
    if (hour % 4 === 3) {
      expect(await call('atPc', 'reprint', { job: store.jobs.receiptOf(one.dossier) })).toMatchObject({ ok: true });
      note('atPc', 'printed', [one.code]);
    }
    if (hour === 1 || hour === 6) {
      const { idNumber } = received[0]?.person ?? inventedPerson(3);
      const theirs = received.filter(({ person }) => person.idNumber === idNumber).map(({ code }) => code);
      await call('head', 'findPerson', { idNumber });
      note('head', 'listed', [], theirs.length);
      const approver = { login: 'canbo2', secret };
      expect(await call('head', 'exportPerson', { idNumber, approver })).toMatchObject({ ok: true });
      note('head', 'exported', theirs);
    }
  }

  return {
    ...{ call, did, at, received, nameOf, pc: paired.station },
    accountOf: (who: keyof typeof accounts) => accounts[who],
    close: () => {
      for (const each of open) each.close();
    },
    open: async (seat: Seat, wish: object): Promise<string> => {
      const facts = { devices: [], accounts: [], note: 'Rơi ở chợ', ...wish };
      const answer = await call(seat, 'openBreach', facts);
      expect(answer).toMatchObject({ ok: true });
      return (answer as { value: { breach: string } }).value.breach;
    },
    list: async (seat: Seat) => ((await call(seat, 'listBreaches', {})) as { breaches: BreachView[] }).breaches,
    trail: async (seat: Seat, breach: string) =>
      ((await call(seat, 'readBreachTrail', { breach })) as { value: Trail }).value,
    /** By the test's own book: how many dossiers, of how many people. */
    concerned: (codes: readonly string[]) => {
      const those = received.filter(({ code }) => codes.includes(code));
      return { dossiers: those.length, people: new Set(those.map(({ person }) => person.idNumber)).size };
    },
  };
}
