/**
 * What is easily got wrong, only as far as a text of this product's other data says it: each row names that text. Nobody has
 * counted how often; a centre's own experience belongs into its local notes.
 */
export interface ProcedureCaution {
  /** A procedure's code, or its field. */
  readonly of: string;
  readonly text: Readonly<Record<'vi' | 'en', string>>;
  readonly source: string;
  /** `read`: somebody read the text; else it is from memory, and the card says so. */
  readonly certainty: 'read' | 'from-memory';
}

export const procedureCautions: readonly ProcedureCaution[] = [
  {
    of: 'Chứng thực',
    text: {
      vi: 'Phải có bản chính để đối chiếu: bản quét hay bản sao không thay được.',
      en: 'The original must be there to compare with: a scan or a copy does not do.',
    },
    source: 'NĐ 23/2015/NĐ-CP, Đ.20',
    certainty: 'from-memory',
  },
  {
    of: '2.000815',
    text: {
      vi: 'Lệ phí tính theo trang của bản chính: hai trang đầu một mức, từ trang thứ ba mức khác, có mức tối đa cho một bản.',
      en: 'The fee counts pages of the original: two at one rate, from the third at another, with a limit for each copy.',
    },
    source: 'TT 226/2016/TT-BTC, Đ.4',
    certainty: 'read',
  },
  {
    of: '2.000884',
    text: {
      vi: 'Nhiều chữ ký trong cùng một giấy tờ là một trường hợp, thu một lần.',
      en: 'Several signatures on the same paper are one case, charged once.',
    },
    source: 'TT 226/2016/TT-BTC, Đ.4',
    certainty: 'read',
  },
  {
    of: '2.000635',
    text: {
      vi: 'Trích lục lấy từ sổ hộ tịch: hồ sơ chỉ cần tờ khai.',
      en: 'An extract is made from the register: the folder holds only the request.',
    },
    source: 'Luật Hộ tịch, Đ.63–64',
    certainty: 'from-memory',
  },
];
