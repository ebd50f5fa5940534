import { mayStandIn } from '../../../domain/station.ts';
import { readFormer } from '../stand-in/former-standing.ts';
import type { Check, DoctorParts, Look } from './check.ts';

const HOUR = 3_600_000;
/** It asks all the time: what it has not after so long, it does not get. */
const SLOW_MS = 60_000;

/** The PC that may take the host's place: would it lose anything, and the host it replaced itself. */
export const standIn: Check = { id: 'stand-in', now: (parts) => ofFormer(parts) ?? ofChosen(parts) };

/** What is not met again cannot stand in either. */
function ofFormer({ store }: DoctorParts): Look | null {
  switch (readFormer(store)?.state) {
    case 'does-not-chain':
      return { state: 'bad', says: 'stand-in.does-not-chain', how: 'call-province' };
    case 'disowned':
      return { state: 'bad', says: 'stand-in.disowned', how: 'call-province' };
    default:
      return null;
  }
}

function ofChosen({ store, given, clock }: DoctorParts): Look {
  const chosen = store.stations.standIn();
  if (!chosen) {
    const could = store.stations.all().filter(mayStandIn).length;
    if (could === 0) return { state: 'ok', says: 'stand-in.nobody' };
    return { state: 'warning', says: 'stand-in.none', params: { could }, how: 'choose-stand-in' };
  }
  const { name, lastSeen } = chosen;
  const { state, percent, behind, since } = given.state(chosen.station);
  if (state === 'receiving') return { state: 'warning', says: 'stand-in.receiving', params: { name, percent } };
  if (state === 'waiting') {
    if (lastSeen === null) return { state: 'bad', says: 'stand-in.never', params: { name }, how: 'other-pc' };
    const isLong = clock.now() - lastSeen > HOUR;
    const params = { name, behind, seenAt: lastSeen };
    return { state: isLong ? 'bad' : 'warning', says: 'stand-in.unreachable', params, how: 'other-pc' };
  }
  const isSlow = since !== null && clock.now() - since > SLOW_MS;
  if (isSlow)
    return { state: 'warning', says: 'stand-in.behind', params: { name, behind, sinceAt: since }, how: 'other-pc' };
  return { state: 'ok', says: 'stand-in.follows', params: { name } };
}
