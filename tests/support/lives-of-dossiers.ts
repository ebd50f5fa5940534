import { AccountId, CounterId, DossierId, Origin, QueueId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import type { MethodName } from '../../main/operations/caller.ts';
import { guardDossiers } from '../../main/operations/dossier-guard.ts';
import { headOperations } from '../../main/operations/head-work.ts';
import { createLive } from '../../main/operations/live.ts';
import { passingOnOperations } from '../../main/operations/passing-on.ts';
import { createDossierSearch } from '../../main/store/dossier-search.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

const secret = 'chim-sao-bay-cao';

/** A dossier on each way through its life, with every act that leads on and the one that is taken back. */
export async function livesOfDossiers(point: PointInTest): Promise<void> {
  const { operations, store, clerkAt, clock } = point;
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const at = () => ({ ...command(), counter: CounterId('1') });
  const [me, head] = [AccountId(String(clerk.session?.account)), AccountId('00000000-0000-4000-8000-000000000009')];
  const password = await quickPasswords().hash(secret);
  store.accounts.insert({ id: me, login: 'canbo', name: 'Cán Bộ Mẫu', role: 'clerk', password }, 0);
  store.accounts.insert({ id: head, login: 'truong', name: 'Trưởng Mẫu', role: 'head', password }, 0);
  const approver = { login: 'truong', secret };
  value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
  const receive = async (n: number) => {
    const people = { applicant: inventedPerson(n), submitter: inventedPerson(n + 1), submitterBasis: 'authorised' };
    const received = await operations.receiveDossier(
      {
        ...at(),
        ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
        ...(people as { applicant: typeof people.applicant; submitter: typeof people.submitter }),
        ...{ documents: [{ name: 'Tờ khai', kind: 'original', count: 2 }], sets: 1, note: 'Mẫu', language: 'vi' },
      },
      clerk,
    );
    clock.pass(60_000);
    return { ...command(), dossier: DossierId(value(received).dossier) };
  };
  const again = ({ dossier }: { dossier: DossierId }) => ({ ...command(), dossier });

  // Missing papers, once and again with the head's consent; a fee; a result.
  const first = await receive(0);
  value(await operations.forwardDossier({ ...first, ...command(), account: me, unit: 'Phòng Văn hóa, Xã hội' }, clerk));
  value(await operations.takeDossier(again(first), clerk));
  const missing = [{ name: 'Giấy chứng sinh', reason: 'Chưa nộp' }];
  const asked = { stage: 'verification', legalBasis: 'incomplete-on-review', missing, note: 'Mẫu' } as const;
  const documents = [{ name: 'Giấy chứng sinh', kind: 'original' as const, count: 1 }];
  for (const second of [null, approver]) {
    value(await operations.requestSupplement({ ...again(first), ...asked, approver: second }, clerk));
    clock.pass(20 * 60_000);
    value(await operations.receiveSupplement({ ...again(first), documents, note: '' }, clerk));
  }
  value(await operations.askPayment({ ...again(first), amount: 8000 }, clerk));
  value(await operations.notePayment({ ...again(first), amount: 8000 }, clerk));
  const later = { date: '2026-12-15', reason: 'Chờ xác minh' };
  value(await operations.renewDueDate({ ...again(first), ...later, approver }, clerk));
  value(await operations.markResultReady(again(first), clerk));

  const refused = await receive(2);
  const reason = 'Không thuộc thẩm quyền';
  value(await operations.refuseDossier({ ...again(refused), legalBasis: 'not-competent', reason, approver }, clerk));
  const stopped = await receive(4);
  const basis = { legalBasis: 'authority-decided' as const, reason: 'Có văn bản' };
  value(await operations.stopDossier({ ...again(stopped), ...basis, approver }, clerk));
  const withdrawn = await receive(6);
  value(await operations.withdrawDossier({ ...again(withdrawn), reason: '' }, clerk));

  // A wrong key, and a receipt that was none.
  const kept = await receive(8);
  value(await operations.takeDossier(again(kept), clerk));
  value(await operations.undoDossierAct(again(kept), clerk));
  const received = await operations.receiveDossier(
    {
      ...at(),
      ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
      ...{ applicant: inventedPerson(10), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
      ...{ sets: 1, note: '', language: 'vi' },
    },
    clerk,
  );
  value(await operations.undoDossierAct({ ...command(), dossier: DossierId(value(received).dossier) }, clerk));

  const live = createLive({ store });
  const morning = headOperations({
    ...{ store, clock, live, printer: { state: () => 'none' as const } },
    languages: { paperWords: () => () => '' },
    paperMaker: { pdf: () => Promise.reject(new Error('nothing is drawn here')) },
  });
  value(await morning.nudgeDossier(again(kept), clerk));
  value(await morning.setMorningPaper({ ...command(), prints: true }, clerk));
  live.close();

  // Passed on before somebody leaves, and read by an auditor.
  const search = createDossierSearch({
    dossiers: store.dossiers,
    sealing: store.sealing,
    point: store.point.id,
  });
  const passing = passingOnOperations({ store, clock, search });
  value(await passing.passOnDossiers({ ...command(), from: me, to: head, dossiers: [kept.dossier] }, clerk));
  search.close();
  const guarded = guardDossiers(operations as never, { store, ids: createRandomIds() });
  const auditor = { ...clerk, role: 'auditor' as const };
  await (guarded as Record<MethodName, never> as typeof operations).findDossiers({ query: '', state: null }, auditor);
}
