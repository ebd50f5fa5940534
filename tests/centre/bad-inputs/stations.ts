import type { BadInput } from './bad-input.ts';

/** Other PCs of the point: invited, compared, changed, sent away. */
export const badStations: readonly BadInput[] = [
  ['inviteStation', {}, 'lan-door-closed'],
  ['inviteStation', { name: ' ' }, 'bad-request'],
  ['inviteStation', { roles: [] }, 'bad-request'],
  ['inviteStation', { roles: ['paper'] }, 'bad-request'],
  ['inviteStation', { counters: ['0'] }, 'bad-request'],
  ['confirmDigits', {}, 'comparison-over'],
  ['confirmDigits', { digits: '12345' }, 'bad-request'],
  ['confirmDigits', { digits: '１２３４５６' }, 'bad-request'],
  ['refuseDigits', {}, 'comparison-over'],
  ['refuseDigits', { comparison: 'x'.repeat(65) }, 'bad-request'],
  ['setStationRoles', {}, 'station-unknown'],
  ['setStationRoles', { station: '../host' }, 'bad-request'],
  ['setStationRoles', { name: 'a\u0000b' }, 'bad-request'],
  ['revokePerson', {}, 'account-unknown'],
  ['revokePerson', { why: 'because' }, 'bad-request'],
  ['revokePerson', { account: 'canbo1' }, 'bad-request'],
  ['revokeDevice', {}, 'station-unknown'],
  ['revokeDevice', { why: 'left' }, 'bad-request'],
  ['removeStation', {}, 'station-unknown'],
  ['removeStation', { station: 'AAAAAAAA' }, 'bad-request'],
  ['chooseStandIn', { station: 'aaaaaaaa' }, 'station-unknown'],
  ['chooseStandIn', { station: '' }, 'bad-request'],
  ['resumeHost', {}, 'host-not-held'],
];
