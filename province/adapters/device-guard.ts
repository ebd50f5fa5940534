import { parseSignatureHeader, signedRequestText } from '../../contract/device-signature.ts';
import { signatureHolds } from '../operations/device-keys.ts';
import type { Province } from '../operations/province.ts';
import type { Device } from '../store/streams.ts';
import { atTheDoor } from './at-the-door.ts';
import type { RequestFacts } from './request-facts.ts';

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
  { gate, clock }: Province,
  facts: RequestFacts,
  path: string,
): Promise<{ device: Device; refusal?: never } | { device?: never; refusal: Refusal }> {
  const header = parseSignatureHeader(facts.signature);
  if (!header) return { refusal: facts.signature === undefined ? 'signature-missing' : 'signature-wrong' };
  const device = await gate.find(header.keyId);
  if (!device) return { refusal: 'device-unknown' };
  const text = signedRequestText({ ...header, path, bodyHash: facts.bodyHash });
  if (!signatureHolds(device.publicKey, text, header.sig)) return { refusal: 'signature-wrong' };
  const { point, keyId } = device;
  const isFresh = await gate.spend({ point, keyId, nonce: header.nonce, now: clock.now() });
  return isFresh ? { device } : { refusal: 'nonce-used' };
}
