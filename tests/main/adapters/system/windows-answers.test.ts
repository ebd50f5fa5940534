import { expect, test } from 'vitest';
import {
  hasLogonTask,
  idleSeconds,
  isKioskShell,
  reachByRules,
  restartsInOfficeHours,
} from '../../../../main/adapters/machine/windows-answers.ts';

/** The texts below are written after Windows' documentation; nobody has recorded them on a PC yet. */

test('The plan of a Vietnamese Windows is read by its numbers, not by its words', () => {
  const plan = (mains: string, battery: string) =>
    `GUID Sơ đồ Nguồn: 381b4222-f694-41f0-9685-ff5bb260df2e  (Cân bằng)
  GUID nhóm con: 238c9fa8-0aad-41ed-83f4-97be242c8f20  (Ngủ)
    GUID Thiết đặt Nguồn: 29f6c1db-86da-48c5-9fdb-f2b67b1f44da  (Ngủ sau)
      Thiết đặt Có thể Tối thiểu: 0x00000000
      Thiết đặt Có thể Tối đa: 0xffffffff
      Gia số Thiết đặt Có thể: 0x00000001
    Chỉ mục Thiết đặt Nguồn AC Hiện tại: 0x${mains}
    Chỉ mục Thiết đặt Nguồn DC Hiện tại: 0x${battery}\r\n\r\n`;
  expect(idleSeconds(plan('00000708', '0000012c'))).toEqual([1800, 300]);
  expect(idleSeconds(plan('00000000', '00000000'))).toEqual([0, 0]);
  expect(idleSeconds('The power scheme, subgroup or setting specified does not exist.')).toBeNull();
});

test('Windows Update restarts nobody in office hours when its policies say so', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
  const policies = (from: string, until: string, set = '1') =>
    `\r\n${key}\r\n    SetActiveHours    REG_DWORD    0x${set}\r\n    ActiveHoursStart    REG_DWORD    0x${from}\r\n    ActiveHoursEnd    REG_DWORD    0x${until}\r\n\r\n`;
  expect(restartsInOfficeHours('')).toBe(true);
  expect(restartsInOfficeHours(policies('7', '12'))).toBe(false);
  expect(restartsInOfficeHours(policies('9', '12')), 'it begins at eight').toBe(true);
  expect(restartsInOfficeHours(policies('7', '10')), 'it ends at sixteen').toBe(true);
  expect(restartsInOfficeHours(policies('7', '12', '0'))).toBe(true);
  expect(restartsInOfficeHours(`${key}\\AU\r\n    NoAutoRebootWithLoggedOnUsers    REG_DWORD    0x1\r\n`)).toBe(false);
});

test('The firewall is read by its rules for the port and the networks they hold for', () => {
  const profiles = (on: string) => ['Domain', 'Private', 'Public'].map((name) => `profile|${name}|${on}\r\n`).join('');
  const rule = (networks: string, action = 'Allow', on = 'True') => `rule|${on}|Inbound|${action}|${networks}\r\n`;
  expect(reachByRules('')).toBeNull();
  expect(reachByRules(profiles('False'))).toBe('anyone');
  expect(reachByRules(profiles('True'))).toBe('nobody');
  expect(reachByRules(profiles('True') + rule('Domain, Private'))).toBe('private');
  expect(reachByRules(profiles('True') + rule('Domain, Private') + rule('Any'))).toBe('anyone');
  expect(reachByRules(profiles('True') + rule('Private', 'Block'))).toBe('nobody');
  expect(reachByRules(profiles('True') + rule('Private', 'Allow', 'False'))).toBe('nobody');
});

test('It starts by itself by the task of the installer, or as the desktop of a kiosk', () => {
  const task = (enabled: string) =>
    `<?xml version="1.0" encoding="UTF-16"?>\r\n<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\r\n  <Triggers>\r\n    <LogonTrigger>\r\n      <Enabled>true</Enabled>\r\n    </LogonTrigger>\r\n  </Triggers>\r\n  <Settings>\r\n    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\r\n    <Enabled>${enabled}</Enabled>\r\n  </Settings>\r\n</Task>`;
  expect(hasLogonTask('')).toBe(false);
  expect(hasLogonTask(task('true'))).toBe(true);
  expect(hasLogonTask(task('false'))).toBe(false);
  const shell =
    'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon\r\n    Shell    REG_SZ    ';
  expect(isKioskShell(`${shell}"C:\\Program Files\\Gan Dan\\Gan Dan.exe" --role kiosk\r\n`)).toBe(true);
  expect(isKioskShell(`${shell}explorer.exe\r\n`)).toBe(false);
});
