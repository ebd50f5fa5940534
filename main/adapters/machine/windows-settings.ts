import { execFile } from 'node:child_process';
import type { MachineSettings } from '../../ports/machine-settings.ts';
import { hasLogonTask, idleSeconds, isKioskShell, reachByRules, restartsInOfficeHours } from './windows-answers.ts';

const PATIENCE_MS = 7000;
const UPDATE = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const SHELL = 'HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';

/** Windows 10 and 11, by its own programs. Not yet measured on Windows: its answers are read in tests from written samples. */
export function windowsSettings(): MachineSettings {
  return {
    sleeps: async () => {
      const plans = await Promise.all(
        ['STANDBYIDLE', 'HIBERNATEIDLE'].map((setting) =>
          run('powercfg', ['/query', 'SCHEME_CURRENT', 'SUB_SLEEP', setting]),
        ),
      );
      const known = plans.flatMap((said) => idleSeconds(said ?? '') ?? []);
      return known.length === 0 ? null : known.some((seconds) => seconds > 0);
    },
    restartsAtWork: async () => {
      const said = await run('reg', ['query', UPDATE, '/s']);
      return said === null ? null : restartsInOfficeHours(said);
    },
    reach: async (port) => {
      const said = await run('powershell', ['-NoProfile', '-NonInteractive', '-Command', firewallQuestion(port)]);
      return said === null ? null : reachByRules(said);
    },
    startsByItself: async () => {
      const [task, shell] = await Promise.all([
        run('schtasks', ['/query', '/tn', 'Gan Dan', '/xml', 'ONE']),
        run('reg', ['query', SHELL, '/v', 'Shell']),
      ]);
      if (task === null && shell === null) return null;
      return hasLogonTask(task ?? '') || isKioskShell(shell ?? '');
    },
  };
}

/** A line for each kind of network, and one for each rule of the port; words of PowerShell, which no language changes. */
function firewallQuestion(port: number): string {
  return [
    'Get-NetFirewallProfile | ForEach-Object { "profile|$($_.Name)|$($_.Enabled)" }',
    `Get-NetFirewallPortFilter -Protocol TCP | Where-Object { $_.LocalPort -contains '${port}' } | Get-NetFirewallRule | ` +
      'ForEach-Object { "rule|$($_.Enabled)|$($_.Direction)|$($_.Action)|$($_.Profile)" }',
  ].join('; ');
}

/** Null: the program could not be run or did not end in time. What it does not find it says by its exit code, with no text. */
function run(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { encoding: 'utf8', timeout: PATIENCE_MS, windowsHide: true }, (error, stdout) =>
      resolve(error && typeof error.code !== 'number' ? null : stdout),
    );
  });
}
