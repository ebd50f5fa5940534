/** Keeps the station's own secrets outside the database: a signing key, and the key that wraps dossier keys. */
export interface Vault {
  readonly kind: 'key-file' | 'dpapi' | 'systemd-creds';
  /** Ed25519 over the UTF-8 of `text`, base64. */
  sign(text: string): string;
  /** Ed25519 public key, SPKI DER, base64. */
  readonly publicKey: string;
  wrap(key: Uint8Array, name: string): Uint8Array;
  /** Throws when the wrapped key was made elsewhere or changed. */
  unwrap(wrapped: Uint8Array, name: string): Uint8Array;
  /** X25519 public key, SPKI DER, base64: dossier keys of other points are wrapped for it (`contract/key-wrapping.ts`). */
  readonly sealTo: string;
  /** Given up, newest first: what was sealed for them still opens here. */
  formerSealTo(): readonly string[];
  /**
   * Somebody else has had a copy of the secrets: what is wrapped from now on, and what is sealed for this station, does not open with
   * it. The signing key stays.
   */
  renew(): void;
  /** The key of a dossier that `place.point` received; throws when it was wrapped for another, or changed. */
  openSealed(wrapped: string, place: { readonly point: string; readonly dossier: string }): Uint8Array;
  /** HMAC with a device secret: binds password hashes to this PC. */
  pepper(text: string): string;
}
