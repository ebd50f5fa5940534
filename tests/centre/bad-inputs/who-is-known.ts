import type { Answered, OpenDoor } from '../open-door.ts';
import { quickPasswords } from '../quick-passwords.ts';
import { sampleInput } from '../sample-inputs.ts';

export const knownSecret = 'mùa lúa chín vàng';

/** A dossier at the reception, a fee nobody paid, and people whose password is known: what `<names>` in the tables mean. */
export async function whoIsKnown(
  door: OpenDoor,
  call: (method: string, input: unknown) => Promise<Answered>,
): Promise<(change: object) => object> {
  const { accounts } = door.station.store;
  const people = {
    clerk: door.account('canbo1', 'clerk'),
    other: door.account('canbo2', 'clerk'),
    head: door.account('truong', 'head'),
    technician: door.account('may', 'technician'),
  };
  const password = await quickPasswords().hash(knownSecret);
  for (const id of Object.values(people)) accounts.setPassword(id, password, { once: false });
  const received = (await call('receiveDossier', sampleInput('receiveDossier'))).body as { value: { dossier: string } };
  const fee = (await call('setFee', sampleInput('setFee'))).body as { value: { fee: { fee: string } } };
  // A minute later: what may be taken back within seconds no longer can.
  door.clock.pass(60_000);
  const names: Record<string, string> = { ...people, dossier: received.value.dossier, fee: fee.value.fee.fee };
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/^<(\w+)>$/, (whole, name: string) => names[name] ?? whole);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
  };
  return (change) => fill(change) as object;
}
