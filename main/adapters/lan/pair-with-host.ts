import { randomBytes } from 'node:crypto';
import type { DeviceFile, HostFile } from '../../../contract/station-api.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import { commitmentOf, sixDigits } from '../../../domain/station.ts';
import {
  clientOf,
  type HostSocket,
  openHostSocket,
  type PairingClient,
  type Place,
  type Refused,
} from './host-client.ts';
import type { Identity } from './own-identity.ts';

/** `known`: the host has this PC in its list, and said so over the connection whose key was brought here. */
export type PairingFailure = Refused | { readonly type: string; readonly known?: HostFile };

/**
 * With the one-time secret that was carried here. It is said to nobody but who proves the key that came with it.
 * An answer that was lost asks for nothing new: the host knows this PC by then, and the link says so.
 */
export async function pairByCode(device: DeviceFile, identity: Identity): Promise<Result<HostFile, PairingFailure>> {
  const { addresses, port, host: pin, pairing, secret } = device;
  const places = addresses.map((address) => ({ host: address, port }));
  const opened = await openHostSocket({ places, identity, pin, path: '/pairing' });
  if (!opened.ok) return opened;
  const socket = opened.value;
  const answer = await clientOf<PairingClient>(socket).pairByCode({ pairing, secret }).catch(lost);
  socket.ws.terminate();
  const paired = (station: HostFile['station']): HostFile => ({
    ...{ v: 1, addresses: firstThen(socket.place.host, addresses), port, host: pin, station },
  });
  if (answer.ok) return ok(paired(answer.value.station));
  const { error } = answer;
  return 'station' in error && error.station ? err({ type: error.type, known: paired(error.station) }) : err(error);
}

export interface Comparing {
  /** What this screen and the office's show. */
  readonly digits: string;
  /** What the office said, as soon as it did; nothing here is believed by it, but an end is an end. */
  readonly answered: Promise<Result<unknown, PairingFailure>>;
  /**
   * Somebody here has looked and says that both are the same: waits for the office, and only then believes the key that
   * answered. Both ends have to say so, else whoever stands in between could be believed by one of them.
   */
  same(): Promise<Result<HostFile, PairingFailure>>;
  /** They differ, or nobody wants to any more. */
  end(): void;
}

/** Without anything carried: six digits on two screens, the station's nonce committed before it sees the host's. */
export async function compareWithHost(place: Place, identity: Identity): Promise<Result<Comparing, PairingFailure>> {
  const opened = await openHostSocket({ places: [place], identity, pin: null, path: '/pairing' });
  if (!opened.ok) return opened;
  const compared = await begin(opened.value, identity).catch(lost);
  if (!compared.ok) opened.value.ws.terminate();
  return compared;
}

async function begin(socket: HostSocket, identity: Identity): Promise<Result<Comparing, PairingFailure>> {
  const client = clientOf<PairingClient>(socket);
  const { ws, key: hostKey, place } = socket;
  const mine = { stationKey: identity.key, stationNonce: randomBytes(16).toString('hex') };
  const begun = await client.beginComparing({ commitment: commitmentOf(mine) });
  if (!begun.ok) return begun;
  const { comparison, nonce: hostNonce } = begun.value;
  const revealed = await client.revealNonce({ comparison, nonce: mine.stationNonce });
  if (!revealed.ok) return revealed;
  const answer = client.awaitApproval({ comparison }).catch(lost);
  return ok({
    digits: sixDigits({ ...mine, hostKey, hostNonce }),
    answered: answer,
    same: async () => {
      const approved = await answer;
      ws.terminate();
      if (!approved.ok) return approved;
      const { station } = approved.value;
      return ok({ v: 1, addresses: [place.host], port: place.port, host: hostKey, station });
    },
    end: () => ws.terminate(),
  });
}

function lost(): Result<never, { type: 'host-unreachable' }> {
  return err({ type: 'host-unreachable' });
}

function firstThen(first: string, all: readonly string[]): string[] {
  return [first, ...all.filter((each) => each !== first)];
}
