import { expect, test } from 'vitest';
import type { BundleSegment } from '../../../contract/bundle.ts';
import type { AnyLogEvent, NewEvent } from '../../../domain/event.ts';
import { DossierId } from '../../../domain/ids.ts';
import { receiveDossier } from '../../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../../support/simulated-log.ts';
import { withStore } from '../../support/with-store.ts';

/** A neighbour's pieces, as a stick brings them; who signed them is asked before they come here. */
function pieceOf(log: SimulatedLog, from = 0): BundleSegment {
  const events = log.events.slice(from);
  return {
    ...{ stream: log.stream, events: events as unknown as BundleSegment['events'], writer: 'w', headSignature: 's' },
    from: { seq: from, hash: log.hashAt(from) ?? '' },
    keys: [],
  };
}

const tap = (times: number, log: SimulatedLog) => {
  for (let n = 1; n <= times; n++)
    log.append([{ type: 'visit-rules-set', facts: { missedAfterRecalls: n, prefersSpeakers: true } }]);
};
const seqs = (events: readonly { readonly seq: number }[]) => events.map(({ seq }) => seq);
const headAt = (log: SimulatedLog, seq: number) => ({ seq, hash: log.hashAt(seq) ?? '' });

test('I14: of two histories of a stream only the one that the backups hold goes, and nothing above it', async () => {
  await withStore(({ store: { carried } }) => {
    const [one, other] = [simulateLog('22006-2'), simulateLog('22006-2')];
    tap(6, one);
    tap(4, other);
    carried.keep(pieceOf(one));
    carried.keep(pieceOf(other));
    expect(carried.prune(one.stream, { seq: 4, hash: 'f'.repeat(64) })).toBe(0);
    expect(carried.prune(one.stream, headAt(one, 4))).toBe(4);
    expect(seqs(carried.all(one.stream))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(carried.all(one.stream).map(({ hash }) => hash)).toEqual([
      ...other.events.map(({ hash }) => hash),
      ...one.events.slice(4).map(({ hash }) => hash),
    ]);
    expect(carried.segments(one.stream, 4).flatMap(({ events }) => seqs(events))).toEqual([5, 6]);
  });
});

test('a hole in what was carried ends it: below it lies nobody knows what', async () => {
  await withStore(({ store: { carried } }) => {
    const log = simulateLog('22006-2');
    tap(3, log);
    const early = pieceOf(log);
    tap(3, log);
    carried.keep({ ...early, events: early.events.slice(0, 2) });
    carried.keep(pieceOf(log, 4));
    expect(carried.prune(log.stream, headAt(log, 6))).toBe(2);
    expect(seqs(carried.all(log.stream))).toEqual([1, 2]);
  });
});

test('what speaks of a dossier stays until it was given back, is sent no more, and an old stick brings nothing back for long', async () => {
  await withStore(({ store: { carried } }) => {
    const log = simulateLog('22006-2');
    const dossier = DossierId('d-1');
    tap(1, log);
    log.append([receiveDossier(log, { dossier, ordinal: 1, date: '2026-11-23', due: '2026-11-23' })]);
    tap(1, log);
    const stick = pieceOf(log);
    carried.keep(stick);
    carried.prune(log.stream, headAt(log, 3));
    expect(seqs(carried.all(log.stream))).toEqual([2]);
    expect([carried.streams(), carried.ends(), carried.segments(log.stream, 0)]).toEqual([[], [], []]);

    carried.keep(stick);
    expect(carried.ends()).toEqual([{ stream: log.stream, head: headAt(log, 3) }]);
    carried.prune(log.stream, headAt(log, 3));
    expect(seqs(carried.all(log.stream))).toEqual([2]);

    log.append([returned(dossier)]);
    carried.keep(pieceOf(log, 3));
    carried.prune(log.stream, headAt(log, 4));
    expect(carried.all(log.stream)).toEqual([] satisfies AnyLogEvent[]);
  });
});

function returned(dossier: DossierId): NewEvent {
  const at = { ticket: null, counter: null, date: '2026-11-23', timeliness: 'on-time', to: 'applicant' } as const;
  const personal = { dossier, part: { receiver: 'Người Nhận', note: '' } };
  return { type: 'dossier-returned', facts: { dossier, ...at }, personal } as unknown as NewEvent;
}
