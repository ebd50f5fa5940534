import type { PointId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Officer } from '../store/officers.ts';
import { addAgent } from '../store/post-office.ts';
import { type HostingError, hostPostOffice } from './hosted-point.ts';
import { type CreateOfficerError, createOfficer } from './officers.ts';
import type { Province } from './province.ts';

export interface NewAgent {
  readonly login: string;
  readonly name: string;
  readonly point: PointId;
  readonly officeName: string;
  readonly password: string;
}

/** An agent works at exactly one post office; the first one begins its log. */
export async function createPostAgent(
  province: Province,
  { login, name, point, officeName, password }: NewAgent,
): Promise<Result<null, CreateOfficerError | HostingError>> {
  const commune = point.slice(0, 5);
  const hosted = await province.database.transaction(async (tx) =>
    hostPostOffice(province, tx, { point, name: officeName }),
  );
  if (!hosted.ok) return hosted;
  const made = await createOfficer(province, { login, name, role: 'post-agent', commune, password });
  if (!made.ok) return made;
  const account = province.random.uuid();
  await addAgent(province.database, { login: login.toLowerCase(), account, point });
  return ok(null);
}

type ByOfficerError =
  | Exclude<CreateOfficerError, { type: 'password-too-short' }>
  | HostingError
  | { type: 'outside-scope' };

export async function createAgentByOfficer(
  province: Province,
  by: Officer,
  wanted: Omit<NewAgent, 'password'>,
): Promise<Result<{ password: string }, ByOfficerError>> {
  if (by.commune !== null && by.commune.code !== wanted.point.slice(0, 5)) return err({ type: 'outside-scope' });
  const password = province.random.token(10).toLowerCase();
  const made = await createPostAgent(province, { ...wanted, password });
  if (made.ok) return ok({ password });
  // it has sixteen letters
  if (made.error.type === 'password-too-short') throw new Error(made.error.type);
  return err(made.error);
}
