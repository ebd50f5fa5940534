import { createPublicKey, type KeyObject, sign } from 'node:crypto';

/**
 * A self-signed X.509 certificate (RFC 5280) over a P-256 key: no more than TLS needs to carry a public key. Nobody
 * reads its name or its dates, because what is trusted is the key itself; it is valid for ever, so that no clock on a
 * wall can lock a centre out (RFC 5280 §4.1.2.5: 99991231235959Z says that there is no end).
 */
export function selfSigned(privateKey: KeyObject, serial: Uint8Array): Buffer {
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const name = sequence(set(sequence(commonName, utf8('Gan Dan'))));
  const dates = sequence(der(0x17, Buffer.from('500101000000Z')), der(0x18, Buffer.from('99991231235959Z')));
  const body = sequence(
    der(0xa0, integer(Uint8Array.of(2))),
    integer(serial),
    ecdsaWithSha256,
    name,
    dates,
    name,
    publicKey,
  );
  const signature = sign('sha256', body, privateKey);
  return sequence(body, ecdsaWithSha256, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

/** A tag, the length of what follows, and what follows (X.690, DER). */
function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: Uint8Array[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

/** Positive: a leading zero where the first bit is set. */
function integer(bytes: Uint8Array): Buffer {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return der(0x02, isNegative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

function utf8(text: string): Buffer {
  return der(0x0c, Buffer.from(text));
}

/** 1.2.840.10045.4.3.2 (RFC 5758) and 2.5.4.3 (X.520). */
const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const commonName = der(0x06, Buffer.from('550403', 'hex'));
