import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isScriptApplied, readFuses } from '../../../../main/adapters/system/lock-down-state.ts';
import type { DoctorParts } from '../../../../main/operations/doctor/check.ts';
import { kioskOf, lockDown } from '../../../../main/operations/doctor/lock-down.ts';
import type { Pc } from '../../../../main/ports/pc.ts';

type DeviceTests = Parameters<typeof kioskOf>[0]['deviceTests'];

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-lock-down-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('the fuses are read from the binary that runs, wherever they lie in it; what is no Electron is not known', async () => {
  const folder = folderOf();
  const binary = (name: string, wire: string, at: number) => {
    const path = join(folder, name);
    const bytes = Buffer.alloc(at + 200, 0x2e);
    bytes.write(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${String.fromCharCode(wire.length)}${wire}`, at, 'latin1');
    writeFileSync(path, bytes);
    return path;
  };
  // Across the edge of two pieces, as `electron-builder.yml` turns them.
  expect(await readFuses(binary('closed', '01001100', 4 * 1024 * 1024 - 7))).toBe('set');
  expect(await readFuses(binary('removed', '0r001100', 12))).toBe('set');
  expect(await readFuses(binary('run-as-node', '11001100', 12)), 'runs as Node').toBe('open');
  expect(await readFuses(binary('unchecked', '01000000', 12)), 'reads any app.asar').toBe('open');
  writeFileSync(join(folder, 'node'), 'no Electron');
  expect(await readFuses(join(folder, 'node'))).toBeNull();
  expect(await readFuses(join(folder, 'gone'))).toBeNull();

  expect(isScriptApplied('linux', folder)).toBe(false);
  mkdirSync(join(folder, 'var/lib/gan-dan-lockdown'), { recursive: true });
  writeFileSync(join(folder, 'var/lib/gan-dan-lockdown/files'), '/etc/x\n');
  expect(isScriptApplied('linux', folder)).toBe(true);
  expect(isScriptApplied('darwin')).toBeNull();
});

test('S6: a kiosk that is not locked down is a warning, open fuses are bad, and what cannot be measured is unknown', async () => {
  const look = async (lock: Awaited<ReturnType<Pc['lockDown']>>, terminals: string[]) => {
    const deviceTests = { screensSince: () => terminals.map((terminal) => ({ terminal })) } as unknown as DeviceTests;
    const parts = { pc: { lockDown: async () => lock }, kiosk: kioskOf({ deviceTests }, () => 0) };
    const found = 'examine' in lockDown ? await lockDown.examine(parts as unknown as DoctorParts) : null;
    return `${found?.state} ${found?.says} ${found?.how ?? ''}`.trim();
  };
  const own = ['kiosk-1'];
  expect(await look({ fuses: 'set', script: false }, own)).toBe('warning lock-down.open lock-down');
  expect(await look({ fuses: 'set', script: true }, own)).toBe('ok lock-down.closed');
  expect(await look({ fuses: 'open', script: true }, own)).toBe('bad lock-down.fuses-open unsigned-build');
  expect(await look({ fuses: null, script: true }, own)).toBe('unknown lock-down.fuses-unknown lock-down');
  expect(await look({ fuses: 'set', script: null }, own)).toBe('unknown lock-down.script-unknown lock-down');
  expect(await look({ fuses: null, script: false }, [])).toBe('ok lock-down.no-kiosk');
  expect(await look({ fuses: null, script: false }, ['kiosk-1@k7p2qabc'])).toBe('ok lock-down.other-pc');
});
