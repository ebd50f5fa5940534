import { describe, expect, test } from 'vitest';
import { CounterId, DossierId, Origin, PointId, QueueId } from '../../../domain/ids.ts';
import type { Input } from '../../../main/operations/caller.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });

interface Desk extends PointInTest {
  readonly clerk: ReturnType<PointInTest['clerkAt']>;
  receive(change?: Partial<Input<'receiveDossier'>>): ReturnType<PointInTest['operations']['receiveDossier']>;
}

function atDesk(run: (desk: Desk) => Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations } = point;
    const clerk = point.clerkAt('1');
    value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
    await run({
      ...point,
      clerk,
      receive: (change) =>
        operations.receiveDossier(
          {
            ...{ ...at(), procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
            ...{ applicant: inventedPerson(3), submitter: null, sets: 1, note: '', language: 'vi' },
            ...{ documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }], ...change },
          },
          clerk,
        ),
    });
  });
}

describe('an organisation', () => {
  test('applies through its representative, is found by name and tax code, and sealed like a person', () =>
    atDesk(async ({ receive, operations, clerk, store }) => {
      const organisation = { name: 'Hợp tác xã Chim Yến', taxCode: '0100109106' };
      const { dossier } = value(await receive({ organisation }));
      for (const query of ['yen chim', '0100109106'])
        expect(await operations.findDossiers({ query, state: null }, clerk)).toMatchObject([{ dossier }]);
      const opened = value(await operations.openDossier({ dossier: DossierId(dossier) }, clerk));
      expect(opened).toMatchObject({ organisation, applicant: { name: inventedPerson(3).name } });
      const written = store.log.read(1, { maxEvents: 100, maxBytes: 1e6 });
      expect(JSON.stringify(written)).not.toContain('Yến');
    }));

  test('with a mistyped tax code or no name is refused', () =>
    atDesk(async ({ receive }) => {
      const refusal = async (name: string, taxCode: string) => {
        const answer = await receive({ organisation: { name, taxCode } });
        return answer.ok ? null : answer.error.type;
      };
      expect(await refusal('Hợp tác xã Mẫu', '0100109107')).toBe('tax-code-invalid');
      expect(await refusal('', '')).toBe('organisation-name-invalid');
    }));
});

describe('where the result is given', () => {
  const returnAt = PointId('22006-2');

  test('may be the point nearest to the applicant’s village, and the dossier says so', () =>
    atDesk(async ({ receive, operations, clerk, store }) => {
      const { dossier } = value(await receive({ village: 'Thôn Hiệp Giao', returnAt }));
      const [last] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1e6 });
      expect(last?.facts).toMatchObject({ receivedAtPoint: '22006-1', returnAtPoint: '22006-2' });
      expect(value(await operations.openDossier({ dossier: DossierId(dossier) }, clerk))).toMatchObject({
        village: 'Thôn Hiệp Giao',
        returnPlace: 'Điểm tiếp nhận Hiển Đông',
      });
    }));

  test('is no point nobody knows', () =>
    atDesk(async ({ receive }) => {
      expect(await receive({ returnAt: PointId('99999-9') })).toMatchObject({
        error: { type: 'return-place-unknown' },
      });
    }));

  test('is told with the next day somebody comes nearer to the village', () =>
    atDesk(async ({ operations, clerk }) => {
      const stop = {
        ...{ kind: 'mobile' as const, place: 'Nhà văn hóa', villages: ['Hiệp Giao'], weekdays: ['3' as const] },
        ...{ dates: [], times: [{ from: '08:00', to: '11:00' }] },
      };
      value(await operations.setTimetable({ origin: Origin(origin()), stops: [stop] }, clerk));
      const villages = await operations.listVillages({}, clerk);
      expect(villages.find(({ name }) => name === 'Thôn Hiệp Giao')).toMatchObject({
        nearest: { point: '22006-2' },
        stop: { place: 'Nhà văn hóa', next: { date: '2026-11-25', from: '08:00' } },
      });
      expect(villages.find(({ name }) => name === 'Thôn An Long 1')).toMatchObject({ nearest: null, stop: null });
    }));
});

describe('somebody who was here before', () => {
  test('is known by the card, newest dossier first, and only the telephone’s tail is told', () =>
    atDesk(async ({ receive, operations, clerk, store, clock }) => {
      const person = inventedPerson(3);
      await receive({ applicant: { ...person, phone: '' } });
      clock.setLocal('2026-11-20', '09:00');
      const { dossier } = value(await receive());
      const { seq } = store.head();
      const found = await operations.findEarlier({ idNumber: person.idNumber }, clerk);
      expect(found).toMatchObject({ dossier, receivedAt: '2026-11-20T09:00', phoneTail: person.phone.slice(-3) });
      for (const secret of [person.name, person.phone, person.address])
        expect(JSON.stringify(found)).not.toContain(secret);
      expect(store.head().seq).toBe(seq);
      value(await operations.openDossier({ dossier: DossierId(dossier) }, clerk));
      expect(store.head().seq).toBe(seq + 1);
      expect(await operations.findEarlier({ idNumber: inventedPerson(7).idNumber }, clerk)).toBeNull();
    }));

  test('is told of those dossiers only that whoever asks may open', () =>
    atDesk(async ({ receive, operations, clerk, store, clock }) => {
      const { dossier: earlier } = value(await receive());
      clock.setLocal('2026-11-20', '09:00');
      const { dossier: elsewhere } = value(await receive());
      store.databases.write
        .prepare("UPDATE dossiers SET received_at_point = '22006-9', return_at_point = '22006-9' WHERE dossier = ?")
        .run(elsewhere);
      const { idNumber } = inventedPerson(3);
      expect(await operations.findEarlier({ idNumber }, clerk)).toMatchObject({ dossier: elsewhere });
      const post = { ...clerk, role: 'post-agent' } as const;
      expect(await operations.findEarlier({ idNumber }, post)).toMatchObject({ dossier: earlier });
    }));
});
