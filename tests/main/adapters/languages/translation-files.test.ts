import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeSheets from 'write-excel-file/node';
import { languageOf, noTexts } from '../../../../domain/languages.ts';
import { readTranslations, translationRows } from '../../../../domain/translations.ts';
import { shippedPack } from '../../../../main/adapters/languages/shipped-texts.ts';
import { translationFiles } from '../../../../main/adapters/languages/translation-files.ts';
import { keepPlaceholders, workbookWords } from '../../../../main/operations/translation-words.ts';
import { pseudoTexts } from '../../../../scripts/pseudo-locale.ts';

const source = { ...shippedPack('vi').texts, queues: { A: 'Nhận kết quả', B: 'Hộ tịch' } };
const english = shippedPack('en').texts;
const kriem = languageOf('bdq-x-kriem') ?? expect.fail();
const words = workbookWords(source, kriem.vietnameseName);
/** Stands for a translator’s work: the letters of Jrai and Bahnar, and no language. */
const texts = pseudoTexts(source);
const rows = translationRows({ language: kriem, source, english, texts, keep: keepPlaceholders(source) });
const parts = { language: kriem, source, texts: noTexts };

describe('a translator’s workbook', () => {
  test('comes back as it went out: every text, every letter, the combining breve included', async () => {
    const read = await translationFiles.read(await translationFiles.write('workbook', rows, words), words);
    if (!read.ok) expect.fail();
    expect(read.value).toEqual(rows.map(({ id, vietnamese, translation }) => ({ id, vietnamese, translation })));
    expect(readTranslations(read.value, parts)).toMatchObject({
      faulty: false,
      changed: rows.length,
      stages: ['calls', 'kiosk', 'counter'],
    });
  });

  test('of a language nobody has begun comes back empty and changes nothing', async () => {
    const blank = rows.map((row) => ({ ...row, translation: '' }));
    const read = await translationFiles.read(await translationFiles.write('workbook', blank, words), words);
    expect(read.ok && readTranslations(read.value, parts)).toMatchObject({ faulty: false, changed: 0, findings: [] });
  });

  test('may come back with its columns in another order, and with numbers a table program made of texts', async () => {
    const { columns } = words;
    const data = [
      [columns.translation, columns.note, columns.id],
      [7, null, 'screen:kiosk.title'],
      [null, null, 'screen:kiosk.home.prompt'],
    ];
    const read = await translationFiles.read(await writeSheets(data).toBuffer(), words);
    expect(read.ok && read.value).toEqual([
      { id: 'screen:kiosk.title', vietnamese: null, translation: '7' },
      { id: 'screen:kiosk.home.prompt', vietnamese: null, translation: '' },
    ]);
  });

  test.each([
    [
      'is any other table',
      async () =>
        writeSheets([
          ['Tên', 'Tuổi'],
          ['a', 'b'],
        ]).toBuffer(),
    ],
    ['is no archive', async () => Buffer.from('not a workbook')],
    ['is empty', async () => Buffer.alloc(0)],
    ['is an archive of something else', async () => Buffer.from(zipSync({ 'a.txt': Buffer.from('a') }))],
    [
      'would unpack to far more than it is',
      async () => Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(64 * 1024 * 1024) })),
    ],
  ])('is refused when it %s', async (_, file) => {
    expect(await translationFiles.read(await file(), words)).toEqual({
      ok: false,
      error: { type: 'translation-file-unreadable' },
    });
  });
});

describe('an i18next file', () => {
  test('comes back as it went out', async () => {
    const read = await translationFiles.read(await translationFiles.write('i18next', rows, words), words);
    if (!read.ok) expect.fail();
    expect(readTranslations(read.value, parts)).toMatchObject({ faulty: false, changed: rows.length });
  });

  test.each(['', '[1, 2', '"text"', 'null', '{}', '{"screen": "x"}'])(
    'is refused when it is none: %s',
    async (text) => {
      expect((await translationFiles.read(Buffer.from(text), words)).ok).toBe(false);
    },
  );
});
