import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dateText, dateTimeText, localDateText, numberText, timeText } from '../../../renderer/ui/format.ts';

/** 19/11/2026 07:31 in Gia Lai; the day before in Alaska, where these tests believe to be. */
const instant = Date.UTC(2026, 10, 19, 0, 31);

describe('X9: dates, hours and numbers', () => {
  test('are Vietnamese whatever the display language: day first, 24 hours, points between thousands', () => {
    expect(dateTimeText(instant)).toBe('19/11/2026 07:31');
    expect(timeText(Date.UTC(2026, 10, 19, 16, 59))).toBe('23:59');
    expect(timeText(Date.UTC(2026, 10, 19, 17, 0))).toBe('00:00');
    expect(dateText(Date.UTC(2026, 10, 19, 17, 0))).toBe('20/11/2026');
    expect(localDateText('2026-11-24T07:31')).toBe('24/11/2026');
    expect([0, 999, 1_250_000].map(numberText)).toEqual(['0', '999', '1.250.000']);
  });

  test.each([
    ['en_US.UTF-8', 'America/New_York'],
    ['vi_VN.UTF-8', 'Asia/Ho_Chi_Minh'],
    ['ar_EG.UTF-8', 'Pacific/Kiritimati'],
  ])('are the same on a PC set to %s, %s', (language, zone) => {
    const file = join(import.meta.dirname, '../../../renderer/ui/format.ts');
    const script = `const f = await import(${JSON.stringify(file)}); console.log(f.dateTimeText(${instant}), f.numberText(1250000));`;
    const env = { ...process.env, LANG: language, LC_ALL: language, TZ: zone };
    const asked = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env });
    expect(asked.stdout.trim()).toBe('19/11/2026 07:31 1.250.000');
  });
});
