import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rights } from '../../contract/rights.ts';
import type { NewEvent } from '../../domain/event.ts';
import { accountRoles } from '../../domain/roles.ts';
import { type ScenarioId, scenarioIds } from '../../domain/training/scenario-words.ts';
import { pathOf, scenarioOf, scenarios } from '../../domain/training/scenarios.ts';
import { missingFor } from '../../domain/training/training-wheels.ts';
import enErrors from '../../locales/en/errors.json' with { type: 'json' };
import enScreen from '../../locales/en/screen.json' with { type: 'json' };
import viErrors from '../../locales/vi/errors.json' with { type: 'json' };
import viScreen from '../../locales/vi/screen.json' with { type: 'json' };
import { createAdmission } from '../../main/adapters/terminal/admit.ts';
import { traineeOf } from '../../main/operations/training-view.ts';
import { PRACTICE_CAP } from '../../renderer/ui/practice/practice-context.ts';
import { withJoinedPc } from '../support/joined-pc.ts';
import { practisedHand } from '../support/practised-trainee.ts';
import { connect, origin, reconnect, value } from '../support/terminal-client.ts';
import { testPoint } from '../support/test-point.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';
import { refusalIn, withOpenDoor } from './open-door.ts';
import { sampleInput } from './sample-inputs.ts';

describe('training', () => {
  test('T1, T4, T5: every exercise is passed at another PC of the point, and the real log keeps who passed what and nothing else', () =>
    withJoinedPc({ practises: true }, async (at) => {
      const real = await connect(at.joined.port, at.codeOfCounter());
      const before = at.station.store.head().seq;
      const { world, code } = value(await real.client.enterPractice({}));
      const practice = await connect(at.joined.port, code, world);
      const trainee = await practisedHand(practice.client, () => back(at.joined.port, practice.token, world));
      for (const { id } of scenarios) await trainee.pass(id);
      await until(() => passedIn(at).length === scenarioIds.length);
      expect(passedIn(at).toSorted()).toEqual([...scenarioIds].toSorted());
      expect(at.station.store.head().seq).toBe(before + scenarioIds.length);

      // A second time says nothing new.
      await trainee.pass('plain-visit');
      expect(at.station.store.head().seq).toBe(before + scenarioIds.length);
      practice.close();
      await real.client.leavePractice({ world });
      // Of practice nothing was ever there but the road to it.
      expect(readdirSync(at.joined.folder).toSorted()).toEqual(['host.json', 'lan.key', 'led.json']);
      await expect(connect(at.joined.port, code, world)).rejects.toThrow('does not answer');
      real.close();
      expect(trainee.commands('plain-visit')).toBeLessThanOrEqual(6);
    }));

  test('T4: is asked in ten steps or fewer each, none longer than four minutes by its own word', () => {
    for (const scenario of scenarios) {
      expect(scenario.steps.length).toBeLessThanOrEqual(10);
      expect(scenario.minutes).toBeLessThanOrEqual(4);
    }
    for (const role of ['clerk', 'post-agent', 'head'] as const) {
      expect(pathOf(role)).toHaveLength(3);
      const minutes = pathOf(role).reduce((sum, id) => sum + scenarioOf(id).minutes, 0);
      expect(minutes).toBeLessThanOrEqual(30);
    }
  });

  test('T8: closing the day waits for it, calling does not; passed or let off by the head, it goes', () =>
    withStation({ point: asking }, async (at) => {
      const clerk = await at.counter('1');
      const other = await at.counter('2');
      const head = await at.head();
      const [first, second] = [accountAt('1'), accountAt('2')];
      ask(at, [first, second]);
      const close = (counter: string, client: typeof clerk.client) =>
        client.closeDay({ origin: origin(), counter, counted: 0, unsynced: 'no-network' } as never).then(
          (answer) => (answer.ok ? 'closed' : answer.error.type),
          (error: { data?: { type?: string } }) => error.data?.type ?? 'broken',
        );
      expect(await close('1', clerk.client)).toBe('training-needed');
      value(await clerk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
      value(await clerk.client.callNext({ origin: origin(), counter: '1' }));
      value(await clerk.client.finish({ origin: origin(), counter: '1', outcome: 'served' }));

      value(await head.client.waiveTraining({ origin: origin(), account: second, reason: 'nobody-else-here' }));
      expect(await close('2', other.client)).not.toBe('training-needed');

      for (const scenario of pathOf('clerk')) {
        expect(await close('1', clerk.client)).toBe('training-needed');
        write(at, [{ type: 'training-passed', facts: { account: first as never, scenario } }]);
      }
      expect(await close('1', clerk.client)).not.toBe('training-needed');

      // The head turns it off for the point: nothing waits any more.
      ask(at, [accountAt('3')]);
      const third = await at.counter('3');
      expect(await close('3', third.client)).toBe('training-needed');
      value(await head.client.setTrainingWheels({ origin: origin(), on: false }));
      expect(await close('3', third.client)).not.toBe('training-needed');
    }));

  test('T8: restoring waits for a newcomer too, and asks nobody else', () =>
    withStation({ point: asking }, async (at) => {
      const head = await at.head();
      const account = at.station.store.accounts.all().find(({ role }) => role === 'head')?.id ?? '';
      const approver = { login: 'ai-do', secret: 'x' };
      const restore = () =>
        head.client.restoreBackup({ origin: origin(), place: 'own', name: 'khong-co', approver }).then(
          (answer) => (answer.ok ? 'restored' : answer.error.type),
          (error: { data?: { type?: string } }) => error.data?.type ?? 'broken',
        );
      expect(await restore()).toBe('backups-off');
      ask(at, [account]);
      expect(await restore()).toBe('training-needed');
    }));

  test('T8: forced custody waits for the hand-over exercise, at every terminal that has it, and for nothing else', () =>
    withStation({ point: asking }, async (at) => {
      const [clerk, head] = [await at.counter('1'), await at.head()];
      const newcomer = accountAt('1');
      const office = at.station.store.accounts.all().find(({ role }) => role === 'head')?.id ?? '';
      const before = at.station.store.head();
      const forced = ['withdrawHandOver', 'reportFolderLost', 'reconstituteFolder'] as const;
      const said = async (client: typeof clerk.client, method: (typeof forced)[number]) =>
        (client[method] as (input: unknown) => Promise<{ ok: boolean; error?: { type: string } }>)(
          sampleInput(method),
        ).then(
          (answer) => answer.error?.type ?? 'done',
          (error: { data?: { type?: string } }) => error.data?.type ?? 'broken',
        );
      for (const method of forced) {
        expect(rights[method].terminals).toEqual(['counter', 'office']);
        expect([await said(clerk.client, method), await said(head.client, method)]).not.toContain('training-needed');
      }
      ask(at, [newcomer, office]);
      const asked = at.station.store.head();
      for (const each of [clerk, head])
        for (const method of forced) expect(await said(each.client, method)).toBe('training-needed');
      expect(at.station.store.head(), 'nothing was written').toEqual(asked);
      expect(asked.seq).toBe(before.seq + 2);

      // What is learnt for closing opens no forced custody, and the other way round.
      for (const scenario of pathOf('clerk')) pass(at, newcomer, scenario);
      for (const method of forced) expect(await said(clerk.client, method)).toBe('training-needed');
      pass(at, newcomer, 'hand-over');
      for (const method of forced) expect(await said(clerk.client, method)).not.toBe('training-needed');
      for (const method of forced) expect(await said(head.client, method)).toBe('training-needed');
      pass(at, office, 'hand-over');
      for (const method of forced) expect(await said(head.client, method)).not.toBe('training-needed');
      expect(missingFor('restoreBackup', traineeOf(at.station.store, office))).toEqual(pathOf('head'));
    }));

  test('T8: of all that people can do closing, restoring and forced custody wait, and no other, on no terminal and in no role', () =>
    withOpenDoor({ point: asking }, (door) => {
      const { store } = door.station;
      const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
      const admit = createAdmission({ store, hashToken, now: door.clock.now });
      const waiting = new Set<string>();
      const never = new Set<string>();
      for (const role of accountRoles) {
        const account = door.account(`moi.${role}`, role);
        write(door, [{ type: 'training-asked', facts: { account } }]);
        const tokens = Object.fromEntries(
          (['counter', 'office', 'kiosk', 'board', 'paper'] as const).map((terminal) => {
            const counter = terminal === 'counter' ? ('1' as never) : null;
            return [terminal, door.tokenOf({ role: terminal, counter, account, expiresAt: door.clock.now() + 1 })];
          }),
        );
        for (const method of Object.keys(rights) as (keyof typeof rights)[]) {
          const { terminals, account: who } = rights[method];
          if (terminals === 'anyone' || who === 'none' || !who.includes(role)) continue;
          for (const terminal of terminals) {
            const token = tokens[terminal];
            const refused = refusalOf(() => admit(method, token, { isLocal: true }, undefined));
            if (refused === 'training-needed') waiting.add(`${method} ${terminal}`);
            else never.add(`${method} ${terminal}`);
            expect([null, 'training-needed']).toContain(refused);
          }
        }
      }
      const desks = ['withdrawHandOver', 'reportFolderLost', 'reconstituteFolder'].flatMap((method) => [
        `${method} counter`,
        `${method} office`,
      ]);
      expect([...waiting].toSorted()).toEqual([...desks, 'closeDay counter', 'restoreBackup office'].toSorted());
      // Whoever of any role asks for one of them waits: there is no way round by another chair.
      expect([...waiting].filter((each) => never.has(each))).toEqual([]);
    }));

  test('T8: whoever has to wait is told what happened, what it means and the way on, by the names that stand on the screens', () => {
    for (const [errors, screen] of [
      [viErrors, viScreen],
      [enErrors, enScreen],
    ] as const) {
      const text = errors['training-needed'];
      expect(text).toContain(PRACTICE_CAP);
      expect(text).toContain(screen['office.page.training']);
      expect(text.split('. ').length, 'what it is, what to do, what goes on').toBeGreaterThanOrEqual(3);
    }
  });

  test('T8: accounts of before, and those of a demonstration, are asked nothing', async () => {
    await withStation({ point: { ...testPoint, trainingWheels: true } }, async (at) => {
      const head = await at.head();
      const account = { login: 'moi-den', name: 'Người Mới Mẫu', password: 'chim-sao-bay-cao', role: 'clerk' as const };
      const made = value(await head.client.createAccount({ origin: origin(), ...account }));
      expect(at.station.store.training.askedOf(made.account)).toBeUndefined();
    });
    await withStation({ point: { ...testPoint, demonstration: false, trainingWheels: true } }, async (at) => {
      const head = await at.head();
      const account = { login: 'moi-den', name: 'Người Mới Mẫu', password: 'chim-sao-bay-cao', role: 'clerk' as const };
      const made = value(await head.client.createAccount({ origin: origin(), ...account }));
      expect(at.station.store.training.askedOf(made.account)).toMatchObject({ waivedAt: null });
    });
  });
});

/** A real centre that asks its newcomers. */
const asking = { ...testPoint, demonstration: false, trainingWheels: true };

const accountAt = (counter: string) => `00000000-0000-4000-8000-0000000000${counter.padStart(2, '0')}`;

function passedIn({ station }: StationInTest): ScenarioId[] {
  return station.store.training.passedBy(accountAt('1')).map(({ scenario }) => scenario);
}

/** As `createAccount` writes it down with a new account. */
function ask(at: StationInTest, accounts: readonly string[]): void {
  write(
    at,
    accounts.map((account) => ({ type: 'training-asked' as const, facts: { account: account as never } })),
  );
}

function pass(at: StationInTest, account: string, scenario: ScenarioId): void {
  write(at, [{ type: 'training-passed', facts: { account: account as never, scenario } }]);
}

function refusalOf(admit: () => unknown): string | null {
  try {
    admit();
    return null;
  } catch (error) {
    return refusalIn(error);
  }
}

function write({ station }: Pick<StationInTest, 'station'>, events: readonly NewEvent[]): void {
  const actor = { account: null, terminal: 'office' as never };
  const command = { origin: origin() as never, method: 'test', actor, opensDay: false };
  value(station.store.perform(command, () => ({ ok: true as const, value: { events, answer: () => ({}) } })));
}

/** As a page does it: again and again, until its station is there. */
async function back(port: number, token: string, world: string) {
  for (;;) {
    const connection = await reconnect(port, token, world).catch(() => null);
    if (connection) return connection.client;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function until(is: () => boolean): Promise<void> {
  await expect.poll(is, { timeout: 30_000, interval: 20 }).toBe(true);
}
