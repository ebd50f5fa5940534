/** The first guesses of every attacker, folded to lower case; with the login itself they are refused (ASVS 6.2.4). */
const COMMON = new Set(
  (
    '12345678 123456789 1234567890 12341234 11111111 00000000 88888888 87654321 11223344 12344321 password password1 ' +
    'password123 passw0rd p@ssw0rd p@ssword matkhau1 matkhau123 matkhau@123 anhyeuem anhyeuem1 emyeuanh yeuem123 ' +
    'vietnam1 vietnam123 vietnam@123 gialai123 gialai@123 binhdinh canhvinh canhvinh123 admin123 admin1234 admin@123 ' +
    'administrator qwertyui qwerty123 qwertyuiop 1q2w3e4r 1qaz2wsx asdfghjk abcd1234 abc12345 abc@1234 aa123456 a1234567 ' +
    'iloveyou iloveyou1 sunshine princess football baseball welcome1 welcome123 letmein1 dragon123 monkey123 changeme ' +
    'khongbiet khongco1 tinhyeu1 hanhphuc motcua123 motcua@123 ubnd1234 ubnd@123 vnpt1234 vnpt@123 vnpt@2024 vnpt@2025'
  ).split(' '),
);

export function isCommonPassword(password: string, login: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  const name = login.normalize('NFKC').toLowerCase();
  // A login of two letters is in half of all good passwords by chance.
  const holdsLogin = name.length >= 3 && folded.includes(name);
  return COMMON.has(folded) || holdsLogin || /^(.)\1+$/u.test(folded);
}
