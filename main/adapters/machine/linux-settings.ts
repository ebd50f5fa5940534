import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineSettings, Reach } from '../../ports/machine-settings.ts';

/**
 * Debian and Ubuntu, read from the files that systemd, apt, ufw and the desktop read themselves: no command is run and no
 * right is needed. `root` is another folder than / in tests.
 */
export function linuxSettings({ root, home }: { readonly root: string; readonly home: string }): MachineSettings {
  const at = (path: string) => join(root, path);
  return {
    sleeps: async () => (existsSync(at('run/systemd/system')) ? !isSleepForbidden(at) : null),
    restartsAtWork: async () => {
      if (!existsSync(at('etc/apt'))) return null;
      return existsSync(at('usr/bin/unattended-upgrade')) && aptSays(at) === 'true';
    },
    reach: async (port) => reachOf(at, port),
    startsByItself: async () => {
      const kiosk = existsSync(at('etc/systemd/system/multi-user.target.wants/gan-dan-kiosk.service'));
      // The user's own entry stands in for that of the system.
      const own = text(join(home, '.config/autostart/gan-dan.desktop'));
      const entry = own || text(at('etc/xdg/autostart/gan-dan.desktop'));
      return kiosk || (entry !== '' && !/^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(entry));
    },
  };
}

type At = (path: string) => string;

function isSleepForbidden(at: At): boolean {
  const isMasked = (unit: string) => linkOf(at(`etc/systemd/system/${unit}.target`)) === '/dev/null';
  if (isMasked('sleep') || (isMasked('suspend') && isMasked('hibernate'))) return true;
  const said = sleepConf(at);
  return said('AllowSuspend') === 'no' && said('AllowHibernation') === 'no';
}

/** systemd-sleep.conf(5): the file, then what was dropped in, by name; of two with one name that below /etc. */
function sleepConf(at: At): (key: string) => string {
  const folders = ['usr/lib', 'run', 'etc'].map((each) => at(`${each}/systemd/sleep.conf.d`));
  const dropped = new Map(
    folders.flatMap((folder) => names(folder).map((name) => [name, join(folder, name)] as const)),
  );
  const files = [at('etc/systemd/sleep.conf'), ...[...dropped].sort().map(([, path]) => path)];
  const lines = files.flatMap((path) => text(path).split('\n'));
  return (key) =>
    lines
      .filter((line) => line.startsWith(`${key}=`))
      .at(-1)
      ?.slice(key.length + 1)
      .trim() ?? '';
}

function aptSays(at: At): string {
  const folder = at('etc/apt/apt.conf.d');
  const all = names(folder)
    .sort()
    .map((name) => text(join(folder, name)));
  const found = all.flatMap((each) => [...each.matchAll(/^\s*Unattended-Upgrade::Automatic-Reboot\s+"(\w+)"/gm)]);
  return found.at(-1)?.[1] ?? 'false';
}

function reachOf(at: At, port: number): Reach | null {
  if (/^ENABLED=yes$/m.test(text(at('etc/ufw/ufw.conf')))) return ufwReach(at('etc/ufw/user.rules'), port);
  const isLoaded = existsSync(at('etc/systemd/system/multi-user.target.wants/gan-dan-firewall.service'));
  const rules = text(at('etc/gan-dan/firewall.nft'));
  if (isLoaded && rules.includes(`tcp dport ${port} drop`)) return 'private';
  // Of rules somebody wrote by hand nothing is known without their rights.
  const hasOthers = existsSync(at('etc/firewalld')) || /\bdrop\b|\breject\b/.test(text(at('etc/nftables.conf')));
  return hasOthers ? null : 'anyone';
}

/** ufw keeps its rules for root alone: where they cannot be read nothing is said of them. */
function ufwReach(path: string, port: number): Reach | null {
  const rules = text(path);
  if (rules === '') return null;
  const opening = new RegExp(`^-A ufw-user-input -p tcp --dport ${port}( -s (\\S+))? -j ACCEPT`, 'gm');
  const sources = [...rules.matchAll(opening)].map(([, , source]) => source ?? '0.0.0.0/0');
  if (sources.length === 0) return 'nobody';
  return sources.every((source) => /^(10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(source))
    ? 'private'
    : 'anyone';
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function names(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
