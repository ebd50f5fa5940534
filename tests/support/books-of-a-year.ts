import { CounterId, DossierId, Origin, QueueId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { tableFiles } from '../../main/adapters/tables/table-files.ts';
import { registerOperations } from '../../main/operations/register-work.ts';
import { createDossierSearch } from '../../main/store/dossier-search.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { origin, value } from './terminal-client.ts';
import { issue } from './whole-morning.ts';
import type { PointInTest } from './with-store.ts';

/** Beside the provincial system: received there, received here while it was down, and the register of the year closed. */
export async function booksOfAYear(point: PointInTest): Promise<void> {
  const { operations, store, clock, clerkAt } = point;
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const at = () => ({ ...command(), counter: CounterId('1') });
  value(await operations.setCentreMode({ ...command(), mode: 'beside', formFields: ['name', 'idNumber'] }, clerk));
  for (let n = 0; n < 3; n++) value(await issue(point));
  value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
  value(
    await operations.receiveBeside(
      {
        ...at(),
        ...{ officialCode: 'H21.99.22006-261120-0007', procedure: '1.004873', ticket: null },
        ...{ applicant: inventedPerson(3), language: 'vi' },
      },
      clerk,
    ),
  );
  for (const n of [4, 5]) {
    const { dossier } = value(
      await operations.receiveDossier(
        {
          ...at(),
          ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
          ...{ applicant: inventedPerson(n), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
          ...{ sets: 1, note: '', language: 'vi' },
        },
        clerk,
      ),
    );
    const officialCode = `H21.99.22006-261120-000${n}`;
    value(await operations.giveOfficialCode({ ...command(), dossier: DossierId(dossier), officialCode }, clerk));
  }
  const search = createDossierSearch({
    dossiers: store.dossiers,
    sealing: store.sealing,
    point: store.point.id,
  });
  type Parts = Parameters<typeof registerOperations>[0];
  const nothingDrawn = { paperMaker: null, languages: null, signer: null };
  const books = registerOperations({
    ...{ store, search, clock, ids: createRandomIds(), tableFiles },
    ...(nothingDrawn as unknown as Pick<Parts, 'paperMaker' | 'languages' | 'signer'>),
  });
  value(await books.readRegisterFile({ year: 2026, as: 'csv' }, clerk));
  clock.setLocal('2027-01-04', '08:00');
  value(await books.closeRegister({ ...command(), year: 2026 }, clerk));
  search.close();
}
