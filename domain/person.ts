import { isDate } from './calendar.ts';
import type { DocumentKind } from './dossier-words.ts';
import { err, ok, type Result } from './result.ts';

export interface Person {
  readonly name: string;
  /** `YYYY-MM-DD`, `YYYY` where a card gives only the year, or '' when not told. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | '';
  /** Twelve digits of the CCCD, or '' when not shown. */
  readonly idNumber: string;
  readonly address: string;
  readonly phone: string;
  /** Of the few who have one; left out: none was told. */
  readonly email?: string;
}

export interface SubmittedDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly count: number;
}

export type CardError = { readonly type: 'card-unreadable' } | { readonly type: 'card-contradicts-itself' };

/**
 * The QR of a CCCD: seven fields by `|`, UTF-8 (domain.md §6):
 * number 12 | old CMND 9 or empty | NAME | ddMMyyyy born | Nam/Nữ | address | ddMMyyyy issued.
 * Newer cards add fields: parsed by position, extras ignored; six fields (no CMND) are accepted.
 */
export function parseCardQr(text: string): Result<Person, CardError> {
  const { idNumber, name, birthDate, sex, address, isWhole } = cardFields(text);
  if (!isWhole || !isPersonName(name) || !birthDate || !sex) return err({ type: 'card-unreadable' });
  if (!idNumberAgrees(idNumber, birthDate, sex)) return err({ type: 'card-contradicts-itself' });
  return ok({ name, birthDate, sex, idNumber, address, phone: '' });
}

/**
 * A card by a scanner that types: letters with marks may not have survived it. Digits have: sex is then read from the number,
 * and a name that is none any more is left empty for the clerk, so that no card has to be typed whole.
 */
export function parseTypedCard(text: string): Result<Person, CardError> {
  const { idNumber, name, birthDate, sex, address, isWhole } = cardFields(text);
  if (!isWhole || !birthDate) return err({ type: 'card-unreadable' });
  const told = sex || (Number(idNumber[3]) % 2 === 0 ? 'male' : 'female');
  if (!idNumberAgrees(idNumber, birthDate, told)) return err({ type: 'card-contradicts-itself' });
  return ok({ name: isPersonName(name) ? name : '', birthDate, sex: told, idNumber, address, phone: '' });
}

function cardFields(text: string) {
  const fields = text
    .normalize('NFC')
    .trim()
    .split('|')
    .map((field) => field.trim());
  if (fields.length === 6) fields.splice(1, 0, '');
  const [idNumber = '', , name = '', born = '', sexWord = '', address = ''] = fields;
  const sex: Person['sex'] = sexWord === 'Nam' ? 'male' : sexWord === 'Nữ' ? 'female' : '';
  const isWhole = fields.length >= 7 && /^\d{12}$/.test(idNumber);
  return { idNumber, name, birthDate: dateFromCard(born), sex, address, isWhole };
}

/**
 * Twelve digits: 3 province of birth registration, 1 century and sex (0/1 = 1900s m/f, 2/3 = 2000s …), 2 birth year,
 * 6 random; no check digit (TT 59/2021/TT-BCA). Plausibility only, never proof of identity.
 */
export function idNumberAgrees(idNumber: string, birthDate: string, sex: Person['sex']): boolean {
  if (!/^\d{12}$/.test(idNumber)) return false;
  const code = Number(idNumber[3]);
  const year = 1900 + 100 * Math.floor(code / 2) + Number(idNumber.slice(4, 6));
  if (birthDate && Number(birthDate.slice(0, 4)) !== year) return false;
  return sex === '' || (code % 2 === 0 ? 'male' : 'female') === sex;
}

/** Letters of every language of the province with their marks, apostrophes, hyphen and full stop. */
export function isPersonName(name: string): boolean {
  return /^[\p{L}\p{M}' ‘’ʼ.-]{2,80}$/u.test(name.trim()) && /\p{L}/u.test(name);
}

/** Mobile or landline of Vietnam (domain.md §6, from memory); '' is allowed: many elders have none. */
export function isPhone(phone: string): boolean {
  return (
    phone === '' ||
    /^(\+84|84|0)(3[2-9]|5[2689]|7[06-9]|8[1-9]|9\d)\d{7}$|^0(269|256)\d{7}$/.test(phone.replace(/[ .]/g, ''))
  );
}

/** Somebody's address at some place; whether a letter arrives there nobody knows before it does. */
export function isEmail(email: string): boolean {
  return /^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(email) && email.length <= 120;
}

export type PersonFault = {
  readonly type:
    | 'name-invalid'
    | 'birth-date-impossible'
    | 'id-number-invalid'
    | 'id-number-contradicts'
    | 'phone-invalid'
    | 'email-invalid';
};

/** What no person can be, as received or as corrected. */
export function personFault(person: Person, today: string): PersonFault | null {
  const { name, birthDate, sex, idNumber, phone, email } = person;
  if (!isPersonName(name)) return { type: 'name-invalid' };
  const known = birthDate === '' || isDate(birthDate) || (/^\d{4}$/.test(birthDate) && birthDate >= '1900');
  if (!known || birthDate > today) return { type: 'birth-date-impossible' };
  if (idNumber !== '' && !/^\d{12}$/.test(idNumber)) return { type: 'id-number-invalid' };
  if (idNumber !== '' && !idNumberAgrees(idNumber, birthDate, sex)) return { type: 'id-number-contradicts' };
  if (!isPhone(phone)) return { type: 'phone-invalid' };
  return email === undefined || isEmail(email) ? null : { type: 'email-invalid' };
}

/** Folds accents, đ and ƀ, case and apostrophes away, so that a search finds a name however it was typed. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ']/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[ƀɓ]/g, 'b')
    .replace(/\s+/g, ' ')
    .trim();
}

function dateFromCard(ddMMyyyy: string): string | null {
  if (!/^\d{8}$/.test(ddMMyyyy)) return null;
  const date = `${ddMMyyyy.slice(4)}-${ddMMyyyy.slice(2, 4)}-${ddMMyyyy.slice(0, 2)}`;
  return isDate(date) ? date : null;
}
