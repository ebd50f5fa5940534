import { createContext, use } from 'react';
import type { KioskView } from '../../contract/terminal-views.ts';
import type { KioskEvent, Person } from './kiosk-flow.ts';
import type { Asks } from './use-asks.ts';
import type { Voices } from './use-voices.ts';

/** What every screen of the kiosk needs: the view, the person in front of it, and the three things a screen may do. */
export interface Kiosk {
  readonly view: KioskView;
  readonly person: Person;
  readonly send: (event: KioskEvent) => void;
  /** What is asked of the station; each answers by an event. */
  readonly asks: Asks;
  readonly voices: Voices;
}

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const kiosk = use(KioskContext);
  if (!kiosk) throw new Error('useKiosk needs a KioskApp above it');
  return kiosk;
}
