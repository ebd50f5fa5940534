/** What takes a station longer than a look at its log: everything looked at anew, and mended before. */
const longer: Readonly<Record<string, number>> = { runDoctor: 15_000, mendCheck: 40_000, lookAtPc: 15_000 };

/** How long a press waits for its answer before it says that the station does not answer, milliseconds. */
export function patienceOf(method: string): number {
  return longer[method] ?? 8_000;
}
