import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StationId } from '../../domain/ids.ts';
import { openKeptStandIn } from '../../main/adapters/lan/kept-stand-in.ts';
import { prepareDemonstration } from '../../scripts/demonstration.ts';
import { letStationEnrol } from '../../scripts/start/prepare-province.ts';

const at = { folder: '' };
beforeEach(() => {
  at.folder = mkdtempSync(join(tmpdir(), 'gan-dan-demonstration-'));
});
afterEach(() => rmSync(at.folder, { recursive: true, force: true }));

test('a PC that works for another one is given no log, no point and no ticket when its centre is started again', async () => {
  writeFileSync(join(at.folder, 'host.json'), '{}');
  await prepareDemonstration({ folder: at.folder, now: Date.now() });
  await letStationEnrol({ database: 'postgres://nobody.invalid/none', folder: at.folder });
  for (const name of ['log.db', 'point.json', 'enrolment.json']) expect(existsSync(join(at.folder, name))).toBe(false);
});

test('where the stand-in may have taken the place of a host that was off, nothing is written there before both have met', async () => {
  const key = 'a'.repeat(64);
  openKeptStandIn(at.folder).keep({ station: StationId('abcd2345'), key, name: 'Máy mẫu', released: false });
  await prepareDemonstration({ folder: at.folder, now: Date.now() });
  const log = new DatabaseSync(join(at.folder, 'log.db'), { readOnly: true });
  const { events } = log.prepare("SELECT count(*) AS events FROM events WHERE type LIKE 'ticket-%'").get() as never;
  log.close();
  expect(events).toBe(0);
});
