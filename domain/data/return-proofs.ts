/**
 * How it was made sure who takes a result when the slip is lost or faded, and how its taking was acknowledged.
 * NĐ 61/2018 Đ.20 speaks of the slip and the card only; what holds for those who cannot sign (thumbprint, witnesses) was
 * found in no text that could be read. Whoever can compares each row, hence `verified: false`.
 */
export const returnProofs = [
  { id: 'slip', source: 'NĐ 61/2018 Đ.20', verified: false },
  { id: 'card', source: 'NĐ 61/2018 Đ.20', verified: false },
  { id: 'known', source: 'chờ đối chiếu', verified: false },
] as const;

export const acknowledgements = [
  { id: 'signature', source: 'NĐ 61/2018 Đ.20', verified: false },
  { id: 'thumbprint', source: 'chờ đối chiếu', verified: false },
  { id: 'witness', source: 'chờ đối chiếu', verified: false },
] as const;

export type ReturnProofKind = (typeof returnProofs)[number]['id'];
export type Acknowledgement = (typeof acknowledgements)[number]['id'];

export const returnProofIds = returnProofs.map(({ id }) => id);
export const acknowledgementIds = acknowledgements.map(({ id }) => id);
