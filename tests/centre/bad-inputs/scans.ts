import { type BadInput, unreadable } from './bad-input.ts';

const dossier = '<dossier>';
const nobodys = '11111111-1111-4111-8111-111111111112';

/** Files of papers. */
export const badScans: readonly BadInput[] = [
  ['sendFilePart', { upload: '../x' }, 'bad-request'],
  ['sendFilePart', { offset: -1 }, 'bad-request'],
  ['sendFilePart', { offset: 1.5 }, 'bad-request'],
  ['sendFilePart', { offset: 64 }, 'file-gone'],
  ['sendFilePart', { part: 'không phải base64' }, 'bad-request'],
  ['sendFilePart', { part: 'A'.repeat(240_004) }, 'bad-request'],
  ['attachFile', {}, 'dossier-unknown'],
  ['attachFile', { dossier, document: ' ' }, 'bad-request'],
  ['attachFile', { dossier, document: 'x'.repeat(201) }, 'bad-request'],
  ['attachFile', { dossier, from: { kind: 'web', name: 'https://x' } }, 'bad-request'],
  ['attachFile', { dossier, from: { kind: 'upload', upload: nobodys } }, 'file-gone'],
  ['attachFile', { dossier, from: { kind: 'folder', name: '../../station.key' } }, 'file-gone'],
  ['attachFile', { dossier, from: { kind: 'folder', name: '/etc/passwd' } }, 'file-gone'],
  ['attachFile', { dossier, from: { kind: 'folder', name: '' } }, 'bad-request'],
  ['attachFile', { dossier, from: { kind: 'folder', name: 'x'.repeat(256) } }, 'bad-request'],
  ...unreadable.map((document): BadInput => ['attachFile', { dossier, document }, 'bad-request']),
  ['listReusable', { dossier: nobodys }, 'dossier-unknown'],
  ['listReusable', { dossier: null }, 'bad-request'],
  ['reuseAttachment', { dossier: nobodys }, 'dossier-unknown'],
  ['reuseAttachment', { dossier, attachment: nobodys }, 'attachment-unknown'],
  ['reuseAttachment', { dossier, attachment: 'tờ khai' }, 'bad-request'],
  ['removeAttachment', { dossier: nobodys }, 'dossier-unknown'],
  ['removeAttachment', { dossier, attachment: nobodys }, 'attachment-unknown'],
  ['removeAttachment', { dossier, attachment: '*' }, 'bad-request'],
  ['readAttachment', { dossier: nobodys }, 'dossier-unknown'],
  ['readAttachment', { dossier, attachment: nobodys }, 'attachment-unknown'],
  ['readAttachment', { dossier, attachment: '../attachments' }, 'bad-request'],
];
