import type { CounterId, PointId } from '../../domain/ids.ts';
import { practiceCard, practicePerson } from '../../domain/training/practice-person.ts';
import { colleagueCounter } from '../../domain/training/practice-point.ts';
import type { Effect, Hand } from '../../domain/training/scenario-words.ts';
import type { Ids } from '../ports/ids.ts';
import type { ScannerKnobs } from '../ports/scanner.ts';
import type { PrinterSimulator } from '../simulators/printer.ts';
import type { Station } from '../start-station.ts';
import type { SecondPoint } from './second-point.ts';

/** So much of a ticket is printed before the printer's power fails: its first centimetres. */
const bytesBeforeTheCut = 20_000;

/** What people and devices of the practice world do when an exercise asks for it; each by the door everybody uses. */
export function createHappenings(parts: {
  readonly station: () => Station;
  readonly ids: Ids;
  readonly printer: PrinterSimulator;
  readonly scanner: ScannerKnobs;
  readonly road: { cut(isCut: boolean): void };
  readonly second: SecondPoint;
  readonly counter: CounterId | null;
  /** The PC loses its power, and comes back with all that was written. */
  readonly powerCut: () => Promise<void>;
  /** Token of the invented kiosk, and of the colleague at the other counter. */
  readonly kiosk: () => Promise<string>;
  readonly colleague: () => Promise<string>;
}): (what: Effect | Hand) => Promise<void> {
  const { station, ids, printer, scanner, road, second, counter } = parts;

  const call = async (method: string, token: string, body: object): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${station().port}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ origin: ids.origin(), ...body }),
    });
    const said = (await answer.json()) as { ok?: boolean; error?: { type: string } };
    if (!answer.ok || said.ok === false) throw new Error(`practice: ${method}: ${said.error?.type ?? answer.status}`);
  };

  /** Into a queue the trainee serves. */
  const comes = async (priority: 'elderly' | null) => {
    const { store } = station();
    const served = (counter === null ? null : store.counters.get(counter)?.serves) ?? [];
    const { queues } = store.point;
    // Somebody who brings a dossier, where the counter takes any.
    const takes = queues.filter(({ id }) => served.includes(id));
    const queue = (takes.find(({ fields }) => fields.length > 0) ?? takes[0] ?? queues[0])?.id;
    await call('issueTicket', await parts.kiosk(), { queue, priority, language: 'vi' });
  };

  return async (what) => {
    switch (what) {
      case 'person-waits':
        return comes(null);
      case 'priority-waits':
        return comes('elderly');
      case 'six-wait':
        for (let n = 0; n < 6; n++) await comes(null);
        return;
      case 'paper-out':
        return printer.set({ paper: 'out' });
      case 'power-fails-in-print':
        return printer.set({ diesAfterBytes: bytesBeforeTheCut });
      case 'switch-on':
        return printer.set({ power: 'on', diesAfterBytes: null });
      case 'put-paper':
        return printer.set({ paper: 'loaded' });
      case 'line-cut':
        return road.cut(true);
      case 'line-back':
        return road.cut(false);
      case 'hold-card':
        return scanner.hold(practiceCard);
      case 'folder-lies-here':
        return call('receiveDossier', await parts.colleague(), {
          ...{ counter: colleagueCounter, procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
          ...{ applicant: practicePerson, submitter: null, sets: 1, note: '', language: 'vi' },
          documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
        });
      case 'bag-comes': {
        const texts = await second.bagFor(station().store.point.id as PointId);
        for (const text of texts) scanner.hold(text);
        return;
      }
      case 'power-cut':
        return parts.powerCut();
      case 'help-asked':
        return call('askForHelp', await parts.kiosk(), {});
      case 'bring-paper':
      case 'late-paper':
      case 'person-comes':
        return;
    }
  };
}
