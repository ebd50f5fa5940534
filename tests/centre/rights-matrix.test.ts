import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { rights } from '../../contract/rights.ts';
import { terminalApi } from '../../contract/terminal-api.ts';
import { type AccountId, CounterId, DossierId } from '../../domain/ids.ts';
import { type AccountRole, accountRoles } from '../../domain/roles.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createAdmission } from '../../main/adapters/terminal/admit.ts';
import { type Caller, type Handlers, type MethodName, NotPermitted } from '../../main/operations/caller.ts';
import { guardDossiers } from '../../main/operations/dossier-guard.ts';
import { keepRights, readRights } from '../../main/operations/rights-now.ts';
import { actAsked, asWritten, restsWithoutProvince } from '../support/rights-as-written.ts';
import { type OpenDoor, post, refusalIn, staffedCounter, withOpenDoor } from './open-door.ts';
import { sampleInput } from './sample-inputs.ts';

const day = 24 * 3_600_000;

/** How long ago the province was heard, and what it said; a point that it never spoke to stands by itself. */
const contacts = {
  never: null,
  online: { daysAgo: 0, revoked: false },
  'offline for a month and a half': { daysAgo: 44, revoked: false },
  'offline for longer than its word holds': { daysAgo: 46, revoked: false },
  'taken back by the province, online': { daysAgo: 0, revoked: true },
  'taken back by the province, offline since': { daysAgo: 44, revoked: true },
} as const;
type Contact = keyof typeof contacts;

/** Where the dossier was received and is given back. */
const places = { here: '22006-1', 'another point of the commune': '22006-9', 'another commune': '21583-1' } as const;
type Place = keyof typeof places;

/** As the letters of `asWritten` stand. */
const whose = ['mine', 'handed on to nobody', 'at the reception of another', 'of another'] as const;

const allContacts = Object.keys(contacts) as Contact[];
const lying = (Object.keys(places) as Place[]).flatMap((place) => whose.map((as) => ({ place, whose: as })));

const ofPeople = (Object.keys(terminalApi) as MethodName[]).filter((method) => rights[method].account !== 'none');
const onOne = Object.keys(actAsked) as (keyof typeof actAsked)[];

interface Cell {
  readonly method: MethodName;
  readonly role: AccountRole;
  readonly contact: Contact;
  readonly of?: { readonly place: Place; readonly whose: (typeof whose)[number] };
}
type Said = 'goes on' | 'role-not-allowed' | 'account-revoked' | 'rights-expired' | 'not this dossier';

/** What the design says of a cell: read from the tables as they were written a second time, and in no other way. */
function expected({ method, role, contact, of }: Cell): Said {
  const { account } = rights[method];
  const word = contacts[contact];
  if (account === 'none' || !account.includes(role)) return 'role-not-allowed';
  if (word?.revoked) return 'account-revoked';
  if ((word?.daysAgo ?? 0) > 45 && restsWithoutProvince.includes(method)) return 'rights-expired';
  if (!of) return 'goes on';
  const [here = '', elsewhere = ''] = (asWritten[role][actAsked[method] ?? 'open'] ?? '---- ----').split(' ');
  return (of.place === 'here' ? here : elsewhere)[whose.indexOf(of.whose)] === 'y' ? 'goes on' : 'not this dossier';
}

/** A station, or one that was built wrongly in one place. */
interface Build {
  readonly now?: (door: OpenDoor) => number;
  readonly guard?: (guarded: Handlers<MethodName>, through: Handlers<MethodName>) => Handlers<MethodName>;
  readonly contacts?: readonly Contact[];
}

async function inAllCells(build: Build, of: (cell: Cell, said: Said) => void): Promise<void> {
  await withOpenDoor({}, async (door) => {
    const { store } = door.station;
    const dossier = await receivedDossier(door);
    const people = accountRoles.map((role) => ({ role, account: door.account(`mau.${role}`, role) }));
    const admitted = new Map<string, Caller>();
    const admit = admissionOf(door, build);
    for (const contact of build.contacts ?? allContacts) {
      hear(door, contact, people);
      for (const { role, account } of people)
        for (const method of ofPeople) {
          const caller = admit(method, role, account);
          of({ method, role, contact }, typeof caller === 'string' ? caller : 'goes on');
          if (typeof caller !== 'string') admitted.set(`${method} ${role} ${contact}`, caller);
          else if (method in actAsked) for (const each of lying) of({ method, role, contact, of: each }, caller);
        }
    }
    const through = Object.fromEntries(ofPeople.map((method) => [method, () => 'through'])) as never;
    const guarded = guardDossiers(through, { store, ids: createRandomIds() });
    const behind = (build.guard?.(guarded, through) ?? guarded) as Record<
      MethodName,
      (i: object, c: Caller) => unknown
    >;
    const move = store.databases.write.prepare(
      'UPDATE dossiers SET holder = ?, state = ?, received_at_point = ?, return_at_point = ? WHERE dossier = ?',
    );
    const another = door.account('khac', 'clerk');
    for (const each of lying)
      for (const { role, account } of people) {
        const holder = each.whose === 'mine' ? account : each.whose === 'handed on to nobody' ? null : another;
        const state = each.whose === 'at the reception of another' ? 'received' : 'in-process';
        if (each.whose === 'mine' || role === accountRoles[0])
          move.run(holder, state, places[each.place], places[each.place], dossier);
        for (const [method, contact] of onOne.flatMap((name) =>
          (build.contacts ?? allContacts).map((at) => [name, at] as const),
        )) {
          const caller = admitted.get(`${method} ${role} ${contact}`);
          const input = { ...sampleInput(method), dossier, dossiers: [dossier] };
          if (caller)
            of(
              { method, role, contact, of: each },
              behindTheDoor(() => behind[method](input, caller)),
            );
        }
      }
  });
}

/** The newest word of the province that was heard: the clock goes on from one contact to the next. */
function hear({ station, clock }: OpenDoor, contact: Contact, people: readonly { account: AccountId }[]): void {
  const { store } = station;
  const word = contacts[contact];
  clock.pass(100 * day);
  if (!word) {
    expect(readRights(store.memory), 'it has never spoken').toBeNull();
    return;
  }
  const revoked = word.revoked ? people.map(({ account }) => account) : [];
  const issuedAt = clock.now() - word.daysAgo * day;
  keepRights(store.memory, { point: store.point.id, issuedAt, validDays: 45, warnDays: 30, revoked });
}

/** The one door, on the first of the terminals that has the method. */
function admissionOf(door: OpenDoor, build: Build) {
  const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
  const { store } = door.station;
  const admit = createAdmission({ store, hashToken, now: () => build.now?.(door) ?? door.clock.now() });
  const tokens = new Map<string, string>();
  return (method: MethodName, role: AccountRole, account: AccountId): Caller | Said => {
    const { terminals } = rights[method];
    const terminal = terminals === 'anyone' ? 'office' : (terminals[0] ?? 'office');
    const counter = terminal === 'counter' ? CounterId('1') : null;
    const key = `${terminal} ${role}`;
    const token =
      tokens.get(key) ?? door.tokenOf({ role: terminal, counter, account, expiresAt: Number.MAX_SAFE_INTEGER });
    tokens.set(key, token);
    try {
      return admit(method, token, { isLocal: true }, undefined);
    } catch (error) {
      return refusalIn(error) as Said;
    }
  };
}

function behindTheDoor(run: () => unknown): Said {
  try {
    run();
    return 'goes on';
  } catch (error) {
    if (error instanceof NotPermitted) return 'not this dossier';
    throw error;
  }
}

async function receivedDossier(door: OpenDoor): Promise<DossierId> {
  const token = await staffedCounter(door, '1');
  const { body } = await post(door.port, 'receiveDossier', sampleInput('receiveDossier'), { token });
  const { value } = body as { value?: { dossier: string } };
  if (!value) throw new Error(`no dossier: ${JSON.stringify(body)}`);
  return DossierId(value.dossier);
}

async function wrongCells(build: Build = {}): Promise<{ wrong: string[]; cells: number }> {
  const found = { wrong: [] as string[], cells: 0 };
  await inAllCells(build, (cell, said) => {
    found.cells++;
    if (said === expected(cell)) return;
    const { method, role, contact, of } = cell;
    found.wrong.push(`${method} as ${role}, ${contact}${of ? `, ${of.whose}, ${of.place}` : ''}: ${said}`);
  });
  return found;
}

test('T22: who may do what, in every cell of role × command × own point, other point, other commune × online, offline', async () => {
  const { wrong, cells } = await wrongCells();
  expect(wrong).toEqual([]);
  const [roles, states] = [accountRoles.length, Object.keys(contacts).length];
  expect(cells).toBe(roles * states * (ofPeople.length + onOne.length * whose.length * 3));
  expect(cells).toBeGreaterThan(20_000);
});

test('T22: the matrix sees a door that forgets how long ago the province was heard, and a guard that asks of no dossier', async () => {
  const forgetful = await wrongCells({ now: () => 0, contacts: ['offline for longer than its word holds'] });
  expect(forgetful.wrong.length).toBeGreaterThan(0);
  expect(forgetful.wrong.every((line) => line.includes('offline for longer'))).toBe(true);
  const blind = await wrongCells({ guard: (_guarded, through) => through, contacts: ['online'] });
  expect(blind.wrong.some((line) => line.includes('another commune'))).toBe(true);
});
