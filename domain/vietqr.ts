/**
 * A transfer's QR (EMV merchant-presented code as NAPAS 247 profiles it; domain.md §6). It is a bank transfer to the
 * centre's account, not a payment through the National Portal: index 3.6 of QĐ 766 does not count it.
 */
export interface BankAccount {
  /** Six digits of the bank (BIN). */
  readonly bank: string;
  /** At most 19 letters and digits. */
  readonly account: string;
  /** As the bank writes it; shown beside the code so that the payer compares. */
  readonly holder: string;
}

/** A code for one payment; `amount` whole dong, `purpose` at most 25 printable ASCII. */
export function vietQr(to: Pick<BankAccount, 'bank' | 'account'>, amount: number, purpose: string): string {
  const beneficiary = field('00', to.bank) + field('01', to.account);
  const merchant = field('00', napas) + field('01', beneficiary) + field('02', toAccount);
  const body = [
    field('00', '01'),
    field('01', oneTime),
    field('38', merchant),
    field('53', dong),
    field('54', String(amount)),
    field('58', 'VN'),
    field('62', field('08', purpose)),
  ].join('');
  return withChecksum(body);
}

const napas = 'A000000727';
const toAccount = 'QRIBFTTA';
/** `12`: for one payment, with its amount; `11` would be a code to hang on the wall. */
const oneTime = '12';
/** ISO 4217. */
const dong = '704';
export const longestPurpose = 25;

/** What the bank statement shows, in the letters every bank keeps: no marks, no names. */
export function purposeOf(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return plain
    .replaceAll(/[^ -~]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestPurpose)
    .trim();
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, begins with 0xFFFF, nothing reflected. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** The checksum runs over its own tag and length too. */
function withChecksum(body: string): string {
  const open = `${body}6304`;
  return open + crc16(open);
}

function field(tag: string, value: string): string {
  return `${tag}${String(value.length).padStart(2, '0')}${value}`;
}
