import { createPrivateKey, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CheckedPc, checkedPc, checkResult } from '../contract/doctor-api.ts';
import { type CheckResult, mostUrgentFirst, verdictOf } from '../domain/doctor.ts';
import { readJoinFiles } from './adapters/lan/host-file.ts';
import { shippedPack } from './adapters/languages/shipped-texts.ts';
import { thisPc } from './adapters/system/this-pc.ts';
import { folderStanding } from './adapters/update/folder-standing.ts';
import { openUpdateFolder } from './adapters/update/update-folder.ts';
import { wishText } from './operations/doctor/doctor-papers.ts';
import { doctorTexts } from './operations/doctor/doctor-texts.ts';
import { createPcDoctor } from './operations/doctor/joined-pc.ts';
import { lookAtStopped } from './operations/doctor/stopped.ts';
import { runningStation } from './running-file.ts';
import { lookAtFolder } from './store/integrity.ts';

/** What the command line may ask for; a file's name is where the export goes. */
export type DoctorWish =
  | { readonly kind: 'doctor'; readonly json: boolean }
  | { readonly kind: 'print-test' }
  | { readonly kind: 'diagnostics'; readonly file: string };

export interface Said {
  readonly lines: string;
  /** Nothing is bad, and what was asked was done. */
  readonly isWell: boolean;
}

const answered = z.object({
  ok: z.literal(true),
  value: z.object({
    doctor: z.object({ checks: z.array(checkResult), pcs: z.array(checkedPc).default([]) }).nullable(),
    job: z.string().nullable(),
    diagnostics: z.base64().nullable(),
  }),
});

/**
 * `--doctor [--json]`, `--print-test`, `--export-diagnostics FILE`: asks the station that runs in the folder, signed with the
 * key that lies there; of one that does not run the doctor says what the folder shows, and changes nothing.
 */
export async function runDoctorCommand(folder: string, wish: DoctorWish, version: string, updates = ''): Promise<Said> {
  const answer = await askRunning(folder, wish.kind);
  if (wish.kind === 'doctor') {
    const { checks, pcs } = answer?.doctor ?? { checks: await lookHere(folder, version, updates), pcs: [] };
    const lines = wish.json ? asJson(checks, pcs, answer !== null) : asText(checks, pcs);
    return { lines, isWell: verdictOf(checks) !== 'bad' };
  }
  if (answer === null) return { lines: 'Chương trình đang dừng. Mở Gần Dân rồi chạy lại lệnh này.\n', isWell: false };
  if (wish.kind === 'diagnostics') writeFileSync(wish.file, Buffer.from(answer.diagnostics ?? '', 'base64'));
  return { lines: `${wish.kind === 'diagnostics' ? wish.file : answer.job}\n`, isWell: true };
}

/** Of a PC without a log: what its host is told of it, too. */
async function lookHere(folder: string, version: string, updates: string): Promise<readonly CheckResult[]> {
  const parts = stoppedParts(folder, version, updates);
  const joins = readJoinFiles(folder);
  const isJoined = joins.ok && joins.value.host !== null && !existsSync(join(folder, 'log.db'));
  if (!isJoined) return lookAtStopped(parts);
  return (await createPcDoctor({ ...parts, kiosk: () => null }, () => {}).look()).checks;
}

function stoppedParts(folder: string, version: string, updates: string) {
  return {
    ...{ pc: thisPc(folder), clock: { now: Date.now }, version, integrity: () => lookAtFolder(folder) },
    updates: existsSync(join(updates, 'versions')) ? versionsIn(updates, version) : null,
  };
}

/** As the station would say it, read from the folder of versions. */
function versionsIn(path: string, version: string) {
  const folder = openUpdateFolder(path);
  const { current } = folder.slots();
  const lying = [current?.version, folder.staged()?.version].filter((each) => each !== undefined);
  const changed = lying.filter((each) => folder.verified(each) === null);
  return folderStanding(folder, current?.version ?? version, changed);
}

async function askRunning(folder: string, wish: DoctorWish['kind']) {
  const port = runningStation(folder);
  const at = Date.now();
  const signature = signedByFolder(folder, wishText(wish, at));
  if (port === null || signature === null) return null;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/askStation`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ wish, at, signature }),
      signal: AbortSignal.timeout(20_000),
    });
    const parsed = answered.safeParse(await response.json());
    return parsed.success ? parsed.data.value : null;
  } catch {
    // It was killed, and its word of where it listens was left behind.
    return null;
  }
}

/** As `key-file-vault.ts` keeps it; opening the vault would set the file's rights, and looking must change nothing. */
function signedByFolder(folder: string, text: string): string | null {
  const path = join(folder, 'station.key');
  if (!existsSync(path)) return null;
  const { signing } = JSON.parse(readFileSync(path, 'utf8')) as { signing: string };
  const key = createPrivateKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text), key).toString('base64');
}

function asJson(checks: readonly CheckResult[], pcs: readonly CheckedPc[], running: boolean): string {
  return `${JSON.stringify({ running, verdict: verdictOf(checks), checks, pcs }, null, 2)}\n`;
}

function asText(checks: readonly CheckResult[], pcs: readonly CheckedPc[]): string {
  const texts = doctorTexts(shippedPack('vi').texts.screen);
  const linesOf = (found: readonly CheckResult[]) =>
    mostUrgentFirst(found).flatMap((check) => [
      `[${texts.state(check.state)}] ${texts.name(check.id)}: ${texts.says(check)}`,
      ...(check.how === null ? [] : texts.steps(check.how).map((step, n) => `    ${n + 1}. ${step}`)),
    ]);
  const others = pcs.map((pc) => `\n${texts.pc(pc)}\n${linesOf(pc.checks).join('\n')}\n`);
  return `${texts.verdict(checks)}\n\n${linesOf(checks).join('\n')}\n${others.join('')}`;
}
