import type { PersonalParts } from '../../domain/event.ts';
import { standing } from '../../domain/look-up.ts';
import type { NationalCode } from '../../domain/national-code.ts';

/**
 * What the national exchange is told of a dossier: `DongBoHoSoMC` and `CapNhatTienDoHoSoMC`, field by field as domain.md §4
 * has them from code in production; there is no official text. Every value is a string, dates are `yyyyMMddHHmmss` of
 * Asia/Ho_Chi_Minh. Pure: who opens the personal part opens it in memory only, and nothing here keeps it.
 */
export interface ExportedDossier {
  /** The provincial system's code where there is one, else ours. */
  readonly code: string;
  readonly procedure: {
    readonly code: string;
    readonly name: string;
    readonly field: string;
    readonly fieldCode: string;
  };
  readonly unit: { readonly code: string; readonly name: string };
  readonly channel: 'direct' | 'online' | 'post';
  /** Local, `YYYY-MM-DDTHH:mm`. */
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly steps: readonly ExportedStep[];
  /** Null: erased here, or its key never came. */
  readonly person: PersonalParts['dossier-received'] | null;
}

export interface ExportedStep {
  readonly type: string;
  readonly undone: string | null;
  readonly at: string;
}

export type Fields = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

const codes: Readonly<Record<string, NationalCode>> = {
  'dossier-received': 2,
  'dossier-refused': 3,
  'dossier-forwarded': 4,
  'dossier-taken': 4,
  'supplement-received': 4,
  'payment-made': 4,
  'supplement-requested': 5,
  'payment-asked': 6,
  'dossier-withdrawn': 7,
  'dossier-stopped': 8,
  'dossier-result-ready': 9,
  'dossier-returned': 10,
};

const said: Readonly<Record<string, string>> = {
  'dossier-received': 'Tiếp nhận hồ sơ',
  'dossier-refused': 'Từ chối tiếp nhận hồ sơ',
  'dossier-forwarded': 'Chuyển hồ sơ đến bộ phận xử lý',
  'dossier-taken': 'Nhận xử lý hồ sơ',
  'supplement-received': 'Tiếp nhận giấy tờ bổ sung',
  'payment-made': 'Đã thực hiện nghĩa vụ tài chính',
  'supplement-requested': 'Yêu cầu bổ sung giấy tờ',
  'payment-asked': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  'dossier-withdrawn': 'Công dân rút hồ sơ',
  'dossier-stopped': 'Dừng xử lý hồ sơ',
  'dossier-result-ready': 'Đã có kết quả',
};

const channelCodes = { direct: '1', online: '2', post: '3' } as const;

/** Null: nothing of it stands, its receipt was taken back. */
export function statusOf(steps: readonly ExportedStep[]): NationalCode | null {
  return standing(steps).reduce<NationalCode | null>((status, { type }) => codes[type] ?? status, null);
}

/** The whole dossier as it stands; sent first, and again when its state is another. Null as `statusOf`. */
export function dossierFields(dossier: ExportedDossier): Fields | null {
  const { code, procedure, unit, channel, steps, person } = dossier;
  const status = statusOf(steps);
  if (status === null) return null;
  const last = (type: string) => standing(steps).findLast((step) => step.type === type)?.at;
  const ended = last('dossier-result-ready') ?? last('dossier-stopped') ?? last('dossier-withdrawn');
  return {
    MaHoSo: code,
    MaTTHC: procedure.code,
    TenTTHC: procedure.name,
    MaLinhVuc: procedure.fieldCode,
    TenLinhVuc: procedure.field,
    DonViXuLy: unit.name,
    KenhThucHien: channelCodes[channel],
    ...holder(person),
    TrichYeuHoSo: procedure.name.slice(0, 1000),
    NgayNopHoSo: stamp(dossier.receivedAt),
    NgayTiepNhan: stamp(dossier.receivedAt),
    NgayHenTra: stamp(dossier.dueAt),
    ...(ended === undefined ? {} : { NgayKetThucXuLy: stamp(ended) }),
    ...optional('NgayTra', last('dossier-returned')),
    ...optional('NgayTuChoi', last('dossier-refused')),
    TrangThaiHoSo: String(status),
    HinhThuc: channel === 'post' ? '1' : '0',
    NoiNopHoSo: '2',
    HoSoCoThanhPhanSoHoa: '0',
    TaiKhoanDuocXacThucVoiVNeID: '0',
    DuocThanhToanTrucTuyen: '0',
    TaiLieuNop: (person?.documents ?? []).map(({ name }, n) => ({
      ...{ TepDinhKemId: String(n + 1), TenTepDinhKem: name, IsDeleted: '0', DuocSoHoa: '0', DuocTaiSuDung: '0' },
      DuocLayTuKhoDMQG: '0',
    })),
  };
}

/** Whose dossier it is; of a company the company, never who carried its papers. */
function holder(person: ExportedDossier['person']): Fields {
  if (!person) return { ChuHoSo: '', LoaiDoiTuong: '1', DinhDanhCHS: [] };
  const { applicant, organisation } = person;
  const { idNumber } = applicant;
  const kind = /^\d{12}$/.test(idNumber) ? '1' : /^\d{9}$/.test(idNumber) ? '2' : null;
  return {
    ChuHoSo: organisation?.name ?? applicant.name,
    LoaiDoiTuong: organisation ? '2' : '1',
    SoGiayToChuHoSo: idNumber,
    SoDienThoai: applicant.phone,
    DinhDanhCHS: kind === null || organisation ? [] : [{ LoaiDinhDanh: kind, SoDinhDanh: idNumber }],
  };
}

/** One record of what happened; null where a step is no progress: a new date, the giving back, what was taken back. */
export function progressFields(dossier: ExportedDossier, step: ExportedStep): Fields | null {
  const status = codes[step.type];
  const what = said[step.type];
  if (status === undefined || what === undefined) return null;
  return {
    MaHoSo: dossier.code,
    NguoiXuLy: 'Bộ phận Một cửa',
    ChucDanh: 'Cán bộ',
    ThoiDiemXuLy: stamp(step.at),
    PhongBanXuLy: dossier.unit.name,
    NoiDungXuLy: what,
    TrangThai: String(status),
    NgayBatDau: stamp(dossier.receivedAt),
    NgayKetThucTheoQuyDinh: stamp(dossier.dueAt),
  };
}

/** `2026-11-27T08:30` → `20261127083000`. */
export function stamp(local: string): string {
  return `${local.replace(/\D/g, '').padEnd(12, '0').slice(0, 12)}00`;
}

function optional(name: string, at: string | undefined): Fields {
  return at === undefined ? {} : { [name]: stamp(at) };
}
