import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { officialCalendar } from '../../../domain/data/days-off.ts';
import { Origin, QueueId, TerminalId } from '../../../domain/ids.ts';
import { openBallast } from '../../../main/adapters/system/ballast.ts';
import { openKeyFileVault } from '../../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import { ticketOperations } from '../../../main/operations/tickets.ts';
import type { LogEntry } from '../../../main/ports/log.ts';
import { openPointStore } from '../../../main/store/open-point-store.ts';
import { settableClock } from '../../support/settable-clock.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { testPoint } from '../../support/test-point.ts';

/**
 * T14: SQLite itself says SQLITE_FULL when its file may not grow (`max_page_count`), as on a full disk; giving the ballast up lets it
 * grow again. Not shown here: a real disk that is full to the last byte with a ballast of 64 MB on it.
 */
async function onFullDisk(hasBallast: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-ballast-'));
  const ballast = openBallast(folder, 1024 * 1024);
  if (hasBallast) await ballast.keep();
  const [clock, ids] = [settableClock(), createRandomIds()];
  const written: LogEntry[] = [];
  const full = { lift: () => {} };
  const opened = openPointStore({
    ...{ folder, point: testPoint, calendar: officialCalendar, clock, ids, vault: openKeyFileVault(folder) },
    operatorLog: { write: (entry) => void written.push(entry) },
    provinceOffset: () => null,
    giveRoom: () => {
      const given = ballast.give();
      if (given) full.lift();
      return given;
    },
  });
  if (!opened.ok) throw new Error(opened.error.type);
  const store = opened.value;
  const { write } = store.databases;
  const { issueTicket } = ticketOperations({ store, clock, ids });
  const at = {
    terminal: TerminalId('kiosk-a'),
    role: 'kiosk' as const,
    counter: null,
    account: null,
    isSetUp: false,
    expiresAt: null,
    isLocked: false,
  };
  const caller = { tokenHash: '', session: at, role: null, signal: undefined };
  const issue = () =>
    issueTicket({ origin: Origin(origin()), queue: QueueId('A'), priority: null, language: 'vi' }, caller);
  value(await issue());
  write.pragma(`max_page_count = ${write.pragma('page_count', { simple: true })}`);
  full.lift = () => void write.pragma('max_page_count = 1000000');
  const numbers: string[] = [];
  const refusals: string[] = [];
  for (let n = 0; n < 60 && refusals.length === 0; n++) {
    const answer = await issue();
    if (answer.ok) numbers.push(answer.value.number);
    else refusals.push(answer.error.type);
  }
  const found = {
    numbers,
    refusals,
    state: ballast.state(),
    said: written.filter(({ event }) => event === 'disk-full').length,
  };
  store.close();
  rmSync(folder, { recursive: true });
  return found;
}

test('T14: on a full disk the ballast is given up, it is said, and the next number is given as if nothing were', async () => {
  const { numbers, refusals, state, said } = await onFullDisk(true);
  expect(refusals).toEqual([]);
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => `A${String(n + 2).padStart(3, '0')}`));
  expect({ state, said }).toEqual({ state: 'given', said: 1 });
});

test('T14: without one, the full disk is a refusal: the control', async () => {
  expect(await onFullDisk(false)).toMatchObject({ refusals: ['log-not-writable'], state: 'none' });
});

test('the ballast is made again where there is room, and really takes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-ballast-'));
  const ballast = openBallast(folder, 3 * 1024 * 1024);
  await ballast.keep();
  expect(ballast.state()).toBe('there');
  expect(statSync(join(folder, 'ballast')).blocks * 512).toBeGreaterThanOrEqual(3 * 1024 * 1024);
  expect(ballast.give()).toBe(true);
  expect(existsSync(join(folder, 'ballast'))).toBe(false);
  expect(ballast.give()).toBe(false);
  await ballast.keep();
  expect(ballast.state()).toBe('there');
  rmSync(folder, { recursive: true });
});
