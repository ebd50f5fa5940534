import { describe, expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { legalBases } from '../../domain/data/legal-bases.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { type LifeEvent, lifeEvents } from '../../domain/dossier-events.ts';
import { forward, receiveSupplement, renewDueDate, requestSupplement, undoAct } from '../../domain/dossier-life.ts';
import { nextState } from '../../domain/dossier-transitions.ts';
import { type DossierState, dossierStates } from '../../domain/dossier-words.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { AccountId } from '../../domain/ids.ts';
import { forwardBy, workingDaysBetween } from '../../domain/legal-days.ts';
import { nationalCodes, reportGroup } from '../../domain/national-code.ts';
import { clerk, head, liveOnPaper, procedure, workingTime } from '../support/dossier-model.ts';

/** Where each event leads from each state, in the order of `lifeEvents`; `-` cannot happen, `=` stays, `<` goes back. */
const table: Readonly<Record<DossierState, string>> = {
  //                     forw taken ask brought refuse payask paid withdr stop renew ready return
  received: '             f    p     s    -      X      m      -    W      S    =     r     -',
  forwarded: '            =    p     s    -      X      m      -    W      S    =     r     -',
  'in-process': '         f    -     s    -      X      m      -    W      S    =     r     -',
  'waiting-supplement': ' -    -     -    <      -      -      -    W      S    -     -     -',
  'waiting-payment': '    -    -     -    -      -      -      <    W      S    =     -     -',
  'result-ready': '       -    -     -    -      -      m      -    -      -    -     -     R',
  returned: '             -    -     -    -      -      -      -    -      -    -     -     -',
  refused: '              -    -     -    -      -      -      -    -      -    -     -     -',
  withdrawn: '            -    -     -    -      -      -      -    -      -    -     -     -',
  stopped: '              -    -     -    -      -      -      -    -      -    -     -     -',
  voided: '               -    -     -    -      -      -      -    -      -    -     -     -',
};
const states: Readonly<Record<string, DossierState>> = {
  ...{ f: 'forwarded', p: 'in-process', s: 'waiting-supplement', m: 'waiting-payment', r: 'result-ready' },
  ...{ R: 'returned', X: 'refused', W: 'withdrawn', S: 'stopped' },
};
const cells = dossierStates.flatMap((state) =>
  table[state]
    .trim()
    .split(/\s+/)
    .map((sign, index) => [state, lifeEvents[index] as LifeEvent, sign] as const),
);

describe('The life of a dossier', () => {
  test('has a cell for every state and event', () => expect(cells).toHaveLength(11 * 12));

  test.each(cells)('%s: %s → %s', (state, event, sign) => {
    const expected = sign === '-' ? null : sign === '=' ? state : sign === '<' ? 'forwarded' : states[sign];
    expect(nextState({ state, resume: 'forwarded' }, event)).toBe(expected);
  });
});

test.each([
  ['draft', 1, 'not-counted'],
  ['received', 2, 'in-process'],
  ['refused', 3, 'not-counted'],
  ['forwarded', 4, 'in-process'],
  ['in-process', 4, 'in-process'],
  ['waiting-supplement', 5, 'supplement'],
  ['waiting-payment', 6, 'stopped'],
  ['withdrawn', 7, 'withdrawn'],
  ['stopped', 8, 'stopped'],
  ['result-ready', 9, 'done'],
  ['returned', 10, 'done'],
  ['voided', null, 'not-counted'],
] as const)('%s is %s to the national portal, and counts as %s', (state, code, group) => {
  expect([nationalCodes[state], reportGroup(code)]).toEqual([code, group]);
});

test('every legal basis says what it is for, once', () => {
  expect(new Set(legalBases.map(({ id }) => id)).size).toBe(legalBases.length);
  for (const each of legalBases) expect(each.for.length).toBeGreaterThan(0);
});

test.each([
  ['2026-11-20', '14:59', '2026-11-20'],
  ['2026-11-20', '15:00', '2026-11-20'],
  ['2026-11-20', '15:01', '2026-11-23'],
  ['2026-11-21', '09:00', '2026-11-23'],
  ['2026-11-23', '15:30', '2026-11-25'],
])('what came on %s at %s is handed on by %s', (date, time, by) => {
  expect(forwardBy({ date, time }, officialCalendar)).toBe(by);
});

test('the law’s three working days are counted without the day off', () => {
  expect(workingDaysBetween('2026-11-20', '2026-11-26', officialCalendar)).toBe(3);
});

describe('What a rule asks besides the table', () => {
  const received = () => {
    const log = liveOnPaper(procedure('1.004873'), [], () => {});
    let dossier: Dossier | undefined;
    liveOnPaper(procedure('1.004873'), [{ act: 'take', seconds: 60, isHead: false }], ({ before }) => {
      dossier = before;
    });
    if (!dossier) throw new Error('nothing was received');
    return { dossier, log };
  };
  const acting = (time = '09:00', date = '2026-11-20') => ({
    dossier: received().dossier,
    now: { date, time },
    clock: workingTime,
  });
  const asking = { stage: 'verification', legalBasis: 'incomplete-on-review', note: '', approver: null } as const;
  const missing = [{ name: 'Giấy chứng sinh', reason: 'Chưa nộp' }];

  test('papers that are missing are named, and the basis is one for that stage', () => {
    expect(requestSupplement({ ...acting(), ...asking, missing: [] })).toMatchObject({
      error: { type: 'missing-documents-empty' },
    });
    expect(requestSupplement({ ...acting(), ...asking, missing, legalBasis: 'incomplete-at-desk' })).toMatchObject({
      error: { type: 'legal-basis-wrong' },
    });
  });

  test('a request after the third working day is made, and marked', () => {
    const marked = (date: string) => {
      const asked = requestSupplement({ ...acting('09:00', date), ...asking, missing });
      return asked.ok && asked.value[0]?.type === 'supplement-requested' && asked.value[0].facts.inTime;
    };
    // The 24th is a day off: the third working day is Thursday.
    expect([marked('2026-11-26'), marked('2026-11-27')]).toEqual([true, false]);
  });

  test('what is missing may tell of a family: it is sealed', () => {
    const asked = requestSupplement({ ...acting(), ...asking, missing });
    expect(JSON.stringify(asked.ok && asked.value[0]?.facts)).not.toContain('Giấy chứng sinh');
  });

  test('a second request is the head’s, and its number stays with it', () => {
    const again = { ...acting(), dossier: { ...received().dossier, supplements: 1 } };
    expect(requestSupplement({ ...again, ...asking, missing })).toMatchObject({
      error: { type: 'supplement-asked-before' },
    });
    expect(requestSupplement({ ...again, ...asking, missing, approver: head })).toMatchObject({
      value: [{ facts: { ordinal: 2, approver: head } }],
    });
  });

  test.each([
    ['2026-11-26', 'new-due-date-wrong'],
    ['2026-11-28', 'new-due-date-wrong'],
    ['2026-02-30', 'new-due-date-wrong'],
    ['2026-11-27', true],
  ])('a new date %s: %s; it is a working day after the old one', (date, expected) => {
    const asked = { ...acting(), date, reason: 'Mẫu', approver: head };
    const renewed = renewDueDate(asked);
    expect(renewed.ok ? true : renewed.error.type).toBe(expected);
  });

  test('an apology on the due day itself is late, and says so', () => {
    const inTime = (date: string) => {
      const asked = {
        ...acting('09:00', date),
        date: '2026-11-30',
        closingTime: '17:00',
        reason: 'Mẫu',
        approver: head,
      };
      const renewed = renewDueDate(asked);
      return renewed.ok && renewed.value[0]?.type === 'due-date-renewed' && renewed.value[0].facts.inTime;
    };
    expect([inTime('2026-11-25'), inTime('2026-11-26')]).toEqual([true, false]);
  });

  test('papers that come after an apology do not make its promise shorter', () => {
    const dossier = { ...received().dossier, state: 'waiting-supplement', resume: 'received' } as const;
    const waiting = { ...dossier, pausedAt: '2026-11-20T08:30', dueAt: '2026-12-15T17:00', renewals: 1 };
    const documents = [{ name: 'Giấy chứng sinh', kind: 'original', count: 1 }] as const;
    const asked = { ...acting(), documents, note: '', procedure: procedure('1.004873') };
    const due = (dueAt: string) => receiveSupplement({ ...asked, dossier: { ...waiting, dueAt } });
    expect(due('2026-12-15T17:00')).toMatchObject({ value: [{ facts: { due: { at: '2026-12-15T17:00' } } }] });
    expect(due('2026-11-25T17:00')).toMatchObject({ value: [{ facts: { due: { at: '2026-11-26T09:00' } } }] });
  });

  test('the first to hand it on counts from its receipt', () => {
    const handed = forward({ ...acting('15:30'), to: { account: null, unit: 'Phòng Mẫu' } });
    expect(handed).toMatchObject({ value: [{ facts: { by: '2026-11-20' } }] });
  });

  test('only whoever did it takes it back, within ten seconds', () => {
    const { dossier, log } = received();
    const last = log.at(-1) as AnyLogEvent;
    const undo = (account: AccountId, ms: number) => {
      const undone = undoAct(dossier, {
        ...{ last, before: undefined, now: { date: '2026-11-20', time: '08:00' } },
        ...{ account, wall: last.at.wall + ms },
      });
      return undone.ok;
    };
    expect([undo(clerk, 10_000), undo(clerk, 10_001), undo(clerk, -1), undo(head, 1)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
