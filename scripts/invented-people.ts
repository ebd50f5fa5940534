import type { Person } from '../domain/person.ts';

/** People who do not exist: names that say so, card numbers that run 000001, 000002, …, telephones nobody has. */
const NAMES = [
  ['Nguyễn Thị Mẫu', 'female'],
  ['Trần Văn Ví Dụ', 'male'],
  ['Rơ Châm Mẫu', 'female'],
  ['Đinh Ví Dụ', 'male'],
  ['Lê Thị Bịa', 'female'],
  ['Phạm Văn Giả Định', 'male'],
  ['Siu Mẫu', 'female'],
  ['Võ Thị Minh Họa', 'female'],
  ['Kpă Ví Dụ', 'male'],
  ['Huỳnh Văn Trình Diễn', 'male'],
  ['Y Mẫu', 'female'],
  ['Bùi Thị Thử', 'female'],
] as const;

export function inventedPerson(n: number): Person {
  const [name, sex] = NAMES[n % NAMES.length] ?? NAMES[0];
  const year = 1948 + ((n * 7) % 55);
  const century = year >= 2000 ? 2 : 0;
  const digit = century + (sex === 'female' ? 1 : 0);
  const serial = String(n + 1).padStart(6, '0');
  return {
    name,
    sex,
    birthDate: `${year}-0${(n % 9) + 1}-1${n % 10}`,
    idNumber: `064${digit}${String(year % 100).padStart(2, '0')}${serial}`,
    address: `Làng mẫu số ${(n % 8) + 1}, xã Canh Vinh`,
    phone: `09000000${String(n % 100).padStart(2, '0')}`,
  };
}

/** What became of each demonstration dossier; days are working days before today. */
export const dossierPlans: readonly {
  readonly procedure: string;
  readonly receivedDaysAgo: number;
  readonly readyDaysAgo: number | null;
  readonly isReturned: boolean;
}[] = [
  plan('1.004873', 9, 7, true),
  plan('1.004859', 9, 6, true),
  plan('1.004884', 9, 2, true),
  plan('1.001022', 8, 3, true),
  plan('1.001193', 7, 7, true),
  plan('2.000815', 6, 6, true),
  plan('1.001653', 6, 2, false),
  plan('1.004873', 5, 2, false),
  plan('1.004884', 7, null, false),
  plan('1.004873', 6, null, false),
  plan('1.014027', 4, null, false),
  plan('1.004837', 3, null, false),
  plan('1.001653', 1, null, false),
  plan('1.001731', 2, null, false),
  plan('2.001019', 1, null, false),
];

function plan(procedure: string, receivedDaysAgo: number, readyDaysAgo: number | null, isReturned = false) {
  return { procedure, receivedDaysAgo, readyDaysAgo, isReturned };
}
