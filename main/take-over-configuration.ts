import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder, writeFlushed } from './flushed-files.ts';
import { validateConfiguration } from './validate-configuration.ts';

/** What decides whose PC this is stands last: a start that was cut off goes on until it is there. */
const brought = ['point.signature.json', 'enrolment.json', 'device.json', 'point.json'] as const;
const decides = ['point.json', 'device.json'] as const;

export type TakenOver =
  | { readonly state: 'nothing' | 'taken' }
  /** Nothing was taken; each line says what is wrong. */
  | { readonly state: 'wrong'; readonly lines: readonly string[] };

/**
 * The files that lay beside the installer become those of the first station that starts on this PC. A rename there is the
 * claim: a second account must not make a second host of the same point out of them.
 */
export function takeOverConfiguration(folder: string, from: string): TakenOver {
  if (from === '' || [...decides, 'host.json'].some((name) => existsSync(join(folder, name))))
    return { state: 'nothing' };
  if (isMine(folder, from)) return keep(folder);
  const there = brought.filter((name) => existsSync(join(from, name)));
  const claim = decides.find((name) => there.includes(name));
  if (claim === undefined) return { state: 'nothing' };
  const { lines, isRight } = validateConfiguration(from);
  if (!isRight) return { state: 'wrong', lines };

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    for (const name of there) writeFlushed(waiting(folder, name), readFileSync(join(from, name), 'utf8'));
    renameSync(join(from, claim), taken(from, claim));
    flushFolder(from);
  } catch {
    for (const name of there) rmSync(waiting(folder, name), { force: true });
    return { state: 'wrong', lines: [`${from}: this account may not take over what lies there`] };
  }
  return keep(folder);
}

function keep(folder: string): TakenOver {
  for (const name of brought)
    if (existsSync(waiting(folder, name))) renameSync(waiting(folder, name), join(folder, name));
  flushFolder(folder);
  return { state: 'taken' };
}

/** The claim was made by this folder, and the power went before its files had their names. */
function isMine(folder: string, from: string): boolean {
  return decides.some((name) => {
    const own = waiting(folder, name);
    const claimed = taken(from, name);
    return existsSync(own) && existsSync(claimed) && readFileSync(own).equals(readFileSync(claimed));
  });
}

const waiting = (folder: string, name: string) => join(folder, `${name}.brought`);
const taken = (from: string, name: string) => join(from, `${name}.taken`);

/** Of what `--validate-config` says, the lines that name a fault. */
export function faultLines(lines: readonly string[]): string[] {
  return lines.filter((line) => !/^[\w.]+: right(, \w+)?$/.test(line)).slice(0, 40);
}

/** Where the installers put what lay beside them. */
export function installedConfiguration(): string {
  if (process.platform !== 'win32') return '/etc/gan-dan/configuration';
  return join(process.env.ProgramData ?? 'C:\\ProgramData', 'GanDan', 'configuration');
}
