import { CounterId, PointId, QueueId } from '../ids.ts';
import type { Point } from '../point.ts';
import { aroundTheClock } from '../reception.ts';

/** Ordinals of a commune that no real point may have: the practice world and the second point in it. */
const practiceOrdinals = { first: '99', second: '98' } as const;

/** Where the invented colleague works. */
export const colleagueCounter = CounterId('99');

/** The letter of every number in a practice world; no queue of a real point may have it. */
export const practiceQueue = QueueId('T');

/** What every token drawn in a practice world begins with: base32 letters, so that it stays a token everywhere. */
export const practiceTokenBegins = 'luyentap';

/**
 * The point somebody practises at: queues, counters and hours of the real one, and nothing by which a paper of it could be
 * taken for real. It receives people at any hour; its people are invented; no bank has its account.
 */
export function practicePoint(real: Point): Point {
  const { lookUp: _, ...rest } = real;
  return {
    ...rest,
    ...practiceNames(real.commune).first,
    kind: 'principal',
    counters: [...real.counters, colleagueCounter],
    reception: { week: aroundTheClock, daysOff: 'open', minutesBefore: 0, queues: {} },
    ...(real.villages ? { villages: real.villages.map(({ nearest: _nearest, ...village }) => village) } : {}),
    languages: real.languages.filter((language) => language === 'vi' || language === 'en'),
    bankAccount: { bank: '999999', account: '0000000000', holder: 'TAI KHOAN LUYEN TAP' },
    demonstration: true,
    practice: true,
  };
}

/** Where the hand-over of the exercise goes. */
export function secondPracticePoint(real: Point): Point {
  return { ...practicePoint(real), ...practiceNames(real.commune).second, kind: 'secondary' };
}

export function practiceNames(commune: string) {
  return {
    first: { id: PointId(`${commune}-${practiceOrdinals.first}`), name: 'Điểm luyện tập' },
    second: { id: PointId(`${commune}-${practiceOrdinals.second}`), name: 'Điểm luyện tập thứ hai' },
  };
}

/** A queue letter or a point's name that belongs to practice: `point.json` may not use them. */
export function isPracticeName({ id, queues }: { id: string; queues: readonly { id: string }[] }): boolean {
  return practiceDossier.test(`${id}-`) || queues.some((queue) => queue.id === practiceQueue);
}

const practiceDossier = /^\d{5}-9[89]-/;

/** What a scanner reads from a paper of a practice world, or a person types from it: a number, a token, a dossier's code. */
export function isOfPractice(text: string): boolean {
  const said = text.trim();
  return /^T\d{3,5}$/i.test(said) || said.startsWith(practiceTokenBegins) || practiceDossier.test(said);
}

/** `12.T001`: a ticket's id with a number of practice. */
export function isPracticeTicket(ticket: string): boolean {
  return /^\d+\.T\d+$/.test(ticket);
}
