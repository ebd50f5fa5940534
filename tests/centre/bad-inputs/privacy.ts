import type { BadInput } from './bad-input.ts';
import { knownSecret } from './who-is-known.ts';

const dossier = '<dossier>';
const nobodys = '11111111-1111-4111-8111-111111111112';
const approver = { login: 'canbo1', secret: knownSecret };

/** What a person asks of whoever keeps their data. */
export const badPrivacy: readonly BadInput[] = [
  ['findPerson', { idNumber: '' }, 'bad-request'],
  ['findPerson', { idNumber: "0010990000' OR 1" }, 'bad-request'],
  ['findPerson', { idNumber: 1099000000 }, 'bad-request'],
  ['listReadings', { dossier: nobodys }, 'dossier-unknown'],
  ['listReadings', { dossier: '../..' }, 'bad-request'],
  ['openBreach', { kind: 'flood' }, 'bad-request'],
  ['openBreach', { kind: 'pc', devices: [] }, 'breach-names-nothing'],
  ['openBreach', { kind: 'account', accounts: [] }, 'breach-names-nothing'],
  ['openBreach', { devices: ['zzzzzzzz'] }, 'station-unknown'],
  ['openBreach', { devices: ["' OR 1=1"] }, 'bad-request'],
  ['openBreach', { accounts: [nobodys] }, 'account-unknown'],
  ['openBreach', { from: '2026-01-01T09:00' }, 'breach-period-wrong'],
  ['openBreach', { noticedAt: '2199-01-01T08:00' }, 'breach-period-wrong'],
  ['openBreach', { from: '2026-02-30T09:00', noticedAt: '2026-03-02T09:00' }, 'breach-period-wrong'],
  ['openBreach', { from: '2026-01-01 09:00' }, 'bad-request'],
  ['openBreach', { note: 'x'.repeat(1001) }, 'bad-request'],
  ['noteBreachStep', { breach: nobodys }, 'breach-unknown'],
  ['noteBreachStep', { step: 'device-out' }, 'bad-request'],
  ['readBreachTrail', { breach: nobodys }, 'breach-unknown'],
  ['readBreachTrail', { breach: '../..' }, 'bad-request'],
  ['readBreachNotice', { breach: nobodys }, 'breach-unknown'],
  ['exportBreach', { breach: nobodys, approver }, 'breach-unknown'],
  ['exportBreach', { breach: 1 }, 'bad-request'],
  ['exportPerson', { idNumber: '12' }, 'bad-request'],
  ['exportPerson', { approver: { login: 'truong', secret: '' } }, 'approver-missing'],
  ['exportPerson', { approver: { login: 'khong-co', secret: 'x' } }, 'approver-wrong'],
  ['exportPerson', { approver }, 'person-unknown'],
  ['correctPerson', { dossier: nobodys }, 'dossier-unknown'],
  ['correctPerson', { dossier, reason: ' ' }, 'bad-request'],
  ['correctPerson', { dossier, person: null }, 'bad-request'],
  ['correctPerson', { dossier, whose: 'witness' }, 'bad-request'],
  ['correctPerson', { dossier, whose: 'submitter' }, 'no-submitter'],
  ['restrictDossier', { dossier: nobodys }, 'dossier-unknown'],
  ['restrictDossier', { dossier, restricted: 'yes' }, 'bad-request'],
  ['listToErase', { endedBefore: '2026-02-30' }, 'bad-request'],
  ['listToErase', { endedBefore: null }, 'bad-request'],
  ['erasePersons', { dossiers: [] }, 'nothing-to-erase'],
  ['erasePersons', { dossiers: [], visits: [nobodys], approver }, 'home-visit-unknown'],
  ['erasePersons', { dossiers: [], visits: ['../..'] }, 'bad-request'],
  ['erasePersons', { dossiers: Array.from({ length: 201 }, () => nobodys) }, 'bad-request'],
  ['erasePersons', { dossiers: [nobodys], approver }, 'dossier-unknown'],
  ['erasePersons', { dossiers: [dossier], approver }, 'dossier-not-ended'],
  ['erasePersons', { dossiers: [dossier], why: 'because' }, 'bad-request'],
];
