import { codeOf } from './signed-code.ts';

/** What kind of text a scanner read or a person typed; whether it exists, the log says. */
export type Scanned =
  /** A personal card: its fields are not looked at. */
  | { readonly kind: 'card' }
  /** The opaque code of a ticket or an appointment. */
  | { readonly kind: 'token'; readonly token: string }
  /** Codes of dossiers it may mean, ours and the province's. */
  | { readonly kind: 'code'; readonly codes: readonly string[] };

/** 128 bits in base32. */
const token = /^[a-z2-7]{26}$/;

/**
 * Our codes are `22006-1-261124-0001` (after a restore with a letter: `…-B0001`); a keypad has digits only, so the same
 * digits without dashes and, of this point, the last ten (`2611240001`) mean the code too.
 */
export function readScanned(text: string, point: string): Scanned {
  const said = text.normalize('NFC').trim();
  if (said.includes('|')) return { kind: 'card' };
  if (token.test(said)) return { kind: 'token', token: said };
  const code = codeOf(said).toUpperCase();
  const digits = code.replace(/[^\d]/g, '');
  const isOnlyDigits = /^[\d\s-]+$/.test(code);
  const whole = /^(\d{5})(\d{1,2})(\d{6})(\d{4})$/.exec(digits);
  const short = /^(\d{6})(\d{4})$/.exec(digits);
  const meant = [
    code,
    ...(isOnlyDigits && whole ? [whole.slice(1).join('-')] : []),
    ...(isOnlyDigits && short ? [`${point}-${short.slice(1).join('-')}`] : []),
  ];
  return { kind: 'code', codes: [...new Set(meant)] };
}
