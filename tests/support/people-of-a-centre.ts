import { AccountId, Origin, SecondmentId } from '../../domain/ids.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import { createLive } from '../../main/operations/live.ts';
import { ownSecretOperations } from '../../main/operations/own-secrets.ts';
import { signInOperations } from '../../main/operations/sign-in.ts';
import { staffOperations } from '../../main/operations/staff-work.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Everything that happens to the people of a centre: somebody comes, is sent elsewhere, forgets a password, and leaves. */
export async function peopleOfACentre(point: PointInTest): Promise<void> {
  const { store, clock, clerkAt } = point;
  const passwords = quickPasswords();
  const parts = { store, clock, ids: createRandomIds(), passwords, live: createLive({ store }) };
  const signIn = signInOperations({ ...parts, hashToken: (token) => token });
  const staff = staffOperations(parts);
  const own = ownSecretOperations(parts);
  const command = () => ({ origin: Origin(origin()) });
  const office = clerkAt('1');
  const person = (login: string) => ({ login, name: `Người Mẫu ${login}`, password: 'chim-sao-bay-cao' });
  const hire = async (
    login: string,
    role: 'head' | 'clerk' | 'specialist',
    guest: { from: string; to: string } | null,
  ) => {
    const wish = { ...command(), ...person(login), role, languages: ['vi', 'jra'], guest };
    return AccountId(value(await signIn.createAccount(wish, office)).account);
  };
  await hire('truong', 'head', null);
  const clerk = await hire('canbo', 'clerk', null);
  const guest = await hire('biet-phai', 'clerk', { from: '2026-11-20', to: '2027-02-20' });
  value(await staff.setAccountRole({ ...command(), account: clerk, role: 'specialist' }, office));
  value(await staff.setAccountLanguages({ ...command(), account: clerk, languages: ['vi', 'bdq'] }, office));
  const away = { role: 'cashier', point: '22006-2', from: '2026-12-01', to: '2026-12-31' } as const;
  const { secondment } = value(
    await staff.makeSecondment({ ...command(), account: clerk, ...away, point: away.point as never }, office),
  );
  value(await staff.cutSecondment({ ...command(), secondment: SecondmentId(secondment), to: '2026-12-15' }, office));
  const [first] = store.secondments.of(guest);
  value(
    await staff.cutSecondment({ ...command(), secondment: SecondmentId(first?.id ?? ''), to: '2026-11-19' }, office),
  );
  const { password } = value(await staff.resetPassword({ ...command(), account: clerk }, office));
  if (!office.session) throw new Error('an office has a session');
  const himself = { ...office, session: { ...office.session, account: clerk } };
  const mine = 'con đường đất đỏ';
  value(await own.changePassword({ ...command(), old: password, password: mine }, himself));
  value(await own.setQuickPin({ ...command(), password: mine, pin: '274951' }, himself));
  value(await staff.deactivateAccount({ ...command(), account: guest }, office));
  value(await staff.reactivateAccount({ ...command(), account: guest }, office));
  parts.live.close();
}
