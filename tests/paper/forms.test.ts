import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { differentDots, pictureOfPng } from '../support/pictures.ts';
import { describePaper } from './golden-files.ts';
import { pagePicture } from './page-picture.ts';
import { sampleForm01, sampleForms } from './sample-forms.ts';
import { sampleReceipt } from './sample-papers.ts';

const folder = new URL('golden-forms/', import.meta.url);

describe.each(Object.entries(sampleForms))('the form %s', (name, paper) => {
  it('says what was reviewed', () => {
    expect(describePaper(paper)).toBe(readFileSync(new URL(`${name}.txt`, folder), 'utf8'));
  });

  it('looks as somebody looked at it, on one page', async () => {
    const { png, pages } = pagePicture(paper);
    expect(pages).toBe(1);
    const golden = await pictureOfPng(readFileSync(new URL(`${name}.png`, folder)));
    expect(differentDots(await pictureOfPng(png), golden)).toBeLessThan(200);
  });
});

describe('the forms that are kept', () => {
  it('are exactly those of the samples', () => {
    const wanted = Object.keys(sampleForms).flatMap((name) => [`${name}.png`, `${name}.txt`]);
    expect(readdirSync(folder).sort()).toEqual(wanted.sort());
  });
});

describe('an internal slip, where the province keeps the record', () => {
  const words = (legalRecord: 'here' | 'province') => describePaper(sampleForm01({ legalRecord }));

  it('does not call itself the form of the law, has no number in the register, and says what it is not', () => {
    expect(words('here')).toContain('Mẫu số 01');
    expect(words('here')).toContain('Quyển số 2026');
    const slip = words('province');
    for (const claim of ['Mẫu số 01', 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ', 'Quyển số']) expect(slip).not.toContain(claim);
    expect(slip).toContain('không thay Giấy tiếp nhận hồ sơ');
  });
});

describe('T16: what was received while the date of the PC was in doubt', () => {
  it('says so, on the roll and on the form', () => {
    const said = 'Ngày giờ trên máy chưa được xác nhận';
    expect(describePaper(sampleReceipt('vi', 80, { isDateInDoubt: true }))).toContain(said);
    expect(describePaper(sampleReceipt('vi', 80))).not.toContain(said);
    expect(describePaper(sampleForm01({ doubt: `${said}.` }))).toContain(said);
  });
});
