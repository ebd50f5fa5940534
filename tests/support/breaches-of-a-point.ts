import { StationId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { breachOperations } from '../../main/operations/breach-work.ts';
import { createFourEyes } from '../../main/operations/four-eyes.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { peopleWhoAsk } from './asked-of-a-person.ts';
import { value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** As the golden log has it: the host is lost, what can be said of it is said, the people concerned are given out, and it is closed. */
export async function breachesOfAPoint(point: PointInTest): Promise<void> {
  const { store, clock } = point;
  const { head, search, approver, command, receive } = await peopleWhoAsk(point);
  for (const n of [3, 4]) await receive(n);
  clock.pass(3_600_000);
  const breaches = breachOperations({
    ...{ store, clock, search, ids: createRandomIds() },
    languages: { texts: () => ({ version: '', texts: { screen: {}, errors: {}, announcement: {} } }) } as never,
    fourEyes: createFourEyes({ store, clock, passwords: quickPasswords() }),
  });
  const { now } = value({ ok: true, value: await breaches.listBreaches({}, head) });
  const today = new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
  const at = { noticedAt: `${today}T08:00`, from: `${today}T00:00`, to: `${today}T08:00` };
  const wish = { kind: 'pc' as const, ...at, devices: [StationId('')], accounts: [], note: 'Mất ở xe khách' };
  const opened = value(await breaches.openBreach({ ...command(), ...wish }, head));
  const breach = opened.breach as never;
  for (const step of ['province-told', 'authority-told'] as const)
    value(await breaches.noteBreachStep({ ...command(), breach, step }, head));
  value(await breaches.exportBreach({ ...command(), breach, approver }, head));
  value(await breaches.noteBreachStep({ ...command(), breach, step: 'closed' }, head));
  // A stick that lay in the market for a morning, and came back.
  const stick = { kind: 'stick' as const, ...at, devices: [], accounts: [], note: '' };
  const found = value(await breaches.openBreach({ ...command(), ...stick }, head)).breach as never;
  value(await breaches.noteBreachStep({ ...command(), breach: found, step: 'province-told' }, head));
  search.close();
}
