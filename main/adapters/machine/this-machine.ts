import { homedir } from 'node:os';
import type { MachineSettings } from '../../ports/machine-settings.ts';
import { linuxSettings } from './linux-settings.ts';
import { windowsSettings } from './windows-settings.ts';

export function thisMachine(): MachineSettings {
  return process.platform === 'win32' ? windowsSettings() : linuxSettings({ root: '/', home: homedir() });
}
