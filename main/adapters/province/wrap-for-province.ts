import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { keyWrapping, keyWrappingContext } from '../../../contract/key-wrapping.ts';
import type { WrapForProvince } from '../../ports/province.ts';

/** One fresh key pair per wrapped key: nothing kept here opens it again. */
export const wrapForProvince: WrapForProvince = ({ sealTo, point, dossier, key }) => {
  const recipient = createPublicKey({ key: Buffer.from(sealTo, 'base64'), format: 'der', type: 'spki' });
  const ephemeral = generateKeyPairSync('x25519');
  const publicPart = raw(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });
  const salt = Buffer.concat([publicPart, raw(recipient)]);
  const wrapping = Buffer.from(hkdfSync('sha256', shared, salt, keyWrapping.info, 32));
  const nonce = randomBytes(keyWrapping.nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  cipher.setAAD(Buffer.from(keyWrappingContext(point, dossier)));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([publicPart, nonce, sealed, cipher.getAuthTag()]).toString('base64');
};

function raw(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}
