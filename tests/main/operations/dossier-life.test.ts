import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dossier } from '../../../domain/dossier.ts';
import { foldDossier } from '../../../domain/dossier-fold.ts';
import { AccountId, CounterId, DossierId, Origin, QueueId } from '../../../domain/ids.ts';
import { projectedTables } from '../../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { quickPasswords } from '../../centre/quick-passwords.ts';
import { laterDate, Oracle, type Step, someSteps } from '../../support/dossier-model.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const LIVES = Math.ceil(Number(process.env.GAN_DAN_LIVES ?? 5000) / 200);

type Caller = ReturnType<PointInTest['clerkAt']>;
interface Desk extends PointInTest {
  readonly clerk: Caller;
  readonly head: Caller;
  receive(): Promise<DossierId>;
}

/** Counter 1 is a clerk's, counter 2 a head's, who may be asked to agree. */
function atDesk(run: (desk: Desk) => void | Promise<void>): Promise<void> {
  return withStore(async (point) => {
    const { operations, store, clerkAt } = point;
    const [clerk, head] = [clerkAt('1'), clerkAt('2')];
    for (const [caller, role] of [
      [clerk, 'clerk'],
      [head, 'head'],
    ] as const) {
      const id = AccountId(String(caller.session?.account));
      const hashed = await quickPasswords().hash(secret);
      store.accounts.insert({ id, login: role, name: `Mẫu ${role}`, role, password: hashed }, 0);
    }
    /** A new day has closed them; one that is open stays as it is. */
    const openCounters = async () => {
      for (const caller of [clerk, head]) {
        const counter = CounterId(String(caller.session?.counter));
        await operations.openCounter({ origin: Origin(origin()), counter, queues: [QueueId('B')] }, caller);
      }
    };
    const receive = async () => {
      await openCounters();
      const { dossier } = value(
        await operations.receiveDossier(
          {
            ...{ origin: Origin(origin()), counter: CounterId('1'), procedure: '1.004873', ticket: null },
            ...{ channel: 'direct', officialCode: null, submitter: null, sets: 1, note: '', language: 'vi' },
            ...{ applicant: inventedPerson(3), documents: [{ name: 'Tờ khai', kind: 'original', count: 2 }] },
          },
          clerk,
        ),
      );
      return DossierId(dossier);
    };
    await run({ ...point, clerk, head, receive });
  });
}

const secret = 'chim-sao-bay-cao';
/** Who stands beside: a head beside the clerk would do as well. */
const second = { login: 'clerk', secret };
const missing = [{ name: 'Giấy chứng sinh của cháu', reason: 'Chưa nộp' }];
const brought = [{ name: 'Giấy chứng sinh của cháu', kind: 'original' as const, count: 1 }];

/** One step as the counter sends it; whether it was done. */
async function does(desk: Desk, dossier: DossierId, { act, isHead }: Step): Promise<boolean> {
  const { operations: o, store, clock } = desk;
  const caller = isHead ? desk.head : desk.clerk;
  const on = { origin: Origin(origin()), dossier };
  const reason = 'Mẫu';
  // The clerk alone tries her own sign-in a second time.
  const approver = second;
  const asked = { stage: 'verification', legalBasis: 'incomplete-on-review', note: '' } as const;
  const at = { ...on, counter: CounterId(isHead ? '2' : '1'), ticket: null };
  const send = {
    forward: () => o.forwardDossier({ ...on, account: null, unit: 'Phòng Mẫu' }, caller),
    take: () => o.takeDossier(on, caller),
    'ask-papers': () => o.requestSupplement({ ...on, ...asked, missing, approver: isHead ? second : null }, caller),
    'bring-papers': () => o.receiveSupplement({ ...on, documents: brought, note: '' }, caller),
    refuse: () => o.refuseDossier({ ...on, legalBasis: 'not-competent', reason, approver }, caller),
    stop: () => o.stopDossier({ ...on, legalBasis: 'authority-decided', reason, approver }, caller),
    withdraw: () => o.withdrawDossier({ ...on, reason }, caller),
    'ask-payment': () => o.askPayment({ ...on, amount: 8000 }, caller),
    pay: () => o.notePayment({ ...on, amount: 8000 }, caller),
    renew: () => {
      const date = laterDate(store.dossiers.get(dossier) ?? { dueAt: '' }, clock.now());
      return o.renewDueDate({ ...on, date, reason, approver }, caller);
    },
    ready: () => o.markResultReady(on, caller),
    return: () => o.returnResult({ ...at, to: 'applicant', receiver: 'Người Mẫu', note: '' }, caller),
    undo: () => o.undoDossierAct(on, caller),
  };
  return (await send[act]()).ok;
}

describe('a dossier at a real counter', () => {
  test(
    'goes the same ways in the log, in its row, and when everything is folded again',
    () =>
      atDesk(async (desk) => {
        const { store, clock } = desk;
        const states = new Set<string>();
        await fc.assert(
          fc.asyncProperty(someSteps, async (steps) => {
            const dossier = await desk.receive();
            const oracle = new Oracle(clock.now());
            for (const step of steps) {
              clock.pass(step.seconds * 1000);
              const done = await does(desk, dossier, step);
              expect([step.act, done]).toEqual([step.act, oracle.does(step)]);
            }
            const kept = store.dossiers.get(dossier);
            if (!kept) throw new Error('the dossier is gone');
            const { person: _person, isGuest, corrections, privacy, ...row } = kept;
            expect([isGuest, corrections, privacy]).toEqual([
              false,
              { applicant: null, submitter: null },
              { restricted: false, erasedAt: null },
            ]);
            expect(row.state).toBe(oracle.state);
            states.add(oracle.state);
            expect(store.steps.of(dossier).reduce<Dossier | undefined>(foldDossier, undefined)).toEqual(row);
          }),
          { numRuns: LIVES },
        );
        expect(states.size).toBeGreaterThan(5);
        const { write } = store.databases;
        const dump = () => projectedTables.map((table) => [table, write.prepare(`SELECT * FROM ${table}`).all()]);
        const before = JSON.stringify(dump());
        rebuildProjections(write);
        expect(JSON.stringify(dump())).toBe(before);
      }),
    120_000,
  );

  test('waits for papers without being late, and is due again when they are there', () =>
    atDesk(async (desk) => {
      const { store, clock } = desk;
      const dossier = await desk.receive();
      expect(await does(desk, dossier, { act: 'ask-papers', seconds: 0, isHead: false })).toBe(true);
      clock.setLocal('2026-12-08', '09:00');
      expect(store.dossiers.figures('2026-12-08')).toMatchObject({ open: 1, overdue: 0 });
      expect(await does(desk, dossier, { act: 'bring-papers', seconds: 0, isHead: false })).toBe(true);
      expect(store.dossiers.get(dossier)).toMatchObject({
        ...{ state: 'received', dueAt: '2026-12-11T09:00', firstDueAt: '2026-11-26T08:00', documentCount: 3 },
        ...{ receivedAtPoint: '22006-1', competentUnit: '22006', returnAtPoint: '22006-1' },
      });
      expect(store.dossiers.figures('2026-12-12')).toMatchObject({ open: 1, overdue: 1 });
    }));

  test('keeps what is missing sealed: in the log and its row nobody reads it, the opened dossier says it', () =>
    atDesk(async (desk) => {
      const { store, operations, clerk } = desk;
      const dossier = await desk.receive();
      await does(desk, dossier, { act: 'ask-papers', seconds: 0, isHead: false });
      const { write } = store.databases;
      const everything = JSON.stringify(
        ['events', 'dossiers', 'commands'].map((table) => write.prepare(`SELECT * FROM ${table}`).all()),
      );
      expect(everything).not.toContain('chứng sinh của cháu');
      const opened = value(await operations.openDossier({ dossier }, clerk));
      expect(opened.said).toEqual([null, { reason: '', missing, documents: [] }]);
      await does(desk, dossier, { act: 'bring-papers', seconds: 0, isHead: false });
      expect(value(await operations.openDossier({ dossier }, clerk)).documents.map(({ name }) => name)).toEqual([
        'Tờ khai',
        'Giấy chứng sinh của cháu',
      ]);
    }));

  test('tells its whole life with who and when, and what was taken back', () =>
    atDesk(async (desk) => {
      const { operations, clerk, head, clock } = desk;
      const dossier = await desk.receive();
      const steps = [
        ['take', false],
        ['undo', false],
        ['forward', false],
        ['renew', true],
      ] as const;
      for (const [act, isHead] of steps) {
        clock.pass(1000);
        expect(await does(desk, dossier, { act, seconds: 0, isHead })).toBe(true);
      }
      const life = value(await operations.readDossierLife({ dossier }, clerk)).steps;
      expect(life.map(({ type, by }) => [type, by])).toEqual([
        ['dossier-received', 'Mẫu clerk'],
        ['dossier-taken', 'Mẫu clerk'],
        ['dossier-act-undone', 'Mẫu clerk'],
        ['dossier-forwarded', 'Mẫu clerk'],
        ['due-date-renewed', 'Mẫu head'],
      ]);
      expect(life.at(2)?.undone).toBe('dossier-taken');
      expect(life.at(3)).toMatchObject({ to: 'Phòng Mẫu', handOnBy: '2026-11-20' });
      expect(life.at(4)).toMatchObject({ dueAt: '2026-11-27T17:00', inTime: true, approver: 'Mẫu clerk' });
      expect(
        value(
          await operations.forwardDossier(
            { origin: Origin(origin()), dossier, account: AccountId(String(head.session?.account)), unit: 'Phòng Mẫu' },
            clerk,
          ),
        ),
      ).toMatchObject({ holder: 'Mẫu head', unit: 'Phòng Mẫu' });
      expect(await operations.listColleagues({}, clerk)).toHaveLength(2);
    }));

  test('whose receipt was taken back is still a code that was given, and nobody waits for it', () =>
    atDesk(async (desk) => {
      const { store, operations, kiosk } = desk;
      const dossier = await desk.receive();
      expect(await does(desk, dossier, { act: 'undo', seconds: 0, isHead: false })).toBe(true);
      const { code = '' } = store.dossiers.get(dossier) ?? {};
      expect(store.dossiers.figures('2026-11-20')).toMatchObject({ open: 0 });
      expect(store.dossiers.receivedOn('2026-11-20')).toBe(0);
      expect(value(await operations.readScan({ text: code }, kiosk))).toMatchObject({ state: 'voided', late: false });
      const next = await desk.receive();
      expect(store.dossiers.get(next)?.code).not.toBe(code);
      expect(store.jobs.waiting()).toBe(1);
    }));

  test.each(['refuse', 'stop', 'renew'] as const)('%s takes two, one of them a head', (act) =>
    atDesk(async (desk) => {
      const dossier = await desk.receive();
      const log = desk.store.head();
      expect(await does(desk, dossier, { act, seconds: 0, isHead: false })).toBe(false);
      expect(desk.store.head()).toEqual(log);
      expect(await does(desk, dossier, { act, seconds: 0, isHead: true })).toBe(true);
      const { approver, by } = value(await desk.operations.readDossierLife({ dossier }, desk.clerk)).steps.at(-1) ?? {};
      expect([by, approver]).toEqual(['Mẫu head', 'Mẫu clerk']);
    }),
  );

  test('says why a second person does not do', () =>
    atDesk(async ({ operations, clerk, receive }) => {
      const on = { dossier: await receive(), legalBasis: 'not-competent' as const, reason: 'Mẫu' };
      const refused = async (login: string, said: string) => {
        const approver = { login, secret: said };
        const answer = await operations.refuseDossier({ ...on, origin: Origin(origin()), approver }, clerk);
        return answer.ok ? 'done' : answer.error.type;
      };
      expect(await refused('clerk', secret)).toBe('approver-is-actor');
      expect(await refused('head', 'khong-phai-the')).toBe('approver-wrong');
      expect(await refused('head', secret)).toBe('done');
    }));

  test('whose act is sent again has it once', () =>
    atDesk(async ({ operations, clerk, receive, store }) => {
      const dossier = await receive();
      const same = { origin: Origin(origin()), dossier };
      const first = await operations.takeDossier(same, clerk);
      const head = store.head();
      expect(await operations.takeDossier(same, clerk)).toEqual(first);
      expect(store.head()).toEqual(head);
    }));

  test('shows at the kiosk what to bring to who bears the signed slip, and to nobody who has the code alone', () =>
    atDesk(async (desk) => {
      const { store, operations, kiosk, signer } = desk;
      const dossier = await desk.receive();
      await does(desk, dossier, { act: 'ask-papers', seconds: 0, isHead: false });
      const { code = '' } = store.dossiers.get(dossier) ?? {};
      const scan = async (text: string) => {
        const found = value(await operations.readScan({ text }, kiosk));
        return found.kind === 'dossier' ? found.missing.map(({ name }) => name) : found.kind;
      };
      const before = store.head().seq;
      expect(await scan(code)).toEqual([]);
      expect(await scan(`${code}~00000000~${'A'.repeat(86)}`)).toEqual([]);
      expect(store.head().seq).toBe(before);
      expect(await scan(signer.signed(code))).toEqual(['Giấy chứng sinh của cháu']);
      expect(store.log.read(before + 1, { maxEvents: 1, maxBytes: 1 })[0]).toMatchObject({ type: 'dossier-opened' });
    }));

  test('is given back without its slip, and how is on record: the words about a person sealed', () =>
    atDesk(async (desk) => {
      const { store, operations, clerk } = desk;
      const dossier = await desk.receive();
      await does(desk, dossier, { act: 'ready', seconds: 0, isHead: false });
      const give = (change: object) =>
        operations.returnResult(
          {
            ...{ origin: Origin(origin()), counter: CounterId('1'), dossier, ticket: null, to: 'applicant' },
            ...{ receiver: inventedPerson(3).name, note: '', ...change },
          },
          clerk,
        );
      const wrong = { kind: 'card', idNumber: '064190000001' };
      expect(await give({ proof: wrong })).toMatchObject({ error: { type: 'return-person-mismatch' } });
      const { address, birthDate } = inventedPerson(3);
      const proof = { kind: 'known', village: address.split(',')[0], birthYear: birthDate.slice(0, 4) };
      expect(await give({ proof })).toMatchObject({ error: { type: 'witness-missing' } });
      value(await give({ proof, witness: 'Siu Chứng Mẫu', acknowledged: 'thumbprint' }));
      const [last] = store.log.read(store.head().seq, { maxEvents: 1, maxBytes: 1 });
      expect(last?.facts).toMatchObject({ proof: 'known', acknowledged: 'thumbprint' });
      expect(JSON.stringify(last)).not.toContain('Chứng Mẫu');
    }));

  test('that is given back by its slip leaves the bytes it always left', () =>
    atDesk(async (desk) => {
      const dossier = await desk.receive();
      await does(desk, dossier, { act: 'ready', seconds: 0, isHead: false });
      await does(desk, dossier, { act: 'return', seconds: 0, isHead: false });
      const [last] = desk.store.log.read(desk.store.head().seq, { maxEvents: 1, maxBytes: 1 });
      expect(Object.keys(last?.facts ?? {}).sort()).toEqual(
        ['counter', 'date', 'dossier', 'ticket', 'timeliness', 'to'].sort(),
      );
    }));
});
