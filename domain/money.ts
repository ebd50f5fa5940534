/** `36.000`: whole dong in groups of three, as people write money here. The word for dong stands in the texts. */
export function dongText(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
}
