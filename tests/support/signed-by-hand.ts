import { canonicalJson } from '../../domain/canonical-json.ts';
import { type DossierId, Origin, PointId } from '../../domain/ids.ts';
import { approver, staffedForHandOvers } from './hands-of-two-points.ts';
import { origin, value } from './terminal-client.ts';
import type { PointInTest } from './with-store.ts';

/** Of a village where no screen is: what it takes, its people sign on paper. */
export const postOffice = PointId('22006-9');
const command = () => ({ origin: Origin(origin()) });

/** The province names the post office, as its directory says it. */
export function knowsPostOffice({ store }: Pick<PointInTest, 'store'>): void {
  const points = [{ point: postOffice, name: 'Bưu cục Mẫu', kind: 'post-office' as const, keys: [] }];
  store.directory.meetProvince('a key');
  const text = canonicalJson({ commune: '22006', changedAt: 1, points });
  if (!store.directory.keep({ text, signature: '' }, () => true)) throw new Error('the directory was not kept');
}

/** Two results go to the post; one is struck out on the slip that comes back. */
export async function slipSignedByHand(point: PointInTest): Promise<{
  readonly taken: DossierId;
  readonly struck: DossierId;
  readonly stays: DossierId;
  readonly handOver: string;
  readonly slip: string[];
}> {
  knowsPostOffice(point);
  const { operations, clock } = point;
  const { clerk, receive, offer, slipOf } = await staffedForHandOvers(point);
  const [taken, struck, stays] = [await receive(1), await receive(2), await receive(3)];
  for (const dossier of [taken, struck]) value(await operations.markResultReady({ ...command(), dossier }, clerk));
  const { handOver } = await offer([taken, struck], 'result', postOffice);
  clock.setLocal('2026-11-21', '09:00');
  const slip = slipOf(handOver);
  const said = { slip, missing: [struck], signedAt: '2026-11-20T16:20' };
  value(await operations.enterSignedSlip({ ...command(), ...said }, clerk));
  return { taken, struck, stays, handOver, slip };
}

/** And what was struck out is taken back by the slip; another dossier goes to the post meanwhile. */
export async function slipsOfAPostOffice(point: PointInTest): Promise<void> {
  const { slip, stays } = await slipSignedByHand(point);
  const { operations, clerkAt } = point;
  value(await operations.withdrawHandOver({ ...command(), slip, approver }, clerkAt('1')));
  const items = [{ dossier: stays, carries: 'folder' as const }];
  const what = { to: postOffice, kind: 'folders' as const, bag: 'CV-0001', items };
  value(await operations.makeHandOver({ ...command(), ...what }, clerkAt('1')));
}
