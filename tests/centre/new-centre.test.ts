import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CentreFile, exampleCentre } from '../../scripts/new-centre/centre-file.ts';
import { firstTicket, putUpCentre } from '../../scripts/new-centre/put-up.ts';

/** A new centre from one file to its first ticket, each PC a process; with the large numbers five PCs, and by hand too. */
const terminals = Number(process.env.GAN_DAN_NEW_CENTRE ?? '2');
const entry = process.env.GAN_DAN_STATION ?? join(import.meta.dirname, '../../main/station.ts');

/** The host with its first PCs; what no other PC has, counter and board, stands at the host. */
function centreOf(count: number): CentreFile {
  const file = exampleCentre({ allHours: true });
  return { ...file, pcs: file.pcs.slice(0, count - 1) };
}

async function putUp(byHand: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-new-centre-'));
  const file = centreOf(terminals);
  try {
    const centre = await putUpCentre({ file, folder, entry, byHand });
    try {
      const { number } = await firstTicket(centre, file);
      const kept = [0, 1].map((nth) => readdirSync(join(folder, `pc-${nth}`, 'station')));
      return { number, kept, decisions: centre.decisions, pcs: centre.pcs.length };
    } finally {
      await centre.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('S2, S4: a centre stands by one file and no answer, and its first number is called and seen on the wall', async () => {
  const { number, kept, decisions, pcs } = await putUp(false);
  expect({ pcs, decisions }).toEqual({ pcs: centreOf(terminals).pcs.length + 1, decisions: [] });
  expect(number).toMatch(/^[A-Z]001$/);
  // What was brought became the host's point and the other's pairing; the used secret of that is gone.
  expect(kept[0]).toEqual(expect.arrayContaining(['point.json', 'log.db']));
  expect(kept[1]).toContain('host.json');
  expect(kept[1]).not.toContain('device.json');
});

test.runIf(terminals > 2)('S2: the same by hand, through wizard and pairing, each answer counted', async () => {
  const { number, decisions } = await putUp(true);
  const [people, others] = [exampleCentre().people.length, terminals - 1];
  // The host: language, role, files, start. Each other PC: added at the office; language, role, start; its code.
  expect(decisions).toHaveLength(4 + people + 5 * others);
  expect(number).toMatch(/^[A-Z]001$/);
});
