import { type BadInput, unreadable } from './bad-input.ts';

const dossier = '<dossier>';
const nobodys = '11111111-1111-4111-8111-111111111112';
const carried = (change: object) => ({ items: [{ dossier, carries: 'folder', ...change }] });
const answer = (change: object) => ({ answer: { how: 'one-by-one', present: [], damaged: [], ...change } });

/** Dossiers from point to point, their slips, and what is looked for. */
export const badHandOvers: readonly BadInput[] = [
  ['makeHandOver', { ...carried({}), to: '22006-1' }, 'hand-over-to-itself'],
  ['makeHandOver', { ...carried({}), to: '22006-77' }, 'point-unknown'],
  ['makeHandOver', { ...carried({}), to: 'Hiển Đông' }, 'bad-request'],
  ['makeHandOver', carried({ dossier: nobodys }), 'dossier-unknown'],
  ['makeHandOver', carried({ carries: 'everything' }), 'bad-request'],
  ['makeHandOver', carried({ carries: 'result' }), 'nothing-to-hand-over'],
  ['makeHandOver', { ...carried({ carries: 'folder' }), kind: 'results' }, 'nothing-to-hand-over'],
  [
    'makeHandOver',
    {
      items: [
        { dossier, carries: 'folder' },
        { dossier, carries: 'folder' },
      ],
    },
    'dossier-twice',
  ],
  ['makeHandOver', { items: [] }, 'bad-request'],
  ['makeHandOver', { items: Array.from({ length: 201 }, () => ({ dossier, carries: 'folder' })) }, 'bad-request'],
  ['makeHandOver', { ...carried({}), bag: 'túi số một' }, 'bad-request'],
  ['makeHandOver', { ...carried({}), bag: '' }, 'bad-request'],
  ['readHandOver', {}, 'hand-over-unknown'],
  ['readHandOver', { handOver: '1' }, 'bad-request'],
  ['readSlip', {}, 'slip-unreadable'],
  ['readSlip', { texts: [] }, 'bad-request'],
  ['readSlip', { texts: ['GDBG~1/1~'] }, 'slip-unreadable'],
  ['readSlip', { texts: ['x'.repeat(1001)] }, 'bad-request'],
  ['readSlip', { texts: ['GDBG~99/1~AAAAAAAAAAAAAAAAAAAAAA~'] }, 'slip-unreadable'],
  ...unreadable.map((text): BadInput => ['readSlip', { texts: [text] }, 'bad-request']),
  ['acceptHandOver', {}, 'hand-over-unknown'],
  ['acceptHandOver', { slip: ['GDBG~1/2'] }, 'slip-unreadable'],
  ['acceptHandOver', { answer: { how: 'seal', bag: 'T-1', count: 0 } }, 'bad-request'],
  ['acceptHandOver', { answer: { how: 'unseen' } }, 'bad-request'],
  ...unreadable.map((text): BadInput => ['acceptHandOver', answer({ present: [text] }), 'bad-request']),
  ['declineHandOver', {}, 'hand-over-unknown'],
  ['declineHandOver', { reason: 'no mood' }, 'bad-request'],
  ['declineHandOver', { only: [] }, 'bad-request'],
  ['enterSignedSlip', {}, 'slip-unreadable'],
  ['enterSignedSlip', { signedAt: '20/11/2026 8:00' }, 'bad-request'],
  ['enterSignedSlip', { missing: null }, 'bad-request'],
  ['withdrawHandOver', {}, 'slip-unreadable'],
  ['withdrawHandOver', { slip: [] }, 'bad-request'],
  ['withdrawHandOver', { approver: null }, 'bad-request'],
  ['reportFolderLost', { dossier }, 'approver-wrong'],
  ['reportFolderLost', { paper: 'cat' }, 'bad-request'],
  ['reportFolderLost', { missing: [' '] }, 'bad-request'],
  ['readLostFolder', { dossier: nobodys }, 'dossier-unknown'],
  ['readLostFolder', { dossier }, 'folder-not-lost'],
  ['readLostFolder', { dossier: '../..' }, 'bad-request'],
  ['reconstituteFolder', { dossier: nobodys }, 'dossier-unknown'],
  ['reconstituteFolder', { dossier }, 'folder-not-lost'],
  ['reconstituteFolder', { documentCount: 0 }, 'bad-request'],
  ['recountFolders', { counted: [{ dossier: nobodys, found: true }] }, 'dossier-unknown'],
  ['recountFolders', { counted: [] }, 'bad-request'],
  ['recountFolders', { counted: [{ dossier, found: 'maybe' }] }, 'bad-request'],
  ['recountFolders', { counted: [{ dossier, found: true, paper: 'nothing' }] }, 'bad-request'],
];
