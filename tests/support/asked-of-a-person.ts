import { CounterId, DossierId, Origin, QueueId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
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
  const applicant = { ...person, address: 'Làng Mẫu Mới' };
  value(await asked.correctPerson({ ...command(), dossier: first, applicant, reason: 'Đã chuyển nhà' }, head));
  for (const restricted of [true, false])
    value(await asked.restrictDossier({ ...command(), dossier: second, restricted }, head));
  await end(first);
  value(await asked.erasePersons({ ...command(), dossiers: [first], why: 'asked', approver }, head));
  search.close();
}
