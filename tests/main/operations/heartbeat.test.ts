import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { heartbeatBytes, heartbeatChecks, heartbeatFacts } from '../../../contract/heartbeat-api.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { checkIds } from '../../../domain/doctor.ts';
import { StreamId } from '../../../domain/ids.ts';
import { isSignedBy } from '../../../main/adapters/system/ed25519.ts';
import { type HeartbeatWitnesses, heartbeatSource } from '../../../main/operations/heartbeat-facts.ts';
import { keepHeartbeat } from '../../../main/operations/keep-heartbeat.ts';
import { writeLink } from '../../../main/operations/province-link.ts';
import { readWantedVersion } from '../../../main/operations/wanted-version.ts';
import { createHeartbeatPlug } from '../../../main/ports/heartbeat.ts';
import type { ProvinceDoor } from '../../../main/ports/province.ts';
import type { RoadState } from '../../../main/ports/province-road.ts';
import { settableClock } from '../../support/settable-clock.ts';
import { withStation } from '../../support/with-station.ts';

const stream = StreamId(`22006-1:p-${'a'.repeat(32)}`);

test('S10: a real station says how it is in at most a kilobyte, with each part it knows', () => {
  const heartbeat = createHeartbeatPlug();
  expect(heartbeat.facts(), 'before anybody knows').toEqual({});
  return withStation({ heartbeat }, async ({ station, kiosk }) => {
    await kiosk();
    await station.doctor.run();
    const facts = heartbeat.facts();
    const silent = Object.keys(heartbeatFacts.shape).filter((part) => !(part in facts));
    expect(silent, 'no backups are made in a test').toEqual(['backupAt']);
    expect(facts).toMatchObject({ version: 'test', update: { is: 'off', ready: null }, screens: { stations: 0 } });
    expect(JSON.stringify({ stream: station.store.stream, ...facts }).length).toBeLessThanOrEqual(heartbeatBytes);
  });
});

/** Whom the heartbeat asks, each as bad as it can be. */
const worst: HeartbeatWitnesses = {
  version: '1'.repeat(99),
  schema: 450,
  clock: { mono: () => 9_999_999_000 },
  road: { state: () => roadIs('in-sync', { backlog: 9_999_999, oldest: 9_999_999_999_999 }) },
  printers: [{ state: () => 'ready-unverified' }, { state: () => 'ready-unverified' }] as never,
  alone: () => ({ events: 9_999_999, oldest: 9_999_999_999_999 }),
  backups: { standing: () => ({ last: { at: 9_999_999_999_999 } }) } as never,
  diskFreeBytes: () => 9_999_999 * 1024 ** 2,
  doctor: () => checkIds.map((id, n) => ({ id, state: n % 2 ? 'bad' : 'warning' })),
  updates: {
    state: () => 'not-installed',
    staged: () => ({ version: '123456.123456.123456-abcdefgh.12345678' }) as never,
  },
  screens: () => ({ kiosk: 99, board: 99, stations: 99 }),
  onBug: () => {},
};

test('with everything wrong at once it stays a kilobyte: the doctor’s list is cut and its count is not; a part that fails is left out', () => {
  const facts = heartbeatSource(worst).facts();
  expect(Object.keys(facts).sort()).toEqual(Object.keys(heartbeatFacts.shape).sort());
  expect(JSON.stringify({ stream, ...facts }).length).toBeLessThanOrEqual(heartbeatBytes);
  expect(facts.doctor?.bad).toHaveLength(heartbeatChecks.bad);
  expect(facts.doctor?.bads).toBeGreaterThan(heartbeatChecks.bad);

  const bugs: string[] = [];
  const failing = heartbeatSource({
    ...worst,
    onBug: (where) => void bugs.push(where),
    diskFreeBytes: () => {
      throw new Error('the disk');
    },
  }).facts();
  expect(failing).toEqual({ ...facts, diskMiB: undefined });
  expect(bugs).toEqual(['heartbeat diskMiB']);
});

function roadIs(state: RoadState['state'], more: Partial<RoadState> = {}): RoadState {
  return { ...{ state, backlog: 0, oldest: null, lastContact: null, detail: null, offsetMs: null }, ...more };
}

/** A point and a province that answers as it is told to. */
function reporting() {
  const memory = new Map<string, string>();
  const kept = {
    get: (key: string) => memory.get(key) ?? null,
    set: (key: string, value: string) => void memory.set(key, value),
  };
  const clock = settableClock();
  const road = { now: roadIs('never-reached'), onChange: () => {} };
  const heard: object[] = [];
  const pair = generateKeyPairSync('ed25519');
  const answer = { now: { ok: true, value: { ok: true, value: { wanted: null } } } as unknown };
  const turn = (state: RoadState['state']) => {
    road.now = roadIs(state);
    road.onChange();
  };
  const wantedNow: (string | null)[] = [];
  const beating = keepHeartbeat({
    ...{ memory: kept, clock, stream: () => stream, isSigned: isSignedBy, operatorLog: { write: () => {} } },
    source: { facts: () => ({ version: '1.0.0' }) },
    door: {
      heartbeat: async (_: string, said: object) => {
        heard.push(said);
        return answer.now;
      },
    } as unknown as ProvinceDoor,
    road: {
      state: () => road.now,
      onChange: (told: () => void) => {
        road.onChange = told;
        return () => {};
      },
    } as never,
    onWanted: () => void wantedNow.push(readWantedVersion(kept)?.version ?? null),
  });
  onTestFinished(beating.close);
  writeLink(kept, stream, { keyId: 'k', sealTo: '' });
  memory.set('province-signing-key', pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'));
  const say = (word: object) => {
    const text = canonicalJson(word);
    const signature = sign(null, Buffer.from(text), pair.privateKey).toString('base64');
    answer.now = { ok: true, value: { ok: true, value: { wanted: { text, signature } } } };
  };
  return { clock, turn, heard, answer, say, beating, wantedNow };
}

test('offline nobody is asked and nothing is kept to be sent later: on the road’s return there is one beat, at once', async () => {
  const { clock, turn, heard, answer, beating } = reporting();
  for (let minute = 0; minute < 30; minute++) {
    clock.pass(60_000);
    turn(minute % 2 ? 'unreachable' : 'never-reached');
  }
  expect(heard).toEqual([]);
  turn('in-sync');
  expect(heard).toEqual([{ stream, version: '1.0.0' }]);
  turn('in-sync');
  expect(heard, 'not twice in a minute').toHaveLength(1);

  // A province that refuses, and a door that fails: the next minute is as any other.
  for (const bad of [
    { ok: false, error: { type: 'unreachable' } },
    { ok: true, value: { ok: false, error: { type: 'revoked' } } },
    null,
  ]) {
    answer.now = bad;
    clock.pass(60_000);
    turn('in-sync');
    await beating.beat();
  }
  clock.pass(60_000);
  const before = heard.length;
  turn('in-sync');
  expect(heard.length).toBe(before + 1);
});

test('the wanted version is taken once, by its signature, and told to whoever follows it', async () => {
  const { say, beating, wantedNow } = reporting();
  const word = { kind: 'wanted-version', point: '22006-1', change: 3, version: '1.4.2-rc.1', manifestHash: null };
  say(word);
  await beating.beat();
  await beating.beat();
  expect(wantedNow).toEqual(['1.4.2-rc.1']);
  say({ ...word, change: 2, version: '1.4.1' });
  await beating.beat();
  say({ ...word, change: 4, point: '22006-2', version: '9.9.9' });
  await beating.beat();
  expect(wantedNow, 'an older word, and one for another point').toHaveLength(1);
  say({ ...word, change: 5, version: '1.4.2' });
  await beating.beat();
  expect(wantedNow).toEqual(['1.4.2-rc.1', '1.4.2']);
});
