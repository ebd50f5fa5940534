import { parseSignatureHeader, signedRequestText } from '../../contract/device-signature.ts';
import { pointOfKey, signatureHolds } from '../operations/device-keys.ts';
import type { Province } from '../operations/province.ts';
import { type Device, findDevice, spendNonce } from '../store/streams.ts';
import type { RequestFacts } from './api-door.ts';
import { atTheDoor } from './at-the-door.ts';

type Refusal = 'signature-missing' | 'device-unknown' | 'signature-wrong' | 'nonce-used';

/** The device that signed this request, or the door stays shut. */
export async function deviceAtTheDoor(
  province: Province,
  facts: RequestFacts,
  path: readonly string[],
): Promise<Device> {
  const { device, refusal } = await deviceOf(province, facts, `/${path.join('/')}`);
  if (device) return device;
  province.log.write({ event: 'device-refused', why: refusal });
  throw atTheDoor(refusal);
}

/** The nonce is spent only by a true signature: a stranger cannot use up a device's nonces. */
async function deviceOf(
  { database, clock }: Province,
  facts: RequestFacts,
  path: string,
): Promise<{ device: Device; refusal?: never } | { device?: never; refusal: Refusal }> {
  const header = parseSignatureHeader(facts.signature);
  if (!header) return { refusal: facts.signature === undefined ? 'signature-missing' : 'signature-wrong' };
  const device = await findDevice(database, pointOfKey(header.keyId), header.keyId);
  if (!device) return { refusal: 'device-unknown' };
  const text = signedRequestText({ ...header, path, bodyHash: facts.bodyHash });
  if (!signatureHolds(device.publicKey, text, header.sig)) return { refusal: 'signature-wrong' };
  return (await spendNonce(database, device, header.nonce, clock.now())) ? { device } : { refusal: 'nonce-used' };
}
