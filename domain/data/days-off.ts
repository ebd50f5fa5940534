import type { Calendar, DayOff } from '../calendar.ts';

/**
 * Days off of civil servants, a table by year and never a formula: swaps are decided by notice each year.
 * Basis: BLLĐ 45/2019 Đ.111.3, 112; NQ 28/2026/QH16 (24/11). Weekends are not listed.
 */
const TET_2026 = 'TB 9441/TB-BNV';
const LABOUR_CODE = 'BLLĐ 45/2019 Đ.112';

export const officialCalendar: Calendar = {
  daysOff: [
    day('2026-01-01', 'Tết Dương lịch', 'confirmed', LABOUR_CODE),
    day('2026-01-02', 'Nghỉ hoán đổi', 'reported', 'CV 12729/VPCP-KGVX'),
    ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((d) =>
      day(d, 'Tết Nguyên đán', 'reported', TET_2026),
    ),
    day('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'confirmed', 'BLLĐ 45/2019 Đ.111.3'),
    day('2026-04-30', 'Ngày Chiến thắng', 'confirmed', LABOUR_CODE),
    day('2026-05-01', 'Ngày Quốc tế lao động', 'confirmed', LABOUR_CODE),
    day('2026-08-31', 'Nghỉ hoán đổi', 'reported', TET_2026),
    day('2026-09-01', 'Quốc khánh', 'reported', TET_2026),
    day('2026-09-02', 'Quốc khánh', 'confirmed', LABOUR_CODE),
    day('2026-11-23', 'Nghỉ hoán đổi', 'proposed', 'đề xuất 9/2026'),
    day('2026-11-24', 'Ngày Văn hóa Việt Nam', 'reported', 'NQ 28/2026/QH16'),
    day('2027-01-01', 'Tết Dương lịch', 'confirmed', LABOUR_CODE),
    ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'].map((d) =>
      day(d, 'Tết Nguyên đán', 'reported', 'BLLĐ 45/2019 Đ.112, chưa có thông báo'),
    ),
    day('2027-04-16', 'Giỗ Tổ Hùng Vương', 'confirmed', LABOUR_CODE),
    day('2027-04-30', 'Ngày Chiến thắng', 'confirmed', LABOUR_CODE),
    day('2027-05-03', 'Nghỉ bù Ngày Quốc tế lao động', 'confirmed', 'BLLĐ 45/2019 Đ.111.3'),
    day('2027-09-02', 'Quốc khánh', 'confirmed', LABOUR_CODE),
    day('2027-09-03', 'Quốc khánh', 'reported', 'một ngày liền kề, chưa có thông báo'),
    day('2027-11-24', 'Ngày Văn hóa Việt Nam', 'reported', 'NQ 28/2026/QH16'),
  ],
  workedInstead: [
    day('2026-01-10', 'Làm bù', 'reported', 'CV 12729/VPCP-KGVX'),
    day('2026-08-22', 'Làm bù', 'reported', TET_2026),
    day('2026-11-28', 'Làm bù', 'proposed', 'đề xuất 9/2026'),
  ],
};

function day(date: string, name: string, certainty: DayOff['certainty'], source: string): DayOff {
  return { date, name, certainty, source };
}
