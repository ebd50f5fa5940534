import { execFile } from 'node:child_process';
import { z } from 'zod';

const PATIENCE_MS = 6000;

const scanned = z.object({ devices: z.array(z.object({ name: z.string(), type: z.string().optional() })) });
const health = z.object({ smart_status: z.object({ passed: z.boolean() }) });

/**
 * What the disks of this PC say of themselves: Windows' own word, or smartctl's where it is installed and may ask. Null:
 * nobody tells; a disk on a USB bridge or of a virtual PC often does not.
 */
export async function diskHealth(): Promise<'ok' | 'failing' | null> {
  const said = process.platform === 'win32' ? await windowsDisks() : await smartDisks();
  if (said.length === 0) return null;
  return said.every((isWell) => isWell) ? 'ok' : 'failing';
}

async function smartDisks(): Promise<boolean[]> {
  const list = scanned.safeParse(parsed(await run('smartctl', ['--scan', '--json'])));
  if (!list.success) return [];
  const answers = await Promise.all(
    list.data.devices.map(({ name, type }) =>
      run('smartctl', ['--health', '--json', ...(type ? ['-d', type] : []), name]),
    ),
  );
  return answers.flatMap((answer) => {
    const said = health.safeParse(parsed(answer));
    return said.success ? [said.data.smart_status.passed] : [];
  });
}

async function windowsDisks(): Promise<boolean[]> {
  const asked = '(Get-PhysicalDisk | Select-Object -ExpandProperty HealthStatus) -join " "';
  const words = (await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', asked])).trim().split(/\s+/);
  return words.filter((word) => word !== '' && word !== 'Unknown').map((word) => word === 'Healthy');
}

/** smartctl answers in JSON and an exit code of many bits: a failing disk is an answer, not an error. */
function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { encoding: 'utf8', timeout: PATIENCE_MS, windowsHide: true }, (_error, stdout) =>
      resolve(stdout),
    );
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
