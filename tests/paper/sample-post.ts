import { homeVisitsPaper } from '../../domain/home-visits-paper.ts';
import type { PaperWidth, PaperWords } from '../../domain/paper.ts';
import { postMinutes, postSlip } from '../../domain/post-papers.ts';

const giver = {
  ...{ centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh', officeName: 'Bưu cục Canh Vinh (mẫu)' },
  demonstration: true,
};

export function sampleHomeVisits(words: PaperWords, width: PaperWidth) {
  const visit = (from: string | null, name: string, note = '') => ({
    ...{ from, name, phone: '0901 234 567', address: 'nhà cuối làng, sau nhà rông', note },
    procedureName: 'Cấp giấy xác nhận tình trạng hôn nhân',
  });
  return homeVisitsPaper({
    ...{ width, words, centreName: giver.centreName, pointName: 'Tổ lưu động Canh Tiến', copy: 0 },
    ...{ date: '2026-11-20', demonstration: true },
    villages: [
      {
        village: 'Làng Canh Tiến',
        visits: [visit('08:00', 'Đinh Mẫu Một'), visit(null, 'Đinh Thị Mẫu Hai', 'đi lại khó')],
      },
      { village: 'Làng Hà Giao', visits: [visit('14:30', 'Nguyễn Văn Mẫu Ba')] },
    ],
  });
}

export function samplePostSlip(width: PaperWidth) {
  return postSlip({
    ...{ giver, width, item: 'RA123456785VN', at: '2026-11-19T08:40', service: 'both', submitterName: null, sets: 1 },
    applicant: { name: 'Nguyễn Thị Mẫu', phone: '0901 234 567', address: 'Thôn Mẫu, xã Canh Vinh, tỉnh Gia Lai' },
    procedureName: 'Đăng ký kết hôn',
    documents: [{ name: 'Tờ khai đăng ký kết hôn', kind: 'original', count: 1 }],
    missing: ['Giấy xác nhận tình trạng hôn nhân'],
    ...{ fee: { amount: 15_000, receipt: 'BC-0000123' }, note: '' },
  });
}

export function samplePostMinutes(width: PaperWidth) {
  return postMinutes({
    ...{ giver, width, kind: 'folders', from: giver.officeName, to: giver.centreName, bag: null },
    ...{ handOver: '0193a1b2-0000-7000-8000-00000000f00d', givenAt: '2026-11-19T16:00', takenAt: null },
    items: [
      { code: 'RA123456785VN', what: 'Đăng ký kết hôn', papers: 2, fee: { amount: 15_000, receipt: 'BC-0000123' } },
      { code: 'RA123456799VN', what: 'Cấp bản sao trích lục hộ tịch', papers: 1, fee: null },
    ],
  });
}
