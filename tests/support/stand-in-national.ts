import { createServer, type IncomingMessage } from 'node:http';

/**
 * The receiving side of the national exchange, strict: it takes nothing twice, nothing out of order, and nothing whose
 * fields are not as domain.md §4 has them. Knobs make it go away, or refuse one dossier.
 */
export interface StandInNational {
  readonly url: string;
  readonly dossiers: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Statuses told, by dossier, in order. */
  readonly progress: ReadonlyMap<string, readonly Progress[]>;
  /** Every refusal it gave, in its words. */
  readonly refusals: readonly string[];
  readonly calls: readonly { readonly service: string; readonly records: number; readonly isUpdating: string }[];
  away: boolean;
  /** A dossier it never takes. */
  refuses: string | null;
  /** Takes what is sent and dies before it answers, once. */
  diesAfterTaking: boolean;
  /** Answers in its place, or lets it answer (null). */
  instead: ((call: { path: string; codes: readonly string[] }) => Promise<StrangeAnswer | null>) | null;
  endSessions(): void;
  close(): Promise<void>;
}

interface StrangeAnswer {
  readonly status: number;
  readonly body: string;
}

interface Progress {
  readonly status: string;
  readonly at: string;
}

type Fields = Record<string, unknown>;

const date = /^\d{4}(0[1-9]|1[0-2])([0-2]\d|3[01])([01]\d|2[0-3])[0-5]\d00$/;
const status = /^([1-9]|10)$/;
const anything = /^[^\0]{0,1000}$/;
const something = /^[^\0]{1,1000}$/;

/** Every field it knows; `!` is one it must have. */
const dossierFields: Readonly<Record<string, RegExp | 'list'>> = {
  ...{ 'MaHoSo!': /^[A-Za-z0-9.-]{5,64}$/, 'MaTTHC!': something, 'TenTTHC!': something, 'MaLinhVuc!': something },
  ...{ 'TenLinhVuc!': something, 'DonViXuLy!': something, KenhThucHien: /^[123]$/, ChuHoSo: anything },
  ...{ SoGiayToChuHoSo: anything, SoDienThoai: anything, 'LoaiDoiTuong!': /^[1234]$/, TrichYeuHoSo: anything },
  ...{ NgayNopHoSo: date, 'NgayTiepNhan!': date, NgayHenTra: date, NgayKetThucXuLy: date, NgayTra: date },
  ...{ NgayTuChoi: date, 'TrangThaiHoSo!': status, 'HinhThuc!': /^[01]$/, NoiNopHoSo: /^[12]$/ },
  ...{ HoSoCoThanhPhanSoHoa: /^[01]$/, TaiKhoanDuocXacThucVoiVNeID: /^[01]$/, DuocThanhToanTrucTuyen: /^[012]$/ },
  ...{ DinhDanhCHS: 'list', TaiLieuNop: 'list' },
};
const progressFields: Readonly<Record<string, RegExp | 'list'>> = {
  ...{ 'MaHoSo!': something, NguoiXuLy: /^.{1,50}$/, ChucDanh: anything, 'ThoiDiemXuLy!': date },
  ...{ PhongBanXuLy: anything, 'NoiDungXuLy!': something, 'TrangThai!': status, NgayBatDau: date },
  NgayKetThucTheoQuyDinh: date,
};

export async function standInNational(): Promise<StandInNational> {
  const dossiers = new Map<string, Fields>();
  const progress = new Map<string, Progress[]>();
  const refusals: string[] = [];
  const calls: { service: string; records: number; isUpdating: string }[] = [];
  const sessions = new Set<string>();
  const knobs = { away: false, refuses: null as string | null, diesAfterTaking: false };
  const strange = { instead: null as StandInNational['instead'] };

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (knobs.away) return response.writeHead(503).end();
    const codes = Array.isArray(body.data) ? body.data.map(({ MaHoSo }: Fields) => String(MaHoSo)) : [];
    const other = (await strange.instead?.({ path: request.url ?? '', codes })) ?? null;
    if (other) return response.writeHead(other.status, { 'content-type': 'application/json' }).end(other.body);
    const answer = request.url === '/auth' ? signIn(body) : integrate(body);
    if (knobs.diesAfterTaking && request.url !== '/auth') {
      knobs.diesAfterTaking = false;
      return response.destroy();
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  function signIn({ username, password }: Fields) {
    if (username !== 'gialai' || password !== 'mot-mat-khau') return refuse('1', 'sai mật khẩu');
    const session = `s${sessions.size + 1}`;
    sessions.add(session);
    return { session, error_code: '00' };
  }

  function integrate({ session, madonvi, service, isUpdating, data }: Fields) {
    if (!sessions.has(String(session))) return { error_code: 'session', message: 'hết phiên' };
    if (typeof madonvi !== 'string' || madonvi === '') return refuse('3', 'thiếu mã đơn vị');
    if (isUpdating !== 'True' && isUpdating !== 'False') return refuse('3', 'isUpdating');
    if (!Array.isArray(data) || data.length === 0) return refuse('3', 'không có dữ liệu');
    calls.push({ service: String(service), records: data.length, isUpdating });
    if (service === 'DongBoHoSoMC') return takeDossiers(data, isUpdating);
    if (service === 'CapNhatTienDoHoSoMC') return takeProgress(data);
    return refuse('3', `dịch vụ ${service}`);
  }

  function takeDossiers(data: Fields[], isUpdating: string) {
    for (const fields of data) {
      const fault = faultIn(fields, dossierFields);
      const code = String(fields.MaHoSo);
      if (fault || code === knobs.refuses) return refuse('-3', fault ?? 'không nhận');
      if (isUpdating === 'False' && dossiers.has(code)) return refuse('3', `Hồ sơ ${code} đã tồn tại`);
      if (isUpdating === 'True' && !dossiers.has(code)) return refuse('3', `Hồ sơ ${code} chưa có`);
    }
    for (const fields of data) dossiers.set(String(fields.MaHoSo), fields);
    return { error_code: '0' };
  }

  function takeProgress(data: Fields[]) {
    if (data.length > 10) return refuse('3', 'quá 10 bản ghi');
    const next = new Map<string, Progress[]>();
    for (const fields of data) {
      const fault = faultIn(fields, progressFields);
      if (fault) return refuse('-3', fault);
      const code = String(fields.MaHoSo);
      if (!dossiers.has(code)) return refuse('3', 'tiến độ trước hồ sơ');
      const told = next.get(code) ?? [...(progress.get(code) ?? [])];
      const record = { status: String(fields.TrangThai), at: String(fields.ThoiDiemXuLy) };
      if (told.some((each) => each.status === record.status && each.at === record.at))
        return refuse('3', 'Tiến độ đã tồn tại');
      const last = told.at(-1);
      if (!last && record.status !== '2') return refuse('3', 'bước đầu phải là tiếp nhận');
      if (last && record.at < last.at) return refuse('3', 'sai thứ tự thời gian');
      if (last?.status === '9') return refuse('3', 'đã xử lý xong');
      told.push(record);
      next.set(code, told);
    }
    for (const [code, told] of next) progress.set(code, told);
    return { error_code: '0' };
  }

  function refuse(code: string, message: string) {
    refusals.push(message);
    return { error_code: code, message };
  }

  return {
    ...{ url: `http://127.0.0.1:${port}`, dossiers, progress, refusals, calls },
    get away() {
      return knobs.away;
    },
    set away(away) {
      knobs.away = away;
    },
    get refuses() {
      return knobs.refuses;
    },
    set refuses(code) {
      knobs.refuses = code;
    },
    get diesAfterTaking() {
      return knobs.diesAfterTaking;
    },
    set diesAfterTaking(dies) {
      knobs.diesAfterTaking = dies;
    },
    get instead() {
      return strange.instead;
    },
    set instead(instead) {
      strange.instead = instead;
    },
    endSessions: () => sessions.clear(),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** The first thing wrong with a record: a field it does not know, one that is missing, a value that does not fit. */
function faultIn(fields: Fields, known: Readonly<Record<string, RegExp | 'list'>>): string | null {
  const names = new Map(Object.entries(known).map(([name, rule]) => [name.replace('!', ''), rule]));
  const missing = Object.keys(known).find((name) => name.endsWith('!') && !(name.slice(0, -1) in fields));
  if (missing) return `thiếu ${missing}`;
  for (const [name, value] of Object.entries(fields)) {
    const rule = names.get(name);
    if (!rule) return `trường lạ ${name}`;
    if (rule === 'list' ? !Array.isArray(value) : typeof value !== 'string' || !rule.test(value)) return `sai ${name}`;
  }
  return null;
}

async function bodyOf(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Fields;
}
