import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pointFile } from '../../contract/point-file.ts';
import { openAdministration } from '../../province/open-administration.ts';
import type { SignIn } from './ready-block.ts';
import { worksForAnother } from './works-for-another.ts';

/** What a province's technician does by hand: an officer who may look, and permission for one station to report. */
interface Place {
  readonly database: string;
  readonly folder: string;
}

/** Made once; the password stays beside the province's key, readable by its owner, so that every start can say it. */
export async function makeOfficer({ database, folder }: Place): Promise<SignIn> {
  const login = 'can-bo-tinh';
  const kept = join(folder, 'officer-password');
  if (!existsSync(kept)) {
    // Kept before the officer is: a crash between the two leaves a password without one, which the next start makes.
    writeFileSync(kept, `${randomBytes(9).toString('base64url')}\n`, { mode: 0o600 });
  }
  const password = readFileSync(kept, 'utf8').trim();
  const office = await openAdministration(database);
  await office.createOfficer({ login, name: 'Cán bộ tỉnh', password }).finally(office.close);
  return { role: 'province', login, password };
}

/** Leaves the one-time ticket where the station looks for it, unless it has had one. */
export async function letStationEnrol({ database, folder }: Place): Promise<void> {
  const left = join(folder, 'enrolment.json');
  if (existsSync(left) || worksForAnother(folder)) return;
  const point = pointFile.parse(JSON.parse(readFileSync(join(folder, 'point.json'), 'utf8'))).id;
  const office = await openAdministration(database);
  const made = await office.createEnrolmentTicket(point).finally(office.close);
  if (!made.ok) throw new Error(`The province gave no enrolment ticket for ${point}: ${made.error.type}`);
  writeFileSync(left, `${JSON.stringify({ ticket: made.value.ticket })}\n`, { mode: 0o600 });
}
