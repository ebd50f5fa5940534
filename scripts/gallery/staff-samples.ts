import type { StaffView } from '../../contract/staff-api.ts';
import { AccountId, CounterId, DossierId, SecondmentId } from '../../domain/ids.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { canhVinh } from '../canh-vinh.ts';
import { day } from './samples.ts';

type StaffPerson = StaffView['people'][number];

const point = canhVinh({ demonstration: false }).id;

function person(n: number, name: string, role: AccountRole, change: Partial<StaffPerson> = {}): StaffPerson {
  return {
    ...{ account: AccountId(`00000000-0000-4000-8000-0000000000${10 + n}`), login: `canbo${n}`, name, role },
    ...{ roleNow: role, isGuest: false, isActive: true, languages: ['vi'], hasPin: true, isPasswordOnce: false },
    ...{ secondments: [], lastDay: null, isLeaving: false, holds: 0, counter: null },
    ...change,
  };
}

function time(role: AccountRole, from: string, to: string, when: 'now' | 'coming', at: string = point) {
  return {
    secondment: SecondmentId(`00000000-0000-4000-8000-0000000${from.slice(5, 7)}000`),
    role,
    point: at,
    from,
    to,
    when,
  };
}

/** A centre in which somebody leaves in a week with three dossiers, one is lent out, and one has not come yet. */
export function staffView(): StaffView {
  return {
    today: day.date,
    point,
    people: [
      person(1, 'Cán Bộ Mẫu Biệt Phái', 'clerk', {
        ...{ isGuest: true, lastDay: '2026-11-25', isLeaving: true, holds: 3, counter: CounterId('2') },
        ...{ languages: ['vi', 'jra'], secondments: [time('clerk', '2026-08-26', '2026-11-25', 'now')] },
      }),
      person(2, 'Cán Bộ Mẫu Hai', 'clerk', { languages: ['vi', 'jra', 'bdq'], holds: 12, counter: CounterId('1') }),
      person(3, 'Chuyên Viên Mẫu', 'specialist', { holds: 27 }),
      person(4, 'Thu Ngân Mẫu', 'cashier', {
        ...{ roleNow: null, secondments: [time('cashier', '2026-11-16', '2026-12-31', 'now', '22006-2')] },
      }),
      person(5, 'Kỹ Thuật Mẫu', 'technician', { isPasswordOnce: true, hasPin: false }),
      person(6, 'Trưởng Trung Tâm Mẫu', 'head'),
      person(7, 'Cán Bộ Mẫu Đã Nghỉ', 'clerk', { isActive: false, roleNow: null }),
    ],
    published: [
      {
        ...{ login: 'bietphai2', name: 'Cán Bộ Mẫu Sắp Đến', role: 'clerk' as const },
        ...{ from: '2026-12-01', to: '2027-02-26', state: 'coming' as const, account: null },
      },
      {
        ...{ login: 'canbo3', name: 'Chuyên Viên Mẫu', role: 'head' as const, from: '2026-11-02', to: null },
        ...{ state: 'differs' as const, account: AccountId('00000000-0000-4000-8000-000000000013') },
      },
    ],
  };
}

export const heldDossiers = [1, 2, 3].map((n) => ({
  ...{ dossier: DossierId(`00000000-0000-4000-8000-0000000000${20 + n}`), code: `22006-1-26111${n}-000${n}` },
  ...{ procedureName: 'Đăng ký khai sinh', state: 'in-process' as const, dueAt: `2026-11-2${n + 2}T17:00` },
}));
