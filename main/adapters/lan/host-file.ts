import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DeviceFile, deviceFile, type HostFile, hostFile } from '../../../contract/station-api.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { writeFlushed } from '../../flushed-files.ts';

export interface JoinFiles {
  /** What a technician brought; it comes before what is remembered, since somebody put it there on purpose. */
  readonly device: DeviceFile | null;
  readonly host: HostFile | null;
}

/** `device.json` and `host.json` of a PC that is, or shall be, paired with a host. */
export function readJoinFiles(folder: string): Result<JoinFiles, { type: 'host-file-wrong'; path: string }> {
  const device = read(join(folder, 'device.json'), deviceFile);
  if (device === 'wrong') return err({ type: 'host-file-wrong', path: join(folder, 'device.json') });
  const host = read(join(folder, 'host.json'), hostFile);
  if (host === 'wrong') return err({ type: 'host-file-wrong', path: join(folder, 'host.json') });
  return ok({ device, host });
}

export function keepHost(folder: string, host: HostFile): void {
  writeFlushed(join(folder, 'host.json'), JSON.stringify(host, null, 2));
}

/** Its secret is used up; it must not lie about, nor be tried at every start. */
export function forgetDevice(folder: string): void {
  rmSync(join(folder, 'device.json'), { force: true });
}

function read<T>(
  path: string,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
): T | null | 'wrong' {
  if (!existsSync(path)) return null;
  try {
    const { success, data } = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return success && data ? data : 'wrong';
  } catch {
    return 'wrong';
  }
}
