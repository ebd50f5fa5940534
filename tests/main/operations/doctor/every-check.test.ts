import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckId } from '../../../../domain/doctor.ts';
import { openBallast } from '../../../../main/adapters/system/ballast.ts';
import { backups, ballast } from '../../../../main/operations/doctor/backups.ts';
import type { Check, DoctorParts } from '../../../../main/operations/doctor/check.ts';
import { withBackups } from '../../../support/backed-up-point.ts';
import { withStore } from '../../../support/with-store.ts';

const faults = 'main/operations/doctor/faults';
const pcs = 'main/operations/doctor/joined-pc';
const machine = 'scripts/machine-settings';
const here = 'main/operations/doctor/every-check';

/** Where each check is shown red by its cause and green after its own fix; the compiler asks for every one. */
const shownIn: Readonly<Record<CheckId, string>> = {
  ...{ program: faults, host: faults, database: faults, 'disk-write': faults, 'disk-free': faults },
  ...{ 'disk-health': faults, memory: faults, clock: faults, province: faults, backlog: faults, alone: faults },
  ...{ printer: faults, 'printer-test': faults, scanner: faults, 'scanner-test': faults, 'speaker-test': faults },
  ...{ 'screen-test': faults, 'kiosk-screen': faults, fonts: faults, 'lan-door': faults, stations: faults },
  ...{ languages: faults, vault: faults, versions: pcs, pcs, ballast: here, backups: here },
  ...{ sleep: machine, restarts: machine, firewall: machine, 'auto-start': machine, 'power-on': machine },
  'damaged-dossiers': 'main/store/heal',
  'stand-in': 'main/operations/doctor/stand-in',
  'lock-down': 'main/operations/doctor/lock-down',
  update: 'main/operations/updates/keep-updates',
};

/** What a test calls the check: its id, or its name in the code. */
const namesOf = (id: string) => [`'${id}'`, id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];

test('S6: of each check a test says where it is red by its cause and green after its own fix', () => {
  const others: Partial<Record<CheckId, readonly string[]>> = {
    'disk-health': ['diskHealth'],
    update: ['lookAtUpdates'],
  };
  for (const [id, file] of Object.entries(shownIn)) {
    const text = readFileSync(join(import.meta.dirname, '../../..', `${file}.test.ts`), 'utf8');
    const names = others[id as CheckId] ?? namesOf(id);
    expect(
      names.some((name) => text.includes(name)),
      `${id} in ${file}`,
    ).toBe(true);
  }
});

const now = (check: Check, parts: Partial<DoctorParts>) => {
  if (!('now' in check)) throw new Error('looked at by a run only');
  const { state, fix, how } = check.now(parts as DoctorParts);
  return `${state} ${fix ?? how ?? ''}`.trim();
};

test('S6: the room for the last day: none yet, given up, and there again by itself once the disk has room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-ballast-check-'));
  try {
    const kept = openBallast(folder, 1024 * 1024);
    const look = () => now(ballast, { ballast: kept.state });
    expect(look()).toBe('warning free-the-disk');
    await kept.keep();
    expect(look()).toBe('ok');
    kept.give();
    expect(look()).toBe('bad free-the-disk');
    await kept.keep();
    expect(look()).toBe('ok');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('S6: no backup, one in one place only, an old one: each is said, and its press makes it well', async () => {
  await withStore(async ({ store, folder, clock }) => {
    await withBackups({ store, folder, clock }, async ({ keeper, second }) => {
      const look = () => now(backups, { backups: keeper, clock });
      rmSync(second, { recursive: true });
      await keeper.look();
      expect(look()).toBe('warning second-place');
      const alone = keeper.standing().last;
      expect(alone?.place).toBe('own');
      clock.pass(8 * 24 * 3_600_000);
      expect(look()).toBe('bad back-up-now');
    });
  });
  await withStore(async ({ store, folder, clock }) => {
    await withBackups({ store, folder, clock }, async ({ keeper }) => {
      const look = () => now(backups, { backups: keeper, clock });
      expect(look()).toBe('warning back-up-now');
      await keeper.makeNow();
      expect(look()).toBe('ok');
      clock.pass(80 * 3_600_000);
      expect(look()).toBe('warning back-up-now');
      await keeper.makeNow();
      expect(look()).toBe('ok');
    });
  });
});
