import { useRef } from 'react';
import { useScans } from '../ui/use-scans.ts';
import { edges } from './kiosk-edges.ts';
import type { Person } from './kiosk-flow.ts';
import type { Asks } from './use-asks.ts';

/** A code held to a scanner, wherever a person stands who may scan and nothing else is being asked. */
export function useCodes(person: Person, asks: Asks): void {
  const latest = useRef({ person, asks });
  latest.current = { person, asks };
  useScans(({ text, isCard }) => {
    const { person, asks } = latest.current;
    if (edges[person.at].scanned === undefined || person.asking !== null) return null;
    return () => (isCard ? asks.sayCard() : void asks.readCode(text, true));
  });
}
