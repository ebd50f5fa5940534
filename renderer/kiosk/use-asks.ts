import type { Dispatch } from 'react';
import type { Inputs } from '../station-client.ts';
import { useCommand, useRequest } from '../ui/use-command.ts';
import type { KioskEvent, Person } from './kiosk-flow.ts';

export type Rating = Inputs['rateVisit']['rating'];

/** What the kiosk asks of the station. Every answer becomes an event of the flow; nothing here decides what is shown. */
export interface Asks {
  readonly takeNumber: (queue: string) => Promise<void>;
  /** `byScanner`: a receipt whose result is ready, or today's appointment, gives its number without a tap. */
  readonly readCode: (text: string, byScanner: boolean) => Promise<void>;
  /** A citizen's card was held to the scanner: it is not read here, and the person is told so. */
  readonly sayCard: () => void;
  readonly takeNumberByScan: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly rate: (rating: Rating) => Promise<void>;
  readonly help: () => Promise<void>;
  /** The next person stands here: nothing they press is a repetition of the last one's. */
  readonly forget: () => void;
}

export function useAsks(person: Person, send: Dispatch<KioskEvent>): Asks {
  const issue = useCommand('issueTicket');
  const issueByScan = useCommand('issueByScan');
  const read = useRequest('readScan');
  const undoTicket = useCommand('undoTicket');
  const rateVisit = useCommand('rateVisit');
  const askForHelp = useCommand('askForHelp');
  const { language } = person;

  const takeByScan = async (text: string) => {
    const answer = await issueByScan.run({ text, language });
    send(answer.ok ? { type: 'number-given', ticket: answer.value } : { type: 'refused', failure: answer.error });
  };
  return {
    takeNumber: async (queue) => {
      send({ type: 'queue-tapped', queue });
      const answer = await issue.run({ queue, priority: person.priority, language });
      send(answer.ok ? { type: 'number-given', ticket: answer.value } : { type: 'refused', failure: answer.error });
    },
    readCode: async (text, byScanner) => {
      send({ type: 'scanned', text });
      const answer = await read.run({ text });
      if (!answer.ok) return send({ type: 'refused', failure: answer.error });
      const scan = answer.value;
      // Who does not know yet what is missing reads it first; a number is one tap away.
      const hasToRead = scan.kind === 'dossier' && scan.missing.length > 0;
      if (byScanner && 'canTakeNumber' in scan && scan.canTakeNumber && !hasToRead) return takeByScan(text);
      send({ type: scan.kind === 'ticket' && scan.canRate ? 'visit-known' : 'status-known', scan });
    },
    sayCard: () => {
      send({ type: 'scanned', text: '' });
      send({ type: 'status-known', scan: { kind: 'card' } });
    },
    takeNumberByScan: async () => {
      if (person.scannedText === null) return;
      send({ type: 'scanned', text: person.scannedText });
      await takeByScan(person.scannedText);
    },
    undo: async () => {
      if (!person.ticket) return;
      send({ type: 'undo-tapped' });
      const answer = await undoTicket.run({ ticket: person.ticket.ticket });
      send(answer.ok ? { type: 'number-voided' } : { type: 'refused', failure: answer.error });
    },
    rate: async (rating) => {
      if (person.scannedText === null) return;
      send({ type: 'rating-tapped' });
      const answer = await rateVisit.run({ token: person.scannedText, rating });
      send(answer.ok ? { type: 'visit-rated' } : { type: 'refused', failure: answer.error });
    },
    help: async () => {
      send({ type: 'help-asked' });
      await askForHelp.run({});
    },
    forget: () => {
      for (const command of [issue, issueByScan, undoTicket, rateVisit, askForHelp]) command.forget();
    },
  };
}
