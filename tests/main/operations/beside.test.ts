import { describe, expect, test } from 'vitest';
import { CounterId, DossierId, Origin, QueueId } from '../../../domain/ids.ts';
import { besideView } from '../../../main/operations/beside-work.ts';
import type { Input } from '../../../main/operations/caller.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });
const officialCode = 'H21.65-261120-0011';

describe('beside the provincial system', () => {
  test('its code and the procedure receive a dossier of nobody, with our clock and a slip', () =>
    atDesk(async ({ store, scanned, operations, clerk }) => {
      const received = value(await scanned({ officialCode: `https://dvc.invalid/?ma=${officialCode}` }));
      expect(received).toMatchObject({ officialCode, dueAt: expect.stringMatching(/^2026-11-/) });
      expect(store.jobs.receiptOf(DossierId(received.dossier))).toBe(received.job);
      const [found] = await operations.findDossiers({ query: officialCode, state: null }, clerk);
      expect(found).toMatchObject({ dossier: received.dossier, name: '', officialCode });
    }));

  test('a code that is here already is refused with where it is, by every road, and free again once taken back', () =>
    atDesk(async ({ scanned, operations, clerk, receiveInFull }) => {
      const first = value(await scanned({ applicant: inventedPerson(2) }));
      const taken = { type: 'official-code-taken', code: first.code, holder: expect.any(String) };
      expect(await scanned({ officialCode: ` ${officialCode.toLowerCase()}` })).toMatchObject({ error: taken });
      expect(await receiveInFull({ officialCode })).toMatchObject({ error: taken });
      const other = value(await receiveInFull());
      const give = (code: string) =>
        operations.giveOfficialCode(
          { origin: Origin(origin()), dossier: DossierId(other.dossier), officialCode: code },
          clerk,
        );
      expect(await give(officialCode)).toMatchObject({ error: taken });
      expect(await give('không')).toMatchObject({ error: { type: 'official-code-unreadable' } });
      const undo = { ...at(), dossier: DossierId(first.dossier) };
      value(await operations.undoDossierAct(undo as Input<'undoDossierAct'>, clerk));
      expect(await give(officialCode)).toMatchObject({ ok: true });
      expect(await give('H21.65-261120-0012')).toMatchObject({ error: { type: 'official-code-already-given' } });
    }));

  test('what was received while the system was down waits for its code, the oldest first, until it is given', () =>
    atDesk(async ({ store, operations, clerk, receiveInFull, clock }) => {
      const first = value(await receiveInFull());
      clock.pass(60_000);
      const second = value(await receiveInFull());
      value(await receiveInFull({ officialCode }));
      const waiting = () => store.beside.waiting('', 50).map(({ dossier }) => dossier);
      expect(waiting()).toEqual([first.dossier, second.dossier]);
      const command = {
        origin: Origin(origin()),
        dossier: DossierId(first.dossier),
        officialCode: 'H21.65-261120-0012',
      };
      value(await operations.giveOfficialCode(command, clerk));
      expect(await operations.giveOfficialCode(command, clerk), 'pressed twice').toMatchObject({ ok: true });
      expect(waiting()).toEqual([second.dossier]);
      rebuildProjections(store.databases.write);
      expect(waiting()).toEqual([second.dossier]);
      expect(store.dossiers.byCode('H21.65-261120-0012')?.id).toBe(first.dossier);
    }));

  test('the office sets beside or alone and the order of the foreign form; a centre alone enters nothing later', () =>
    atDesk(async ({ store, operations, clerk, receiveInFull }) => {
      expect(store.beside.settings()).toMatchObject({ mode: 'beside' });
      value(await receiveInFull());
      const set = (mode: 'beside' | 'alone', formFields: Input<'setCentreMode'>['formFields']) =>
        operations.setCentreMode({ origin: Origin(origin()), mode, formFields }, clerk);
      expect(await set('beside', ['name', 'name'])).toMatchObject({ error: { type: 'form-field-twice' } });
      value(await set('alone', ['name', 'idNumber']));
      expect(besideView(store)).toEqual({
        ...{ mode: 'alone', formFields: ['name', 'idNumber'], waiting: 0, enterLater: [] },
      });
      value(await set('beside', ['name']));
      // Received today too: the day the mode changed is entered whole.
      expect(besideView(store)).toMatchObject({ mode: 'beside', waiting: 1 });
    }));

  test('the register is compared with everything that is here', () =>
    atDesk(async ({ scanned, receiveInFull, operations, clerk, clock }) => {
      value(await scanned());
      const ours = value(await receiveInFull());
      const today = new Date(clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
      const rows = [
        { line: 2, officialCode, receivedOn: '2026-01-05' },
        { line: 3, officialCode: 'H21.65-261120-0099', receivedOn: today },
      ];
      const compared = await operations.compareRegister({ rows, from: today, to: today }, clerk);
      expect(value(compared)).toMatchObject({
        onlyThere: [{ line: 3 }],
        onlyHere: [{ dossier: ours.dossier }],
        differentDate: [{ there: { line: 2 } }],
        same: 0,
      });
    }));
});

function atDesk(
  run: (
    desk: PointInTest & {
      clerk: ReturnType<PointInTest['clerkAt']>;
      scanned(change?: Partial<Input<'receiveBeside'>>): ReturnType<PointInTest['operations']['receiveBeside']>;
      receiveInFull(change?: Partial<Input<'receiveDossier'>>): ReturnType<PointInTest['operations']['receiveDossier']>;
    },
  ) => Promise<void>,
): Promise<void> {
  return withStore(async (point) => {
    const { operations } = point;
    const clerk = point.clerkAt('1');
    value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
    const procedure = '1.004873';
    await run({
      ...{ ...point, clerk },
      scanned: (change = {}) =>
        operations.receiveBeside(
          { ...at(), officialCode, procedure, ticket: null, applicant: null, language: 'vi', ...change },
          clerk,
        ),
      receiveInFull: (change = {}) =>
        operations.receiveDossier(
          {
            ...{ ...at(), procedure, ticket: null, channel: 'direct', officialCode: null, submitter: null },
            ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 2 }] },
            ...{ sets: 1, note: '', language: 'vi', ...change },
          },
          clerk,
        ),
    });
  });
}
