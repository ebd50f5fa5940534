import { canonicalJson } from '../domain/canonical-json.ts';

/**
 * How a dossier's key travels to the province: a fresh X25519 key pair, HKDF-SHA256 of the shared secret
 * (salt = ephemeral ‖ recipient public key, info as below), AES-256-GCM. The wrapped form is base64 of
 * ephemeral public key (32, raw) ‖ nonce (12) ‖ ciphertext (32) ‖ tag (16).
 */
export const keyWrapping = {
  info: 'gan-dan dossier key v1',
  publicKeyBytes: 32,
  nonceBytes: 12,
  tagBytes: 16,
} as const;

/** Bound to the wrapped key, so that no key can be passed off as another dossier's. */
export function keyWrappingContext(point: string, dossier: string): string {
  return canonicalJson({ point, dossier });
}
