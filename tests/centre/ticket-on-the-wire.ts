import { createPrinter } from '../../main/adapters/printer/create-printer.ts';
import { startPrinterSimulator } from '../../main/simulators/printer.ts';
import { countingIds } from '../support/counting-ids.ts';
import { type DecodedPaper, decodeEscpos } from '../support/escpos-decoder.ts';
import { origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';

/** What the ticket of that touch looked like when a person looked at it; renewed by `npm run golden`. */
export const goldenTicket = new URL('golden/ticket-on-the-wire.png', import.meta.url);

/** One touch at a kiosk of a station with a clock that stands, and the paper decoded from what the TCP printer received. */
export async function ticketOnTheWire(): Promise<{ paper: DecodedPaper; token: string }> {
  const simulator = await startPrinterSimulator({ now: () => 0 });
  const printer = createPrinter({ kind: 'simulated' }, { simulated: simulator });
  try {
    return await withStation({ printer, ids: countingIds() }, async ({ kiosk, counter, station }) => {
      await counter('1');
      const { client } = await kiosk();
      const wish = { origin: origin(), queue: 'B', priority: 'elderly' as const, language: 'vi' };
      const cut = new Promise<void>((resolve) => {
        simulator.onPaper(() => resolve());
      });
      const { ticket } = value(await client.issueTicket(wish));
      await cut;
      const [paper] = decodeEscpos(simulator.takeBytes());
      if (!paper) throw new Error('no paper came out');
      return { paper, token: station.store.tickets.get(ticket)?.token ?? '' };
    });
  } finally {
    await simulator.close();
  }
}
