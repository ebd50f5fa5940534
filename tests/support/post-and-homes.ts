import { officialCalendar } from '../../domain/data/days-off.ts';
import { receiveDossier } from '../../domain/dossier.ts';
import type { NewEvent } from '../../domain/event.ts';
import { askHomeVisit, closeHomeVisit, moveHomeVisit } from '../../domain/home-visit.ts';
import { CounterId, DossierId, HomeVisitId, Origin, PointId } from '../../domain/ids.ts';
import { nextTry, takeAtPost } from '../../domain/post-item.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { assert, ok, type Result } from '../../domain/result.ts';
import { actorOf } from '../../main/operations/caller.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const office = PointId('22006-9');
const id = (n: number) => `0193${String(n).padStart(4, '0')}-0000-4000-8000-000000000000`;

/** A day of the public post and of a team that drives to people's houses, written as the log keeps it. */
export async function postAndHomes({ store, clock, clerkAt }: PointInTest): Promise<void> {
  const actor = actorOf(clerkAt('1'));
  const write = (decided: Result<readonly NewEvent[], unknown>) => {
    const events = value(decided);
    clock.pass(60_000);
    value(
      store.perform({ origin: Origin(origin()), method: 'story', actor, opensDay: true }, () =>
        ok({ events, answer: () => ({}) }),
      ),
    );
  };
  const now = { date: '2026-11-19', time: '08:30' };
  const at = '2026-11-19T08:30';
  const taking = (n: number, item: string) =>
    takeAtPost({
      ...{ dossier: DossierId(id(n)), office, item, procedure: procedureByCode('1.004873'), service: 'both', at },
      ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: '', language: 'vi' },
      documents: [{ name: 'Tờ khai cấp giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 }],
      fee: n === 1 ? { amount: 15_000, receipt: 'BC-0000123' } : null,
    });
  write(taking(1, 'RA123456785VN'));
  write(taking(2, 'RA123456799VN'));
  write(ok([{ type: 'post-item-taken-back', facts: { dossier: DossierId(id(2)), item: 'RA123456799VN', at } }]));
  const received = receiveDossier({
    ...{ dossier: DossierId(id(1)), code: '22006-1-261119-0001', officialCode: null, channel: 'post', ticket: null },
    ...{ procedure: procedureByCode('1.004873'), counter: CounterId('1'), now, applicant: inventedPerson(1) },
    ...{ submitter: null, documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }], sets: 1, note: '' },
    ...{ language: 'vi', point: store.point.id, competentUnit: store.point.commune, clock: store.workClock },
    entry: { book: '2026', ordinal: 1 },
  });
  const filed = {
    type: 'post-item-filed' as const,
    facts: { dossier: DossierId(id(1)), office, item: 'RA123456785VN', handOver: id(7), filedAt: at },
  };
  write(ok([...value(received), filed]));
  const line = { dossier: DossierId(id(1)), amount: 15_000, receipt: 'BC-0000123', counted: 15_000 };
  write(
    ok([
      { type: 'post-money-counted', facts: { handOver: id(7), office, counter: CounterId('1'), lines: [line], at } },
    ]),
  );
  for (const attempt of [1, 2]) {
    const nextFrom = nextTry(attempt, now.date, officialCalendar);
    const facts = { dossier: DossierId(id(1)), attempt, why: 'nobody-home' as const, at, nextFrom };
    write(ok([{ type: 'post-delivery-failed', facts }]));
  }
  const visit = HomeVisitId(id(20));
  const { name, phone, address } = inventedPerson(4);
  const wish = {
    visit,
    village: 'Làng Mẫu',
    date: '2026-11-20',
    from: '08:00',
    via: 'phone' as const,
    procedure: null,
  };
  write(askHomeVisit({ ...wish, person: { name, phone, address, note: 'nhà cạnh suối' } }, now, officialCalendar));
  write(ok([{ type: 'home-route-set', facts: { date: '2026-11-20', villages: ['Thôn Mẫu', 'Làng Mẫu'], at } }]));
  const asked = () => {
    const found = store.homes.get(visit);
    assert(found, 'the visit is in its projection');
    return found;
  };
  write(closeHomeVisit(asked(), 'nobody-home', [], now));
  write(moveHomeVisit(asked(), { date: '2026-11-25', from: null }, now, officialCalendar));
  write(closeHomeVisit(asked(), 'served', [DossierId(id(1))], now));
}
