import { arch, cpus, platform, release, totalmem, uptime } from 'node:os';
import { zipSync } from 'fflate';

/** The PC and the runtime as numbers and versions; no name of the PC, of its network or of whoever is signed in. */
export function systemFacts(): Record<string, string | number> {
  const { node, electron = '', sqlite = '' } = process.versions;
  return {
    ...{ platform: platform(), release: release(), arch: arch(), processors: cpus().length },
    ...{ memoryBytes: totalmem(), uptimeSeconds: Math.round(uptime()), node, electron, sqlite },
  };
}

export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...files });
}
