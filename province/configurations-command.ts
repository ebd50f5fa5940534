import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signedPointText } from '../contract/point-signature.ts';
import type { PointId } from '../domain/ids.ts';
import { openSealingKey } from './adapters/sealing-key.ts';
import { openSigningKey } from './adapters/signing-key.ts';
import { openAdministration } from './open-administration.ts';
import { configurationsTemplate, readConfigurations } from './operations/configurations.ts';

/**
 * A table of points → a folder for each, `DIR/<point>/`: `point.json`, the province's signature on it, and where a database
 * is named, `enrolment.json` with a ticket. Whole or nothing: DIR is not there before, and is there only when all is written.
 *   configurations template                       prints a table of all communes to fill in
 *   configurations FILE.csv --out DIR [--data DIR] [--tickets --database URL]
 */
export async function configurationsCommand(
  file: string,
  settings: { readonly dataFolder: string; readonly out: string; readonly ticketsFrom: string | null },
): Promise<{ readonly lines: readonly string[]; readonly failed: boolean }> {
  if (file === 'template') return { lines: [configurationsTemplate()], failed: false };
  const { dataFolder, out, ticketsFrom } = settings;
  if (!existsSync(file)) return failure(`${file || 'FILE.csv'} is not there`);
  if (existsSync(out)) return failure(`${out} is there already: name a folder that is not`);
  const read = readConfigurations(readFileSync(file, 'utf8'));
  if (!read.ok)
    return failure(
      ...read.error.map(({ line, column, says }) => `line ${line}${column && `, column ${column}`}: ${says}`),
      `nothing was written: ${read.error.length} faults`,
    );
  const [signing, sealing] = [await openSigningKey(dataFolder), await openSealingKey(dataFolder)];
  const tickets =
    ticketsFrom === null
      ? null
      : await createTickets(
          ticketsFrom,
          read.value.map(({ id }) => id),
        );
  if (tickets && !tickets.ok) return failure(tickets.why);
  const part = `${out}.part`;
  rmSync(part, { recursive: true, force: true });
  for (const point of read.value) {
    const folder = join(part, point.id);
    mkdirSync(folder, { recursive: true });
    const text = `${JSON.stringify(point, null, 2)}\n`;
    const signature = { v: 1, signedBy: signing.publicKey, signature: signing.sign(signedPointText(text)) };
    writeFileSync(join(folder, 'point.json'), text);
    writeFileSync(join(folder, 'point.signature.json'), `${JSON.stringify(signature, null, 2)}\n`);
    const ticket = tickets?.of.get(point.id);
    const keys = { sealTo: sealing.publicKey, signedBy: signing.publicKey };
    if (ticket)
      writeFileSync(join(folder, 'enrolment.json'), `${JSON.stringify({ ticket, province: keys })}\n`, { mode: 0o600 });
  }
  renameSync(part, out);
  return {
    lines: [`${read.value.length} points in ${out}${tickets ? ', each with a ticket for seven days' : ''}`],
    failed: false,
  };
}

async function createTickets(database: string, points: readonly PointId[]) {
  const office = await openAdministration(database);
  try {
    const of = new Map<string, string>();
    for (const point of points) {
      const made = await office.createEnrolmentTicket(point);
      if (!made.ok) return { ok: false as const, why: `${point}: ${made.error.type}` };
      of.set(point, made.value.ticket);
    }
    return { ok: true as const, of };
  } finally {
    await office.close();
  }
}

function failure(...lines: string[]) {
  return { lines, failed: true };
}
