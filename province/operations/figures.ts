import { type CommuneFigures, communeFigures, communesReporting } from '../store/figures.ts';
import type { Scope } from '../store/officers.ts';
import type { Province } from './province.ts';

export interface Figures {
  readonly asOf: number;
  readonly reporting: number;
  readonly demonstration: boolean;
  readonly communes: CommuneFigures[];
}

/** Received, returned and on time of each commune in scope, zero included; local dates, both included. */
export async function figuresOf(
  province: Province,
  scope: Scope,
  range: { from: string; to: string },
): Promise<Figures> {
  const { database, clock, demonstration } = province;
  const asOf = clock.now();
  const [communes, reporting] = await Promise.all([
    communeFigures(database, { ...range, scope }),
    communesReporting(database, scope),
  ]);
  return { asOf, reporting, demonstration, communes: [...communes] };
}
