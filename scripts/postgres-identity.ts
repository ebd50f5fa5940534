import { execFile, type SpawnOptions } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * As whom PostgreSQL runs. It refuses root; development and CI machines are often root. In a user namespace
 * (`unshare -U`) root is nobody and still owns its files: it works in a folder only root may enter and makes no
 * system user. Where namespaces are forbidden, a system user `postgres` is used, which needs a folder it may reach.
 */
export interface Identity {
  readonly kind: 'own-user' | 'user-namespace' | 'system-user';
  wrap(program: string, args: readonly string[]): { command: string; args: string[]; options: SpawnOptions };
  own(path: string): Promise<void>;
}

const run = promisify(execFile);

export async function chooseIdentity(folder: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return own('own-user', []);
  const allowed = await run('unshare', ['-U', 'true']).then(
    () => true,
    () => false,
  );
  return allowed ? own('user-namespace', ['unshare', '-U']) : systemUser(folder);
}

function own(kind: Identity['kind'], before: readonly string[]): Identity {
  return {
    kind,
    wrap: (program, args) => {
      const [command = program, ...rest] = [...before, program, ...args];
      return { command, args: rest, options: {} };
    },
    own: async () => undefined,
  };
}

async function systemUser(folder: string): Promise<Identity> {
  const uid = await idOf('-u').catch(async () => {
    await run('groupadd', ['--force', 'postgres']);
    await run('useradd', ['-g', 'postgres', 'postgres']);
    return idOf('-u');
  });
  const gid = await idOf('-g');
  await chown(folder, uid, gid);
  return {
    kind: 'system-user',
    wrap: (program, args) => ({ command: program, args: [...args], options: { uid, gid } }),
    own: (path) => chown(path, uid, gid),
  };
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number((await run('id', [flag, 'postgres'])).stdout);
}
