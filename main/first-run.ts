import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSetUpDoor } from './adapters/set-up/set-up-door.ts';
import { openSetUpFiles, readProgress } from './adapters/set-up/set-up-files.ts';
import type { StationLine } from './command-line.ts';
import { exitCode } from './exit-codes.ts';
import { bugEntry } from './operations/bug-entry.ts';
import { createSetUp, type SetUpDone } from './operations/set-up.ts';
import { signatureOf } from './point-signature.ts';

/** The set-up pages of a PC without a configuration, until somebody has answered everything. */
async function firstRun(settings: {
  readonly folder: string;
  readonly port: number;
  readonly pages: string;
  readonly brought: readonly string[];
  readonly onOpen: (port: number) => void;
  readonly onBug: (where: string, error: unknown) => void;
}): Promise<SetUpDone & { readonly port: number }> {
  const { folder, brought, onOpen } = settings;
  const told = { done: (_: SetUpDone) => {} };
  const done = new Promise<SetUpDone>((resolve) => {
    told.done = resolve;
  });
  const setUp = createSetUp({
    files: openSetUpFiles(folder),
    brought,
    newCode: () => randomBytes(16).toString('base64url'),
    isSigned: (files) => signatureOf(files) === 'signed',
    onDone: (what) => told.done(what),
  });
  const door = await openSetUpDoor({ ...settings, setUp });
  onOpen(door.port);
  const what = await done;
  await door.close();
  return { ...what, port: door.port };
}

/** What the first run of this PC decided, now or before: other PCs come in, or it works for another. */
export async function setUpFirst(
  { folder, port, pages, setUp, join: host }: StationLine,
  brought: readonly string[],
  say: (line: object) => void,
) {
  const none = {
    code: null as string | null,
    isSetUp: false,
    options: {} as { port?: number; lan?: true; join?: string },
  };
  const isThere = ['point.json', 'device.json', 'host.json'].some((name) => existsSync(join(folder, name)));
  const kept = readProgress(folder);
  const done =
    setUp && !isThere && host === '' && !(kept?.role === 'joined' && kept.step === 'devices')
      ? await firstRun({
          ...{ folder, port, pages, brought },
          onOpen: (opened) => say({ event: 'set-up', port: opened }),
          onBug: (where, error) => process.stderr.write(`${JSON.stringify(bugEntry(where, error))}\n`),
        }).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EADDRINUSE') throw error;
          say({ event: 'refused', type: 'port-taken', port });
          process.exit(exitCode('portTaken'));
        })
      : null;
  const chosen = readProgress(folder)?.role ?? null;
  if (done === null && chosen === null) return none;
  const isSetUp = readProgress(folder)?.step === 'devices';
  const isAlone = !existsSync(join(folder, 'device.json')) && !existsSync(join(folder, 'host.json'));
  return {
    code: done?.code ?? null,
    isSetUp,
    options: {
      ...(done && { port: done.port }),
      ...(chosen === 'host' && { lan: true as const }),
      ...(chosen === 'joined' && isAlone && { join: 'find' }),
    },
  };
}
