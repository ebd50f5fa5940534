import type { OfficerRole } from '../../contract/province-pages-api.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { communeExists } from '../store/enrolment-tickets.ts';
import {
  addOfficer,
  changeOfficer,
  findOfficer,
  listOfficers,
  type Officer,
  type Scope,
  setPasswordHash,
} from '../store/officers.ts';
import type { Province } from './province.ts';

/** Officers made, moved and stopped, each within the scope of whoever does it; nobody changes the own account here. */
const passwordLength = 8;

export type CreateOfficerError =
  | { type: 'login-taken' }
  | { type: 'login-invalid' }
  | { type: 'password-too-short' }
  | { type: 'commune-unknown' };

interface Wanted {
  readonly login: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly commune: Scope;
}

export async function createOfficer(
  { database, clock, passwords }: Pick<Province, 'database' | 'clock' | 'passwords'>,
  officer: Wanted & { readonly password: string },
): Promise<Result<null, CreateOfficerError>> {
  const login = officer.login.toLowerCase();
  const { name, role, commune, password } = officer;
  if (!/^[a-z0-9._-]{2,40}$/.test(login)) return err({ type: 'login-invalid' });
  if ([...password].length < passwordLength) return err({ type: 'password-too-short' });
  if (commune !== null && !(await communeExists(database, commune))) return err({ type: 'commune-unknown' });
  const passwordHash = await passwords.hash(password);
  const added = await addOfficer(database, { login, name, role, commune, passwordHash }, clock.now());
  return added ? ok(null) : err({ type: 'login-taken' });
}

export async function officersOf({ database }: Province, scope: Scope) {
  return { officers: [...(await listOfficers(database, scope))] };
}

type CreateByOfficerError = Exclude<CreateOfficerError, { type: 'password-too-short' }> | { type: 'outside-scope' };

export async function createByOfficer(
  province: Province,
  by: Officer,
  wanted: Wanted,
): Promise<Result<{ password: string }, CreateByOfficerError>> {
  if (!reaches(by, wanted.commune)) return err({ type: 'outside-scope' });
  const password = newPassword(province);
  const made = await createOfficer(province, { ...wanted, password });
  if (made.ok) return ok({ password });
  // it has sixteen letters
  if (made.error.type === 'password-too-short') throw new Error(made.error.type);
  return err(made.error);
}

type SetOfficerError =
  | { type: 'officer-unknown' }
  | { type: 'own-account' }
  | { type: 'commune-unknown' }
  | { type: 'outside-scope' };

export async function setOfficer(
  { database, clock }: Province,
  by: Officer,
  set: { readonly login: string; readonly role: OfficerRole; readonly commune: Scope; readonly active: boolean },
): Promise<Result<Record<string, never>, SetOfficerError>> {
  const login = set.login.toLowerCase();
  const found = await findOfficer(database, login);
  // whoever stands outside the scope is not there for them
  if (!found || !reaches(by, found.commune?.code ?? null)) return err({ type: 'officer-unknown' });
  // so that an administrator of the province is always left
  if (login === by.login) return err({ type: 'own-account' });
  if (!reaches(by, set.commune)) return err({ type: 'outside-scope' });
  if (set.commune !== null && !(await communeExists(database, set.commune))) return err({ type: 'commune-unknown' });
  // an agent belongs to a post office: no other becomes one here, and one becomes nothing else
  const isAgent = found.role === 'post-agent';
  const role = isAgent || set.role === 'post-agent' ? found.role : set.role;
  const commune = isAgent ? (found.commune?.code ?? null) : set.commune;
  await changeOfficer(database, { ...set, role, commune, login, now: clock.now() });
  return ok({});
}

export async function resetPassword(
  province: Province,
  by: Officer,
  of: string,
): Promise<Result<{ password: string }, { type: 'officer-unknown' } | { type: 'own-account' }>> {
  const { database, passwords } = province;
  const login = of.toLowerCase();
  const found = await findOfficer(database, login);
  if (!found || !reaches(by, found.commune?.code ?? null)) return err({ type: 'officer-unknown' });
  if (login === by.login) return err({ type: 'own-account' });
  const password = newPassword(province);
  const passwordHash = await passwords.hash(password);
  await database.transaction((tx) => setPasswordHash(tx, { login, passwordHash, keep: null }));
  return ok({ password });
}

export async function changeOwnPassword(
  { database, passwords }: Province,
  session: { readonly officer: Officer; readonly tokenHash: string },
  input: { readonly old: string; readonly password: string },
): Promise<Result<Record<string, never>, { type: 'login-or-password-wrong' } | { type: 'password-too-short' }>> {
  const { login } = session.officer;
  if ([...input.password].length < passwordLength) return err({ type: 'password-too-short' });
  const found = await findOfficer(database, login);
  if (!(await passwords.verify(found?.passwordHash ?? null, input.old)))
    return err({ type: 'login-or-password-wrong' });
  const passwordHash = await passwords.hash(input.password);
  await database.transaction((tx) => setPasswordHash(tx, { login, passwordHash, keep: session.tokenHash }));
  return ok({});
}

function reaches(by: Officer, commune: Scope): boolean {
  return by.commune === null || by.commune.code === commune;
}

/** Sixteen letters and digits, 80 bits. */
function newPassword({ random }: Province): string {
  return random.token(10).toLowerCase();
}
