/**
 * What a text may be written with: the letters of Vietnamese, Jrai and Bahnar (domain.md §9.2) and English, digits and
 * the signs of the screens. A test holds this list against the font: an arrow or a tick is a pictogram, no letter.
 */
const latin = 'a b c d e f g h i j k l m n o p q r s t u v w x y z';
const vietnamese = [
  'à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị',
  'ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ đ',
].join(' ');
const highland = 'č ĕ ĭ ŏ ŭ ñ ƀ';

export const writtenLetters: ReadonlySet<string> = new Set(
  `${latin} ${vietnamese} ${highland}`.split(' ').flatMap((letter) => [letter, letter.toUpperCase()]),
);

/** Breve over a letter that has one mark already (ê̆ ô̆ ơ̆ ư̆ â̆, and Jrai's c̆), macron below as in some Jrai books. */
export const writtenMarks: ReadonlySet<string> = new Set(['\u0306', '\u0331']);

export const writtenSigns: ReadonlySet<string> = new Set([
  ...' \u00a0.,:;!?…–-−+/()%&“”"‘’ʼ\'«»•·×°@#*=<>[]_0123456789',
]);

/** Letters that a mark of the second set may stand on: what a font must be able to stack. */
export const markedLetters: readonly string[] = [...'âêôơưcÂÊÔƠƯC'].map((letter) => `${letter}\u0306`);
