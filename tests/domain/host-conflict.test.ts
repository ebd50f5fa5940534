import { describe, expect, test } from 'vitest';
import type { AnyLogEvent } from '../../domain/event.ts';
import { subjectsOf, todoOf } from '../../domain/host-conflict.ts';

const event = (type: string, facts: object) =>
  ({ type, facts, stream: '22006-1:p-1', seq: 1 }) as unknown as AnyLogEvent;

describe('what two hosts both worked on', () => {
  test('a number, a dossier, every folder of a hand-over, a fee and each sheet of a book', () => {
    expect(subjectsOf(event('ticket-called', { ticket: '1.A001', counter: '1' }))).toEqual([
      { kind: 'ticket', subject: '1.A001' },
    ]);
    // To give a number is no work on it.
    expect(subjectsOf(event('ticket-issued', { ticket: '1.A001', number: 'A001' }))).toEqual([]);
    expect(subjectsOf(event('dossier-returned', { dossier: 'd1', ticket: '1.A001' }))).toEqual([
      { kind: 'dossier', subject: 'd1' },
    ]);
    const items = [
      { dossier: 'd1', cv: 1, carries: 'folder', work: true },
      { dossier: 'd2', cv: 1, carries: 'folder', work: true },
    ];
    const accepted = { handOver: 'h', from: '22006-2', items, at: '2026-03-02T08:00' };
    expect(subjectsOf(event('hand-over-accepted', accepted)).map(({ subject }) => subject)).toEqual(['d1', 'd2']);
    expect(subjectsOf(event('fee-paid', { fee: 'f1', receipt: { book: 'b1', number: 17 } }))).toEqual([
      { kind: 'fee', subject: 'f1' },
      { kind: 'receipt', subject: 'b1 17' },
    ]);
    const cancelled = { fee: 'f1', receipt: { book: 'b1', number: 17 }, anew: { book: 'b1', number: 18 } };
    expect(subjectsOf(event('fee-receipt-cancelled', cancelled))).toHaveLength(3);
    expect(subjectsOf(event('counter-opened', { counter: '1' }))).toEqual([]);
  });

  test.each([
    ['ticket', ['ticket-called', 'ticket-finished'], ['ticket-finished'], 'served-twice'],
    ['ticket', ['ticket-called', 'ticket-finished'], ['ticket-called'], 'served-there'],
    ['ticket', ['ticket-called'], ['ticket-finished'], 'ask-who-holds-it'],
    ['dossier', ['dossier-returned'], ['dossier-returned'], 'returned-twice'],
    ['dossier', ['hand-over-offered'], ['dossier-taken'], 'count-the-folder'],
    ['dossier', ['dossier-taken'], ['dossier-forwarded'], 'compare-the-dossier'],
    ['fee', ['fee-paid'], ['fee-paid'], 'paid-twice'],
    ['fee', ['fee-set'], ['fee-paid'], 'compare-the-fee'],
    ['receipt', ['fee-paid'], ['fee-paid'], 'sheet-twice'],
  ] as const)('%s: there %j, here %j: %s', (kind, theirs, ours, todo) => {
    expect(todoOf(kind, theirs, ours)).toBe(todo);
  });
});
