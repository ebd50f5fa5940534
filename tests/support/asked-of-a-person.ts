import { localTime } from '../../domain/calendar.ts';
import type { NewEvent } from '../../domain/event.ts';
import { askHomeVisit, closeHomeVisit } from '../../domain/home-visit.ts';
import { CounterId, DossierId, HomeVisitId, Origin, QueueId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/result.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { actorOf } from '../../main/operations/caller.ts';
import { createFourEyes } from '../../main/operations/four-eyes.ts';
import { privacyOperations } from '../../main/operations/privacy-work.ts';
import { createDossierSearch } from '../../main/store/dossier-search.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const secret = 'mật khẩu của riêng tôi';
const approver = { login: 'truong', secret };

/** Two dossiers of one person and one of another, and a head who does what they ask for. */
export async function peopleWhoAsk(point: PointInTest) {
  const { store, clock, operations, clerkAt } = point;
  const passwords = quickPasswords();
  const ids = createRandomIds();
  const clerk = clerkAt('1');
  const account = clerk.session?.account;
  if (!account) throw new Error('nobody signed in');
  const at = clock.now();
  const password = await passwords.hash(secret);
  store.accounts.insert(
    { id: account, login: 'canbo', name: 'Cán bộ Mẫu', role: 'clerk', password, isGuest: false },
    at,
  );
  const headId = clerkAt('2').session?.account;
  if (!headId) throw new Error('nobody signed in');
  store.accounts.insert(
    { id: headId, login: 'truong', name: 'Trưởng Mẫu', role: 'head', password, isGuest: false },
    at,
  );
  const head = { ...clerk, role: 'head' as const };
  const { dossiers, sealing } = store;
  const search = createDossierSearch({ dossiers, sealing, point: store.point.id });
  const fourEyes = createFourEyes({ store, clock, passwords });
  const asked = privacyOperations({ store, clock, ids, search, fourEyes });
  const command = () => ({ origin: Origin(origin()) });
  const counter = CounterId('1');
  value(await operations.openCounter({ ...command(), counter, queues: [QueueId('B')] }, clerk));
  const receive = async (n: number, broughtBy: number | null = null) => {
    const received = await operations.receiveDossier(
      {
        ...{ ...command(), counter, procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
        ...{ applicant: inventedPerson(n), sets: 1, note: 'ghi chú mẫu', language: 'vi' },
        submitter: broughtBy === null ? null : inventedPerson(broughtBy),
        ...(broughtBy !== null && { submitterBasis: 'relative' as const }),
        documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
      },
      clerk,
    );
    const dossier = DossierId(value(received).dossier);
    search.refresh(dossier);
    return dossier;
  };
  const end = async (dossier: DossierId) =>
    void value(await operations.withdrawDossier({ ...command(), dossier, reason: 'không làm nữa' }, clerk));
  return { clerk, head, search, asked, approver, command, receive, end };
}

/** As the golden log has it: given out, corrected, let rest and taken up again, and ended. */
export async function askedOfAPerson(point: PointInTest): Promise<void> {
  const { head, search, asked, approver, command, receive, end } = await peopleWhoAsk(point);
  const person = inventedPerson(3);
  const [first, second] = [await receive(3), await receive(3)];
  value(await asked.exportPerson({ ...command(), idNumber: person.idNumber, approver }, head));
  const moved = {
    whose: 'applicant' as const,
    person: { ...person, address: 'Làng Mẫu Mới' },
    reason: 'Đã chuyển nhà',
  };
  value(await asked.correctPerson({ ...command(), dossier: first, ...moved }, head));
  for (const restricted of [true, false])
    value(await asked.restrictDossier({ ...command(), dossier: second, restricted }, head));
  await end(first);
  value(await asked.erasePersons({ ...command(), dossiers: [first], visits: [], why: 'asked', approver }, head));
  search.close();
}

/** A visit at home that left one dossier, brought by a neighbour whose name was written wrongly; then both are forgotten. */
export async function visitedAndForgotten(point: PointInTest): Promise<void> {
  const { store, clock } = point;
  const { head, clerk, search, asked, approver, command, receive, end } = await peopleWhoAsk(point);
  const dossier = await receive(4, 5);
  await receive(3);
  const person = { ...inventedPerson(5), name: 'Người Viết Đúng' };
  value(await asked.correctPerson({ ...command(), dossier, whose: 'submitter', person, reason: 'Gõ nhầm' }, clerk));
  const visit = await visitAtHome(point, [dossier]);
  await end(dossier);
  clock.pass(3 * 86_400_000);
  const gone = { dossiers: [dossier], visits: [], why: 'retention-over' as const, approver };
  value(await asked.erasePersons({ ...command(), ...gone }, head));
  if (!store.privacy.erasedAt(visit)) throw new Error('a visit outlived its only dossier');
  search.close();
}

/** Of today, and made: it left these dossiers. */
export async function visitAtHome(
  { store, clock, clerkAt }: PointInTest,
  left: readonly DossierId[],
): Promise<HomeVisitId> {
  const visit = HomeVisitId(createRandomIds().uuid());
  const now = localTime(clock.now());
  const { name, phone, address } = inventedPerson(6);
  const wish = { visit, village: 'Làng Mẫu', date: now.date, from: null, via: 'phone' as const, procedure: null };
  const write = (decided: Result<readonly NewEvent[], unknown>) => {
    const events = value(decided);
    const actor = actorOf(clerkAt('1'));
    value(
      store.perform({ origin: Origin(origin()), method: 'story', actor, opensDay: false }, () =>
        ok({ events, answer: () => ({}) }),
      ),
    );
  };
  write(askHomeVisit({ ...wish, person: { name, phone, address, note: 'nhà cạnh suối' } }, now, store.calendar));
  const before = store.homes.get(visit);
  if (!before) throw new Error('the visit is not in its projection');
  write(closeHomeVisit(before, left.length > 0 ? 'served' : 'nobody-home', left, now));
  return visit;
}
