import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rights } from '../../contract/rights.ts';
import { terminalApi } from '../../contract/terminal-api.ts';
import type { Role } from '../../contract/words.ts';
import { CounterId, TerminalId } from '../../domain/ids.ts';
import { accountRoles } from '../../domain/roles.ts';
import { createAdmission } from '../../main/adapters/terminal/admit.ts';
import type { MethodName } from '../../main/operations/caller.ts';
import { type Answered, type OpenDoor, post, refusalIn, withOpenDoor } from './open-door.ts';
import { openRoad } from './rpc-road.ts';
import { sampleInput } from './sample-inputs.ts';

const methods = Object.keys(terminalApi) as MethodName[];
const terminalRoles: readonly Role[] = ['kiosk', 'counter', 'board', 'office', 'paper'];
const persons = ['nobody', ...accountRoles, 'signed-in-too-long-ago'] as const;
type Person = (typeof persons)[number];
type Stranger = 'no-token' | 'unknown-token';

/** What the table says of one cell, read here again and apart from the door's own reading. */
function expected(method: MethodName, role: Role | Stranger, person: Person): string | null {
  const { terminals, account } = rights[method];
  // Without a token one is a board; with a wrong one nobody, and is told so.
  if (method === 'whoAmI' && role === 'unknown-token') return 'sign-in-required';
  if (terminals === 'anyone') return null;
  if (role === 'no-token' || role === 'unknown-token') return 'sign-in-required';
  if (!(terminals as readonly string[]).includes(role)) return 'role-not-allowed';
  if (account === 'none') return null;
  if (person === 'signed-in-too-long-ago') return 'sign-in-expired';
  if (person === 'nobody') return 'sign-in-required';
  return account.includes(person) ? null : 'role-not-allowed';
}

interface Cell {
  readonly method: MethodName;
  readonly role: Role | Stranger;
  readonly person: Person;
}

const cells: readonly Cell[] = methods.flatMap((method) => [
  { method, role: 'no-token', person: 'nobody' } as const,
  { method, role: 'unknown-token', person: 'nobody' } as const,
  ...terminalRoles.flatMap((role) => persons.map((person) => ({ method, role, person }))),
]);

const doorTypes = ['sign-in-required', 'sign-in-expired', 'role-not-allowed', 'bad-request', 'bug'];
const codes: Readonly<Record<string, number>> = {
  'sign-in-required': 401,
  'sign-in-expired': 401,
  'role-not-allowed': 403,
};

/** What the door itself said; null when it let the call through, whatever the operation answered. */
function atTheDoor({ status, body }: Answered): string | null {
  const type = refusalIn(body);
  // Asked behind it, of one dossier (`main/operations/dossier-guard.ts`).
  if (type === 'dossier-held-by-other' || type === 'dossier-of-other-point') return null;
  const refused = status !== 200 || doorTypes.includes(type ?? '');
  if (!refused) return null;
  return codes[type ?? ''] === status ? type : `${status} ${JSON.stringify(body)}`;
}

/** Undefined: no token at all. */
function tokenFor(door: OpenDoor, { role, person }: Pick<Cell, 'role' | 'person'>): string | undefined {
  if (role === 'no-token') return undefined;
  if (role === 'unknown-token') return 'a-token-nobody-was-given';
  const counter = role === 'counter' ? CounterId('1') : null;
  if (person === 'nobody') return door.tokenOf({ role, counter });
  const ended = person === 'signed-in-too-long-ago';
  const account = ended ? door.account('canbo', 'clerk') : door.account(`mau.${person}`, person);
  const expiresAt = door.clock.now() + (ended ? 0 : 1);
  return door.tokenOf({ role, counter, account, expiresAt });
}

const inWords = ({ method, role, person }: Cell) => `${method} on ${role} as ${person}`;

test(`who may do what is what the table says, in all ${cells.length} cells of the one gate`, () =>
  withOpenDoor({}, ({ station, clock, ...door }) => {
    const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
    const admit = createAdmission({ store: station.store, hashToken, now: clock.now });
    const tokens = new Map<string, string | undefined>();
    const wrong: string[] = [];
    for (const cell of cells) {
      const who = `${cell.role} ${cell.person}`;
      if (!tokens.has(who)) tokens.set(who, tokenFor({ station, clock, ...door }, cell));
      const said = refusedBy(() => admit(cell.method, tokens.get(who), { isLocal: true }, undefined));
      if (said !== expected(cell.method, cell.role, cell.person)) wrong.push(`${inWords(cell)}: ${said}`);
    }
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(3000);
  }));

function refusedBy(admit: () => unknown): string | null {
  try {
    admit();
    return null;
  } catch (error) {
    return refusalIn(error);
  }
}

describe.each(['WebSocket', 'HTTP'] as const)('over %s, who may do what', (way) => {
  /** The gate has every cell; a road has to show that it asks the gate, for every method: two cells of each, in turn. */
  const some = methods.flatMap((method, turn) => {
    const own = cells.filter((cell) => cell.method === method);
    const refused = own.filter(({ role, person }) => expected(method, role, person) !== null);
    const allowed = own.filter(({ role, person }) => expected(method, role, person) === null);
    return [refused, allowed].flatMap((each) => each.slice(turn % each.length).slice(0, 1));
  });

  test(`is what the gate says, in ${some.length} cells`, { timeout: 60_000 }, () =>
    withOpenDoor({}, async (door) => {
      const road = await openRoad(door.port);
      const wrong: string[] = [];
      for (const cell of some) {
        const [token, input] = [tokenFor(door, cell), sampleInput(cell.method)];
        const call = () =>
          way === 'HTTP' ? post(door.port, cell.method, input, { token }) : road.call(cell.method, input, { token });
        const said = atTheDoor(await call());
        if (said !== expected(cell.method, cell.role, cell.person)) wrong.push(`${inWords(cell)}: ${said}`);
      }
      road.close();
      expect(door.said.filter(({ event }) => event === 'bug')).toEqual([]);
      expect(wrong).toEqual([]);
    }),
  );

  test('is asked before what is said is looked at, so that a stranger learns nothing of it', () =>
    withOpenDoor({}, async ({ port }) => {
      const road = await openRoad(port);
      const call = (method: string, input: unknown) =>
        way === 'HTTP' ? post(port, method, input) : road.call(method, input);
      const said = await Promise.all(
        methods
          .filter((method) => rights[method].terminals !== 'anyone')
          .map(async (method) => refusalIn((await call(method, { nonsense: 1 })).body)),
      );
      road.close();
      expect(new Set(said)).toEqual(new Set(['sign-in-required']));
    }));
});

describe('a clerk', () => {
  const ofCounters = methods.filter(
    (method) => typeof sampleInput(method).counter === 'string' && expected(method, 'counter', 'clerk') === null,
  );

  test('can do nothing in the name of another counter', () =>
    withOpenDoor({}, async (door) => {
      const road = await openRoad(door.port);
      const account = door.account('canbo2', 'clerk');
      const expiresAt = door.clock.now() + 1000;
      const token = door.tokenOf({ role: 'counter', counter: CounterId('2'), account, expiresAt });
      door.station.store.openDueDay({ account: null, terminal: TerminalId('station') });
      await post(door.port, 'issueTicket', sampleInput('issueTicket'), { token: door.tokenOf({ role: 'kiosk' }) });
      const head = door.station.store.head();
      const said: Record<string, string | null> = {};
      for (const method of ofCounters)
        said[method] = refusalIn((await road.call(method, sampleInput(method), { token })).body);
      road.close();
      expect(ofCounters.length).toBeGreaterThan(11);
      const elsewhere = ['not-your-counter', 'counter-staffed', 'counter-closed'];
      expect(Object.entries(said).filter(([, refusal]) => !elsewhere.includes(refusal ?? ''))).toEqual([]);
      expect([said.callNext, said.openCounter]).toEqual(['not-your-counter', 'counter-staffed']);
      expect(door.station.store.head()).toEqual(head);
    }));

  test('whose sign-in has ended is not the one who takes a number at the counter', () =>
    withOpenDoor({}, async (door) => {
      const token = tokenFor(door, { role: 'counter', person: 'signed-in-too-long-ago' });
      await post(door.port, 'issueTicket', sampleInput('issueTicket'), { token });
      const [issued] = door.station.store.log.read(door.station.store.head().seq, { maxEvents: 1, maxBytes: 1 });
      expect(issued).toMatchObject({ type: 'ticket-issued', actor: { account: null, terminal: 'counter-1' } });
    }));

  test('who signed out is a stranger with the old token', () =>
    withOpenDoor({}, async (door) => {
      const token = tokenFor(door, { role: 'counter', person: 'clerk' });
      const { body } = await post(door.port, 'signOut', {}, { token });
      expect(body).toMatchObject({ ok: true, value: { account: null, role: 'counter' } });
      expect((await post(door.port, 'whoAmI', {}, { token })).status).toBe(401);
      const fresh = (body as { value: { token: string } }).value.token;
      expect((await post(door.port, 'whoAmI', {}, { token: fresh })).body).toMatchObject({ account: null });
      expect(
        refusalIn((await post(door.port, 'findDossiers', sampleInput('findDossiers'), { token: fresh })).body),
      ).toBe('sign-in-required');
    }));
});
