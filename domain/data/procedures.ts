import type { Procedure } from '../dossier.ts';
import type { Limit } from '../due.ts';

/**
 * The starter catalogue: codes seen in commune databases of 2026, limits and fees as far as a text names them
 * (Luật Hộ tịch Đ.5, Đ.11; NĐ 23/2015 Đ.7, Đ.37; TT 226/2016/TT-BTC Đ.4; the rest from memory). Every row waits for a
 * centre to compare it with the province's published list, hence `verified: false`.
 *
 * Left out because nobody confirmed their limit, and a due date is a promise: 2.001263 (30 calendar days), 1.001776,
 * 1.011606, 1.011607, 1.011608, 1.010833, 1.010803, 1.012753, 1.013978, 1.013831, 1.013949 (15 or 25 by area),
 * 1.013225–1.013228. Residence (1.004222, 1.004194, 1.010038, 1.003677, 2.001159) belongs to the commune police.
 */
const sameDay: Limit = { kind: 'same-day' };
const days = (count: number): Limit => ({ kind: 'working-days', days: count });

const free = 0;
/** Set by the province's council, charged by the page, or not confirmed by anyone. */
const feeUnknown = null;

const civilStatus = 'Hộ tịch';
const certification = 'Chứng thực';
const household = 'Hộ kinh doanh';
const social = 'Bảo trợ xã hội';

export const procedures: readonly Procedure[] = [
  row('1.001193', 'Đăng ký khai sinh', civilStatus, sameDay, free, [
    'Tờ khai đăng ký khai sinh',
    'Giấy chứng sinh',
    'Giấy chứng nhận kết hôn của cha mẹ (nếu có)',
  ]),
  row('1.000689', 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con', civilStatus, days(3), feeUnknown, [
    'Tờ khai đăng ký khai sinh',
    'Tờ khai đăng ký nhận cha, mẹ, con',
    'Giấy chứng sinh',
    'Chứng cứ chứng minh quan hệ cha, mẹ, con',
  ]),
  row('1.004884', 'Đăng ký lại khai sinh', civilStatus, days(5), feeUnknown),
  row('1.004772', 'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân', civilStatus, days(5), feeUnknown),
  row('1.000894', 'Đăng ký kết hôn', civilStatus, sameDay, free, [
    'Tờ khai đăng ký kết hôn',
    'Giấy xác nhận tình trạng hôn nhân',
  ]),
  row('1.004746', 'Đăng ký lại kết hôn', civilStatus, days(5), feeUnknown),
  row('1.000656', 'Đăng ký khai tử', civilStatus, sameDay, free, ['Tờ khai đăng ký khai tử', 'Giấy báo tử']),
  row('1.005461', 'Đăng ký lại khai tử', civilStatus, days(5), feeUnknown),
  row('1.004873', 'Cấp giấy xác nhận tình trạng hôn nhân', civilStatus, days(3), feeUnknown, [
    'Tờ khai cấp giấy xác nhận tình trạng hôn nhân',
    'Bản án, quyết định ly hôn hoặc giấy chứng tử (nếu có)',
  ]),
  row('1.004859', 'Thay đổi, cải chính, bổ sung thông tin hộ tịch', civilStatus, days(3), feeUnknown),
  row('2.000635', 'Cấp bản sao trích lục hộ tịch', civilStatus, sameDay, 8_000, [
    'Tờ khai cấp bản sao trích lục hộ tịch',
  ]),
  row('1.004837', 'Đăng ký giám hộ', civilStatus, days(3), free),
  row('1.004845', 'Đăng ký chấm dứt giám hộ', civilStatus, days(2), free),
  row('1.001022', 'Đăng ký nhận cha, mẹ, con', civilStatus, days(3), feeUnknown, [
    'Tờ khai đăng ký nhận cha, mẹ, con',
    'Chứng cứ chứng minh quan hệ cha, mẹ, con',
  ]),

  row('2.000815', 'Chứng thực bản sao từ bản chính', certification, sameDay, feeUnknown, ['Bản chính', 'Bản sao']),
  row('2.000884', 'Chứng thực chữ ký', certification, sameDay, 10_000, ['Giấy tờ, văn bản cần chứng thực chữ ký']),
  row('2.000908', 'Cấp bản sao từ sổ gốc', certification, sameDay, free),
  row('2.001019', 'Chứng thực di chúc', certification, days(2), 50_000, ['Dự thảo di chúc', 'Giấy tờ về tài sản']),
  row('2.001016', 'Chứng thực văn bản từ chối nhận di sản', certification, days(2), 50_000, [
    'Dự thảo văn bản từ chối nhận di sản',
  ]),
  row('2.000913', 'Chứng thực sửa đổi, bổ sung, hủy bỏ hợp đồng, giao dịch', certification, days(2), 30_000, [
    'Dự thảo văn bản sửa đổi, bổ sung, hủy bỏ',
    'Hợp đồng, giao dịch đã chứng thực',
  ]),
  row('2.000927', 'Sửa lỗi sai sót trong hợp đồng, giao dịch', certification, sameDay, 25_000, [
    'Hợp đồng, giao dịch đã chứng thực',
  ]),
  row('2.000942', 'Cấp bản sao có chứng thực từ bản chính hợp đồng đã chứng thực', certification, sameDay, feeUnknown),

  row('1.001612', 'Đăng ký thành lập hộ kinh doanh', household, days(3), feeUnknown, [
    'Giấy đề nghị đăng ký hộ kinh doanh',
    'Biên bản họp thành viên hộ gia đình (nếu có)',
  ]),
  row('2.000720', 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', household, days(3), feeUnknown),
  row('1.001570', 'Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn', household, days(3), feeUnknown),
  row('1.001266', 'Chấm dứt hoạt động hộ kinh doanh', household, days(3), feeUnknown),
  row('2.000575', 'Cấp lại giấy chứng nhận đăng ký hộ kinh doanh', household, days(3), feeUnknown),

  row('1.001699', 'Xác định, xác định lại mức độ khuyết tật', social, days(25), free),
  row('1.001653', 'Đổi, cấp lại giấy xác nhận khuyết tật', social, days(5), free),
  row('1.014027', 'Trợ cấp hưu trí xã hội', social, days(10), free),
  row('1.014028', 'Hỗ trợ chi phí mai táng đối với người hưởng trợ cấp hưu trí xã hội', social, days(10), free),
  row('1.001731', 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội', social, days(3), free),
];

function row(
  code: string,
  name: string,
  field: string,
  limit: Limit,
  fee: number | null,
  documents: readonly string[] = ['Tờ khai', 'Giấy tờ kèm theo'],
): Procedure {
  // The first day of the communes' centres (NĐ 118/2025).
  const effectiveFrom = '2025-07-01';
  // NĐ 61/2018 Đ.19, the last text that could be read.
  const onSupplement = 'restarts';
  return { code, name, field, limit, onSupplement, fee, documents, verified: false, effectiveFrom, effectiveTo: null };
}
