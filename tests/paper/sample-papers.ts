import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import { receiptPaper } from '../../domain/receipt-paper.ts';
import { testPagePaper } from '../../domain/test-page-paper.ts';
import { type TicketPaper, ticketPaper } from '../../domain/ticket-paper.ts';
import { createPaperWords } from '../../main/adapters/paper/paper-words.ts';

/** Every paper whose dots are kept in `golden/`. All people are invented. */
const words = createPaperWords();
const centreName = 'Trung tâm Phục vụ hành chính công xã Canh Vinh';
export const token = 'q7Zk2mVb0xT4sYw9cLh3Aj';
/** 19/11/2026 07:31 in Gia Lai. */
const issuedAt = Date.UTC(2026, 10, 19, 0, 31);
const queueNames = {
  'civil-status': { vi: 'Hộ tịch', en: 'Civil status' },
  result: { vi: 'Nhận kết quả', en: 'Collect a result' },
  land: { vi: 'Đất đai, xây dựng, môi trường', en: 'Land, construction, environment' },
} as const;

export function sampleTicket(
  language: 'vi' | 'en',
  width: PaperWidth,
  change: Partial<TicketPaper> = {},
): PaperDocument {
  return ticketPaper({
    width,
    language,
    words: words(language),
    centreName,
    pointName: language === 'vi' ? 'Điểm tiếp nhận chính' : 'Principal point',
    queueName: queueNames['civil-status'][language],
    symbol: 'civil-status',
    number: 'B012',
    issuedAt,
    ahead: 7,
    expectedWait: { from: 20, to: 45 },
    priority: null,
    token,
    copy: 0,
    demonstration: false,
    ...change,
  });
}

const receipt = receiptPaper({
  language: 'vi',
  words: words('vi'),
  centreName,
  pointName: 'Điểm tiếp nhận chính',
  phone: '0256 000 0000',
  code: '22006-1-261119-0007',
  officialCode: null,
  applicantName: 'Đinh Thị Bịa',
  submitterName: 'Rơ Châm Ví Dụ',
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  procedureCode: '1.004873',
  documents: [
    { name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 },
    { name: 'Trích lục ghi chú ly hôn', kind: 'certified-copy', count: 2 },
    { name: 'Giấy ủy quyền', kind: 'copy', count: 1 },
  ],
  sets: 1,
  receivedAt: '2026-11-19T08:40',
  dueAt: '2026-11-25T08:40',
  dueRule: { kind: 'working-days', days: 3, daysOff: ['2026-11-24'] },
  resultAt: 'Trung tâm Phục vụ hành chính công xã Canh Vinh, quầy trả kết quả',
  clerkName: 'Nguyễn Văn Mẫu',
  copy: 0,
  demonstration: true,
});

const testPage = (width: PaperWidth) =>
  testPagePaper({
    width,
    language: 'vi',
    words: words('vi'),
    centreName,
    pointName: 'Điểm tiếp nhận chính',
    printerName: 'tcp://192.0.2.17:9100',
    printedAt: issuedAt,
    demonstration: false,
  });

export const samplePapers: Readonly<Record<string, PaperDocument>> = {
  'ticket-vi-80': sampleTicket('vi', 80),
  'ticket-vi-58': sampleTicket('vi', 58),
  'ticket-en-80': sampleTicket('en', 80),
  'ticket-en-58': sampleTicket('en', 58),
  'ticket-vi-80-priority-copy': sampleTicket('vi', 80, {
    priority: 'pregnant-or-small-child',
    copy: 2,
    demonstration: true,
  }),
  'ticket-vi-58-longest': sampleTicket('vi', 58, {
    queueName: queueNames.land.vi,
    symbol: 'land',
    number: 'AB1234',
    priority: 'elderly',
    ahead: 128,
    expectedWait: null,
    copy: 1,
    demonstration: true,
  }),
  'receipt-vi-80': receipt,
  'test-page-vi-80': testPage(80),
  'test-page-vi-58': testPage(58),
};
