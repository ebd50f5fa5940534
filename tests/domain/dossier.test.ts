import { describe, expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { procedures } from '../../domain/data/procedures.ts';
import {
  dossierCode,
  markResultReady,
  type Receiving,
  receiveDossier,
  returnResult,
  timeliness,
} from '../../domain/dossier.ts';
import { foldDossier } from '../../domain/dossier-fold.ts';
import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { CounterId, DossierId, Origin, StreamId, TerminalId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { fields, procedureByCode, proceduresInForce } from '../../domain/procedures.ts';
import type { Result } from '../../domain/result.ts';
import { workClock } from '../../domain/work-clock.ts';
import { testPoint } from '../support/test-point.ts';

// An invented person.
const mau: Person = {
  name: 'Nguyễn Thị Mẫu',
  birthDate: '1985-03-02',
  sex: 'female',
  idNumber: '052185000123',
  address: 'Canh Vinh',
  phone: '0905123456',
};
const papers = [
  { name: 'Tờ khai', kind: 'original', count: 1 },
  { name: 'Giấy chứng sinh', kind: 'copy', count: 2 },
] as const;

const receiving: Receiving = {
  dossier: DossierId('d1'),
  code: '22006-1-261006-0001',
  officialCode: null,
  procedure: procedureByCode('1.004884'),
  ...{ channel: 'direct', ticket: null, counter: CounterId('2') },
  now: { date: '2026-10-06', time: '09:20' },
  ...{ applicant: mau, submitter: null, documents: papers, sets: 1, note: 'gọi trước khi trả', language: 'vi' },
  ...{ point: '22006-1', competentUnit: '22006', clock: workClock(testPoint, officialCalendar) },
  entry: { book: '2026', ordinal: 1 },
};

function events<E extends { type: string }>(decision: Result<readonly NewEvent[], E>): readonly NewEvent[] {
  if (!decision.ok) throw new Error(decision.error.type);
  return decision.value;
}
function stored(event: NewEvent): AnyLogEvent {
  const chain = {
    v: 1,
    stream: StreamId('22006-1:1'),
    seq: 1,
    prev: '',
    hash: '',
    origin: Origin('o'),
    part: 0,
    tv: 1,
  } as const;
  const at = { wall: 0, mono: 0, boot: 'b', off: null };
  return {
    ...chain,
    type: event.type,
    facts: event.facts,
    sealed: null,
    actor: { account: null, terminal: TerminalId('t') },
    at,
  } as AnyLogEvent;
}
const fold = (before: ReturnType<typeof foldDossier> | undefined, decided: readonly NewEvent[]) =>
  decided.reduce<ReturnType<typeof foldDossier> | undefined>(
    (dossier, event) => foldDossier(dossier, stored(event)),
    before,
  );

function received() {
  const dossier = fold(undefined, events(receiveDossier(receiving)));
  if (!dossier) throw new Error('nothing was received');
  return dossier;
}

describe('Receiving a dossier', () => {
  test('promises a day and says how it was counted', () => {
    expect(received()).toMatchObject({
      state: 'received',
      receivedAt: '2026-10-06T09:20',
      dueAt: '2026-10-13T09:20',
      dueRule: { kind: 'working-days', days: 5, daysOff: [] },
      documentCount: 3,
      timeliness: null,
    });
  });

  test('leaves nothing of the person in the open facts', () => {
    const [event] = events(receiveDossier(receiving));
    const open = JSON.stringify(event?.facts);
    for (const secret of [mau.name, mau.idNumber, mau.phone, mau.birthDate, receiving.note])
      expect(open).not.toContain(secret);
    expect(event?.personal).toEqual({
      dossier: 'd1',
      part: { applicant: mau, submitter: null, documents: papers, note: receiving.note },
    });
  });

  const refused = (change: Partial<Receiving>) => {
    const decision = receiveDossier({ ...receiving, ...change });
    return decision.ok ? 'accepted' : decision.error.type;
  };
  const someone = (change: Partial<Person>) => ({ applicant: { ...mau, ...change } });

  test.each([
    ['an unknown procedure', 'procedure-unknown', { procedure: undefined }],
    ['a procedure before its day', 'procedure-not-in-force', { now: { date: '2025-06-30', time: '09:00' } }],
    ['a name of digits', 'name-invalid', someone({ name: '052185000123' })],
    ['30 February', 'birth-date-impossible', someone({ birthDate: '1985-02-30' })],
    ['a birth tomorrow', 'birth-date-impossible', someone({ birthDate: '2026-10-07', idNumber: '' })],
    ['a birth next year', 'birth-date-impossible', someone({ birthDate: '2027', idNumber: '' })],
    ['a birth in the year 85', 'birth-date-impossible', someone({ birthDate: '0085', idNumber: '' })],
    ['nine digits', 'id-number-invalid', someone({ idNumber: '211000123' })],
    ['digits of another sex', 'id-number-contradicts', someone({ sex: 'male' })],
    ['digits of another year', 'id-number-contradicts', someone({ birthDate: '1986' })],
    ['a phone nobody can call', 'phone-invalid', someone({ phone: '12345' })],
    ['an e-mail to nowhere', 'email-invalid', someone({ email: 'mẫu ở đâu' })],
    ['a submitter without a name', 'name-invalid', { submitter: { ...mau, name: '' } }],
    ['no paper at all', 'documents-missing', { documents: [] }],
  ])('is refused for %s', (_what, type, change) => {
    expect(refused(change)).toBe(type);
  });

  test.each([
    ['without a card', someone({ idNumber: '' })],
    ['who knows only the year of birth', someone({ birthDate: '1985' })],
    ['who was never told a birthday', someone({ birthDate: '', idNumber: '' })],
    ['without a phone', someone({ phone: '' })],
    ['born today', someone({ birthDate: '2026-10-06', idNumber: '' })],
    ['with an apostrophe and breves', someone({ name: "H'Phik Ksơ̆r" })],
  ])('takes an elder or a child %s', (_who, change) => {
    expect(refused(change)).toBe('accepted');
  });
});

describe('Giving a result', () => {
  const today = '2026-10-12';
  const handOver = {
    today,
    ticket: null,
    counter: CounterId('2'),
    to: 'applicant',
    receiver: mau.name,
    note: '',
  } as const;
  const ready = () => fold(received(), events(markResultReady(received(), today)));

  test('waits until the result is there', () => {
    expect(returnResult({ ...handOver, dossier: received() })).toEqual({
      ok: false,
      error: { type: 'dossier-not-ready', code: receiving.code },
    });
  });

  test('is early, on time or late by the day the result was ready, not by the day somebody fetched it', () => {
    const dossier = ready();
    if (!dossier) throw new Error('not ready');
    const back = fold(dossier, events(returnResult({ ...handOver, dossier, today: '2026-11-30' })));
    expect(back).toMatchObject({ state: 'returned', readyOn: today, returnedOn: '2026-11-30', timeliness: 'early' });
    expect(['2026-10-12', '2026-10-13', '2026-10-14'].map((on) => timeliness(on, '2026-10-13T09:20'))).toEqual([
      'early',
      'on-time',
      'late',
    ]);
  });

  test('happens once, and the receiver’s name is sealed', () => {
    const dossier = ready();
    if (!dossier) throw new Error('not ready');
    const given = events(returnResult({ ...handOver, dossier }));
    expect(JSON.stringify(given[0]?.facts)).not.toContain(mau.name);
    const back = fold(dossier, given);
    if (!back) throw new Error('not returned');
    expect(returnResult({ ...handOver, dossier: back })).toEqual({
      ok: false,
      error: { type: 'dossier-already-returned', on: today },
    });
    expect(markResultReady(back, today)).toEqual({ ok: false, error: { type: 'dossier-already-returned', on: today } });
    expect(markResultReady(dossier, today)).toEqual({ ok: false, error: { type: 'dossier-already-ready' } });
  });
});

test('A dossier’s code carries point, day and its own number, and the letter of the PC that took over', () => {
  expect(dossierCode('22006-1', '2026-10-06', 7, '')).toBe('22006-1-261006-0007');
  expect(dossierCode('22006-1', '2026-10-06', 7, 'B')).toBe('22006-1-261006-B0007');
});

describe('The catalogue', () => {
  test('has each procedure once, by its national code, and marks none as verified before a centre compared it', () => {
    expect(new Set(procedures.map((each) => each.code)).size).toBe(procedures.length);
    for (const each of procedures) {
      expect(each.code).toMatch(/^\d\.\d{6}$/);
      expect(each.verified).toBe(false);
      expect(each.documents.length).toBeGreaterThan(0);
      expect(procedureByCode(each.code)).toBe(each);
    }
  });

  test('offers nothing before its day, and groups by field', () => {
    expect(proceduresInForce('2025-06-30')).toEqual([]);
    expect(proceduresInForce('2026-10-06')).toHaveLength(procedures.length);
    expect(fields).toEqual(['Hộ tịch', 'Chứng thực', 'Hộ kinh doanh', 'Bảo trợ xã hội']);
  });
});
