import { join } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '..');
const config = () => getConfig(project, 'electron-builder.yml', null);
const validate = (what: Awaited<ReturnType<typeof config>>) => validateConfiguration(what, new DebugLogger(false));

describe('the installer’s description', () => {
  it('is one that electron-builder accepts', async () => {
    await expect(validate(await config())).resolves.toBeUndefined();
  });

  it('would be refused with a key that electron-builder does not know', async () => {
    const misspelt = { ...(await config()), asarr: true };
    await expect(validate(misspelt)).rejects.toThrow(/asarr/);
  });

  it('locks the doors of Electron that let a stranger run code', async () => {
    expect((await config()).electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('installs for the machine, where its user may not change the program', async () => {
    const { nsis, asar, npmRebuild } = await config();
    expect({ perMachine: nsis?.perMachine, asar, npmRebuild }).toEqual({
      perMachine: true,
      asar: true,
      npmRebuild: false,
    });
  });
});
