/**
 * What the papers of the public post say: Phiếu gửi hồ sơ (TT 17/2017/TT-BTTTT Đ.6–7) and the minutes between post and
 * centre (QĐ 45/2016/QĐ-TTg Đ.5–10). The contents are the circular's, the wording is ours; nobody has compared it with a
 * printed form of the post: hence `verified: false`.
 */
export const postForms = {
  verified: false,
  slip: {
    title: 'PHIẾU GỬI HỒ SƠ',
    basis: 'Dịch vụ bưu chính công ích – QĐ 45/2016/QĐ-TTg, TT 17/2017/TT-BTTTT',
    item: 'Số hiệu bưu gửi',
    at: 'Thời gian nhận',
    office: 'Nơi nhận',
    sender: 'Người gửi',
    submitter: 'Người nộp thay',
    phone: 'Điện thoại',
    address: 'Địa chỉ',
    receiver: 'Cơ quan nhận',
    service: 'Dịch vụ',
    services: { send: 'Nhận gửi hồ sơ', both: 'Nhận gửi hồ sơ và trả kết quả tại nhà' },
    procedure: 'Thủ tục',
    papers: 'Giấy tờ gửi kèm',
    sets: 'Số bộ',
    missing: 'Chưa có (bưu cục không xét)',
    fee: 'Phí, lệ phí thu hộ',
    receipt: 'Biên lai số',
    note: 'Ghi chú',
    legal:
      'Thời điểm nộp hồ sơ là lúc trung tâm ký nhận biên bản giao nhận với bưu cục. Bưu cục chỉ kiểm đủ số giấy tờ, không xét đúng sai.',
    tries:
      'Trả kết quả: phát tối đa 2 lần, cách nhau 2 ngày làm việc; sau đó kết quả về lại trung tâm. Khi nhận xin đưa giấy tờ tùy thân hoặc giấy ủy quyền.',
    signLeft: 'Nhân viên bưu cục',
    signRight: 'Người gửi',
  },
  minutes: {
    title: 'BIÊN BẢN GIAO NHẬN HỒ SƠ',
    titleResults: 'BIÊN BẢN GIAO NHẬN KẾT QUẢ',
    from: 'Bên giao',
    to: 'Bên nhận',
    number: 'Số',
    bag: 'Số túi niêm phong',
    item: 'Số hiệu bưu gửi / mã hồ sơ',
    what: 'Thủ tục',
    papers: 'Số giấy tờ',
    fee: 'Phí thu hộ',
    total: 'Tổng số hồ sơ',
    money: 'Tổng tiền giao kèm',
    given: 'Giờ giao',
    taken: 'Giờ nhận',
    blank: '….. giờ ….. ngày ….. / ….. / …….',
    complete: 'Hai bên đã đếm đủ hồ sơ, giấy tờ và tiền ghi trên.',
    legal: 'Giờ nhận là thời điểm nộp hồ sơ (QĐ 45/2016/QĐ-TTg Đ.6).',
    signLeft: 'Bên giao (ký, ghi rõ họ tên)',
    signRight: 'Bên nhận (ký, ghi rõ họ tên)',
  },
} as const;
