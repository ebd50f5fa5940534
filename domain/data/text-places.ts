import type { TextFile } from '../languages.ts';

/**
 * Where a text is met, for a translator, a reviewer and the recorder: the longest beginning that fits says it.
 * The words are texts of the screens themselves: `place.<name>`.
 */
export const textPlaces: readonly { readonly file: TextFile; readonly begins: string; readonly name: PlaceName }[] = [
  { file: 'announcement', begins: '', name: 'call' },
  { file: 'screen', begins: '', name: 'staff' },
  { file: 'screen', begins: 'kiosk.', name: 'kiosk' },
  { file: 'screen', begins: 'kiosk.home.', name: 'kioskHome' },
  { file: 'screen', begins: 'kiosk.tile.', name: 'kioskTile' },
  { file: 'screen', begins: 'kiosk.bar.', name: 'kioskBar' },
  { file: 'screen', begins: 'kiosk.priority.', name: 'kioskPriority' },
  { file: 'screen', begins: 'ui.priority.', name: 'kioskPriority' },
  { file: 'screen', begins: 'kiosk.ticket.', name: 'kioskTicket' },
  { file: 'screen', begins: 'kiosk.stillThere.', name: 'kioskStillThere' },
  { file: 'screen', begins: 'kiosk.lost.', name: 'kioskLost' },
  { file: 'screen', begins: 'kiosk.failed.', name: 'kioskFailed' },
  { file: 'errors', begins: '', name: 'failure' },
  { file: 'paper', begins: '', name: 'paper' },
  { file: 'paper', begins: 'ticket.', name: 'ticketPaper' },
  { file: 'paper', begins: 'priority.', name: 'ticketPaper' },
  { file: 'paper', begins: 'receipt.', name: 'receiptPaper' },
  { file: 'queues', begins: '', name: 'queueName' },
];

export const placeNames = [
  'call',
  'staff',
  'kiosk',
  'kioskHome',
  'kioskTile',
  'kioskBar',
  'kioskPriority',
  'kioskTicket',
  'kioskStillThere',
  'kioskLost',
  'kioskFailed',
  'failure',
  'paper',
  'ticketPaper',
  'receiptPaper',
  'queueName',
] as const;
export type PlaceName = (typeof placeNames)[number];
