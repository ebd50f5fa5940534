import type { ReceiptVerdict } from '../../domain/signed-code.ts';

/** Signs the codes of this station's receipts, and knows those of the centre's other stations. */
export interface ReceiptSigner {
  /** What the QR of a receipt holds. */
  signed(code: string): string;
  judge(text: string): ReceiptVerdict;
  /** This station's public key, for the others' list. */
  readonly publicKey: string;
}
