import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lineLog, systemClock } from './adapters/system.ts';
import { openByHand } from './open-by-hand.ts';

export const byHandActs = ['import', 'export', 'enrolment', 'rights', 'open-backup', 'rebuild'] as const;
export type ByHandAct = (typeof byHandActs)[number];

const mostDays = 400;

function wrongRights([point = '', days = '']: readonly string[]): string | null {
  if (!/^\d{5}-\d{1,2}$/.test(point))
    return `rights POINT DAYS: a point is written as 22006-2, not ${point || 'left out'}`;
  const isDays = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= mostDays;
  return isDays ? null : `rights POINT DAYS: days are a whole number from 1 to ${mostDays}, not ${days || 'left out'}`;
}

/**
 * What an operator does with a stick, at the machine:
 *   import FILE…              takes bundles in, one line of JSON each; exit code 1 when one is refused
 *   export POINT [--out DIR]  writes the answer for a point
 *   enrolment POINT           prints the `enrolment.json` of a station that no wire reaches: a ticket and the province's keys
 *   open-backup FILE          a new PC asks for the key of a lost one's backup: writes the answer beside it, for that PC alone
 *   rebuild                   writes all figures anew out of the stored events, beside a running server; says how many
 *   rights POINT DAYS         how long the rights of its people stand without contact
 */
export async function byHandCommand(
  act: ByHandAct,
  given: readonly string[],
  settings: { readonly database: string; readonly dataFolder: string; readonly out: string },
): Promise<{ readonly lines: readonly string[]; readonly failed: boolean }> {
  const wrong = act === 'rights' ? wrongRights(given) : null;
  if (wrong !== null) return { lines: [wrong], failed: true };
  const office = await openByHand({ ...settings, log: lineLog(process.stderr, systemClock) });
  try {
    if (act === 'import') return await importAll(office, given);
    if (act === 'open-backup') return await openBackup(office, given[0] ?? '');
    if (act === 'rebuild') {
      const { points, events } = await office.rebuild();
      return { lines: [`${points} points, ${events} events`], failed: false };
    }
    const [point = '', days = ''] = given;
    if (act === 'rights') {
      await office.setRightsDays(point, Number(days));
      return { lines: [`${point} ${days}`], failed: false };
    }
    if (act === 'enrolment') {
      const made = await office.createEnrolmentTicket(point);
      if (!made.ok) return { lines: [made.error.type], failed: true };
      return { lines: [JSON.stringify({ ticket: made.value.ticket, province: office.provinceKeys })], failed: false };
    }
    const made = await office.makeBundle(point);
    if (!made.ok) return { lines: [made.error.type], failed: true };
    const path = join(settings.out, made.value.name);
    await writeFile(path, made.value.bytes, { flag: 'wx' });
    return { lines: [path], failed: false };
  } finally {
    await office.close();
  }
}

async function importAll(office: Awaited<ReturnType<typeof openByHand>>, files: readonly string[]) {
  const lines: string[] = [];
  let failed = false;
  for (const file of files) {
    const taken = await office.takeBundle(await readFile(file));
    lines.push(JSON.stringify({ file, ...(taken.ok ? { taken: taken.value } : { refused: taken.error.type }) }));
    failed ||= !taken.ok;
  }
  return { lines, failed };
}

/** Beside the question, so that the same stick brings it back. */
async function openBackup(office: Awaited<ReturnType<typeof openByHand>>, file: string) {
  const opened = await office.openBackup(JSON.parse(await readFile(file, 'utf8')));
  if (!opened.ok) return { lines: [opened.error.type], failed: true };
  const path = join(dirname(file), 'tinh-da-mo.json');
  await writeFile(path, JSON.stringify(opened.value));
  return { lines: [path], failed: false };
}
