import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { electronBinary } from '../electron-binary.ts';
import { electronStandIn } from './electron-stand-in.ts';

export interface Packed {
  /** Electron's folder with the program in it. */
  readonly folder: string;
  readonly asar: string;
  /** What carries the fuses. */
  readonly binary: string;
  /** False: Electron's program was not there, `binary` starts nothing. */
  readonly isReal: boolean;
}

/** Packs `out/` by the rules of `electron-builder.yml` for this machine's own system, without an installer. */
export async function packageProgram(project: string, output: string): Promise<Packed> {
  const real = electronBinary(project);
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules/electron/package.json'), 'utf8'));
  const electronDist = real === null ? electronStandIn(version) : dirname(real);
  const isWindows = process.platform === 'win32';
  const platform = isWindows ? Platform.WINDOWS : Platform.LINUX;
  rmSync(join(output, `${isWindows ? 'win' : 'linux'}-unpacked`), { recursive: true, force: true });
  try {
    await build({
      projectDir: project,
      targets: platform.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
      publish: 'never',
      config: { extends: 'electron-builder.yml', electronDist, directories: { output } },
    });
  } finally {
    if (real === null) rmSync(electronDist, { recursive: true, force: true });
  }
  const arch = process.arch === 'arm64' ? '-arm64' : '';
  const folder = join(output, `${isWindows ? 'win' : 'linux'}${arch}-unpacked`);
  const binary = join(folder, isWindows ? 'Gan Dan.exe' : 'gan-dan');
  const asar = join(folder, 'resources', 'app.asar');
  if (!existsSync(asar) || !existsSync(binary)) throw new Error(`electron-builder made no ${asar}`);
  return { folder, asar, binary, isReal: real !== null };
}
