import type { BadInput } from './bad-input.ts';

/** Visits at home. */
export const badHomes: readonly BadInput[] = [
  ['listHomeVisits', { date: '20/11/2026' }, 'bad-request'],
  ['askHomeVisit', { village: ' ' }, 'bad-request'],
  ['askHomeVisit', { date: '2020-01-06' }, 'home-visit-day-past'],
  ['askHomeVisit', { date: '2199-01-07' }, 'appointment-too-far'],
  ['askHomeVisit', { date: '2026-11-22' }, 'home-visit-day-off'],
  ['askHomeVisit', { from: '25:00' }, 'bad-request'],
  ['askHomeVisit', { via: 'letter' }, 'bad-request'],
  ['askHomeVisit', { procedure: '9.999999' }, 'procedure-unknown'],
  ['askHomeVisit', { person: { name: '7', phone: '', address: '', note: '' } }, 'name-invalid'],
  ['askHomeVisit', { person: { name: 'Người Mẫu', phone: '12', address: '', note: '' } }, 'phone-invalid'],
  ['askHomeVisit', { person: { name: 'đọc\u0000', phone: '', address: '', note: '' } }, 'bad-request'],
  ['moveHomeVisit', {}, 'home-visit-unknown'],
  ['moveHomeVisit', { date: 'mai' }, 'bad-request'],
  ['closeHomeVisit', {}, 'home-visit-unknown'],
  ['closeHomeVisit', { outcome: 'asleep' }, 'bad-request'],
  ['setHomeRoute', { villages: [''] }, 'bad-request'],
  ['setHomeRoute', { villages: Array.from({ length: 61 }, () => 'Làng Mẫu') }, 'bad-request'],
  ['printHomeVisits', { date: '2026-12-24' }, 'home-visits-none'],
  ['readHomeVisits', { date: '2026-12-24' }, 'home-visits-none'],
];
