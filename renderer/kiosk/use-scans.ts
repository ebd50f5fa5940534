import { useRef } from 'react';
import { useScanner } from '../ui/use-scanner.ts';
import { edges } from './kiosk-edges.ts';
import type { Person } from './kiosk-flow.ts';
import type { Asks } from './use-asks.ts';
import { useLiveScans } from './use-live-scans.ts';

/** A code held to a scanner, the station's own or one that types, wherever a person stands who may scan. */
export function useScans(person: Person, asks: Asks): void {
  const latest = useRef({ person, asks });
  latest.current = { person, asks };
  const mayScan = () => {
    const { at, asking } = latest.current.person;
    return edges[at].scanned !== undefined && asking === null;
  };
  useScanner((text) => (mayScan() ? () => void latest.current.asks.readCode(text, true) : null));
  useLiveScans(({ text, isCard }) => {
    if (!mayScan()) return;
    if (isCard) latest.current.asks.sayCard();
    else void latest.current.asks.readCode(text, true);
  });
}
