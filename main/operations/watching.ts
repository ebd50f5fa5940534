import { TerminalId } from '../../domain/ids.ts';
import type { PrinterPlace } from '../../domain/paper.ts';
import { stationOf } from '../../domain/station.ts';
import type { Citizens } from '../ports/citizens.ts';
import type { MediaShelf } from '../ports/media-shelf.ts';
import type { PaperTray } from '../ports/paper-tray.ts';
import type { RoadKnobs } from '../ports/province-road.ts';
import { type Answer, type Handlers, standsAt, WatchRefused } from './caller.ts';
import type { Live } from './live.ts';
import { type OfficeParts, officeView } from './office-view.ts';
import { receptionView } from './reception-view.ts';
import { boardView, counterView, kioskView, printerView, seenFrom } from './views.ts';

type Watches =
  | 'watchKiosk'
  | 'watchCounter'
  | 'watchBoard'
  | 'watchOffice'
  | 'watchReception'
  | 'watchPaper'
  | 'setSimulatedPrinter'
  | 'setSimulatedRoad'
  | 'setSimulatedCitizens';

/** Each screen's view, pushed whole whenever it changes. */
export function watchOperations(
  parts: OfficeParts & {
    live: Live;
    trays: Record<PrinterPlace, PaperTray | null>;
    roadKnobs: RoadKnobs | null;
    citizens: Citizens | null;
    media: MediaShelf;
  },
): Handlers<Watches> {
  const { live, trays, roadKnobs, citizens } = parts;
  return {
    watchKiosk: (_, { session, signal }) => {
      const terminal = session?.terminal ?? TerminalId('');
      return live.watch(
        `kiosk ${terminal}`,
        () => kioskView(seenFrom(parts, terminal), terminal),
        signal,
      ) as Answer<'watchKiosk'>;
    },
    watchCounter: ({ counter }, caller) => {
      if (!standsAt(caller, counter)) throw new WatchRefused('not-your-counter');
      const terminal = caller.session?.terminal ?? '';
      return live.watch(
        `counter ${counter} ${stationOf(terminal) ?? ''}`,
        () => counterView(seenFrom(parts, terminal), counter),
        caller.signal,
      ) as Answer<'watchCounter'>;
    },
    watchBoard: (_, { signal }) => live.watch('board', () => boardView(parts), signal) as Answer<'watchBoard'>,
    watchOffice: (_, { signal }) => live.watch('office', () => officeView(parts), signal) as Answer<'watchOffice'>,
    watchReception: (_, { signal }) =>
      live.watch('reception', () => receptionView(parts), signal) as Answer<'watchReception'>,
    watchPaper: (_, { signal }) =>
      live.watch(
        'paper',
        () => ({
          printer: printerView(parts),
          papers: papersIn(trays.first),
          second: papersIn(trays.second),
          scanner: parts.scanner.state(),
          road: roadKnobs && { condition: roadKnobs.condition(), state: parts.road.state().state },
          citizens: citizens?.perMinute() ?? null,
        }),
        signal,
      ) as Answer<'watchPaper'>,
    setSimulatedPrinter: ({ place, ...knobs }) => {
      const tray = trays[place];
      if (!tray) return { ok: false, error: { type: 'printer-not-simulated' } };
      tray.set(knobs);
      return { ok: true, value: {} };
    },
    setSimulatedRoad: ({ condition }) => {
      if (!roadKnobs) return { ok: false, error: { type: 'road-not-simulated' } };
      roadKnobs.set(condition);
      return { ok: true, value: {} };
    },
    setSimulatedCitizens: ({ perMinute }) => {
      if (!citizens) return { ok: false, error: { type: 'no-demonstration' } };
      citizens.set(perMinute);
      parts.store.changed();
      return { ok: true, value: {} };
    },
  };
}

function papersIn(tray: PaperTray | null) {
  return [...(tray?.papers() ?? [])];
}
