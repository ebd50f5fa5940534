import { describe, expect, test } from 'vitest';
import { backupName, backupNumber, backupsKept, backupsToDrop, diskRoomOf } from '../../domain/backup.ts';
import { utcMs } from '../../domain/calendar.ts';
import { PointId } from '../../domain/ids.ts';

const hour = 3_600_000;
const begin = utcMs({ date: '2026-01-01', time: '07:00' });

/** A backup each hour from 7 to 17 for so many days, the oldest first, rotated after each one. */
function rotated(days: number, at = (_number: number, usual: number) => usual) {
  let kept: { number: number; created: number }[] = [];
  for (let number = 1; number <= days * 11; number++) {
    const usual = begin + Math.floor((number - 1) / 11) * 24 * hour + ((number - 1) % 11) * hour;
    kept.push({ number, created: at(number, usual) });
    const drop = new Set(backupsToDrop(kept));
    kept = kept.filter((each) => !drop.has(each));
  }
  return kept;
}

describe('which backups stay', () => {
  test('24 hours, 14 days and 12 months, and nothing else', () => {
    const kept = rotated(400);
    const newest = kept.at(-1)?.number ?? 0;
    expect(newest).toBe(4_400);
    const ages = kept.map(({ number }) => newest - number);
    // the newest of the last 24 hours with a backup, all in a row
    expect(ages.filter((age) => age < 24)).toHaveLength(24);
    // then the last of each day (11 to a day), then the last of each month
    expect(kept.length).toBeLessThanOrEqual(backupsKept.hours + backupsKept.days + backupsKept.months);
    expect(ages.filter((age) => age >= 24 && age < 14 * 11)).toEqual([143, 132, 121, 110, 99, 88, 77, 66, 55, 44, 33]);
    const months = kept.filter(({ number }) => newest - number >= 14 * 11);
    expect(months).toHaveLength(10); // January and February have their places among the days
  });

  test('a clock that jumped thirty years ahead for a day, and back, costs none of what a right one keeps', () => {
    const wrong = (number: number, usual: number) =>
      number > 400 && number <= 411 ? usual + 30 * 365 * 24 * hour : usual;
    const right = new Set(rotated(60).map(({ number }) => number));
    const kept = new Set(rotated(60, wrong).map(({ number }) => number));
    const lost = [...right].filter((number) => !kept.has(number));
    // its own month takes one of the twelve places, nothing more
    expect(lost).toEqual([]);
  });

  test('a clock that fell back to 1970 does not make the newest the first to go', () => {
    const kept = rotated(20, (number, usual) => (number > 200 ? usual - begin : usual));
    expect(kept.at(-1)?.number).toBe(220);
  });
});

test('a name says point and number, and nothing else is taken for a backup', () => {
  const name = backupName({ point: PointId('22006-1'), number: 42, created: begin });
  expect(name).toBe('gan-dan-22006-1-000042-20260101-0700.gdbak');
  expect(backupNumber(name)).toBe(42);
  expect(backupNumber(name, '22006-2')).toBeNull();
  expect(backupNumber('gan-dan-22006-1-20261128-0700.slb')).toBeNull();
});

test('room on the disk: two gibibytes warn, five hundred mebibytes stop scans', () => {
  const mebi = 1024 ** 2;
  expect([3000, 2047, 501, 499, 0].map((free) => diskRoomOf(free * mebi))).toEqual([
    ...['enough', 'low', 'low', 'no-scans', 'no-scans'],
  ]);
});
