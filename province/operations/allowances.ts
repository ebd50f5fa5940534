/** Twenty at once from one address, then one every two seconds: a family looks up its papers, a machine does not. */
const most = 20;
const refillMs = 2_000;
/** More addresses than this at a time are no citizens: the oldest are forgotten. */
const mostAddresses = 10_000;

/** True while an address may ask. Kept in memory of this process only; nothing of it is written anywhere. */
export function createAllowances(now: () => number): (address: string) => boolean {
  const kept = new Map<string, { left: number; at: number }>();
  return (address) => {
    const at = now();
    const was = kept.get(address) ?? { left: most, at };
    const left = Math.min(most, was.left + (at - was.at) / refillMs);
    kept.delete(address);
    kept.set(address, { left: left >= 1 ? left - 1 : left, at });
    if (kept.size > mostAddresses) kept.delete(kept.keys().next().value ?? '');
    return left >= 1;
  };
}
