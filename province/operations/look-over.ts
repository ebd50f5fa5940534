import type { OwnMachine, SeenDisk } from '../ports.ts';
import type { ClusterState } from '../store/cluster.ts';

/** What the province's own doctor finds; `check` prints it, the officers' page shows it. Pure: whoever asks brings what was seen. */
export type ProvinceCheckState = 'ok' | 'warning' | 'bad' | 'unknown';

export interface ProvinceCheck {
  readonly id: string;
  readonly state: ProvinceCheckState;
  readonly vi: string;
  readonly en: string;
}

export interface Seen {
  readonly now: number;
  /** Null: not reachable. */
  readonly cluster: ClusterState | null;
  readonly disks: readonly SeenDisk[];
  /** Somebody said on which disks PostgreSQL lies. */
  readonly namesDisks: boolean;
  readonly keys: Awaited<ReturnType<OwnMachine['keys']>>;
  /** Newest base backup; null: none; `closed`: nobody here can know; left out: nobody asks. */
  readonly baseBackup?: number | null | 'closed';
  /** Where the certificate's file was named. */
  readonly certificateEnds?: number | null;
  readonly silent: { readonly points: number; readonly silent: number } | null;
}

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const gib = 1024 ** 3;
/** A province of 135 communes fills 3 to 4 GB a working day, scans most of it: a week, and a day and a half. */
const [warnBelow, badBelow] = [20 * gib, 5 * gib];

export function lookOver(seen: Seen): ProvinceCheck[] {
  const { now, cluster } = seen;
  const found: ProvinceCheck[] = [];
  const say = (id: string, state: ProvinceCheckState, vi: string, en: string) => found.push({ id, state, vi, en });

  if (!cluster) say('database', 'bad', 'Không tới được cơ sở dữ liệu.', 'The database cannot be reached.');
  else {
    say('database', 'ok', 'Cơ sở dữ liệu trả lời.', 'The database answers.');
    const { applied, known, notDurable, endsWhenFull, archiving, lastArchived, lastFailed, verifiedBackups } = cluster;
    const [a, k] = [String(applied), String(known)];
    if (applied === known) say('migrations', 'ok', `Bảng ở bước ${a}.`, `Tables are at step ${a}.`);
    else if (applied < known)
      say(
        'migrations',
        'warning',
        `Bảng ở bước ${a}, chương trình có bước ${k}: khởi động một tiến trình để nâng.`,
        `Tables are at step ${a}, this program has ${k}: start a process, it brings them there.`,
      );
    else
      say(
        'migrations',
        'bad',
        `Bảng ở bước ${a}, chương trình chỉ biết ${k}: dùng bản mới.`,
        `Tables are at step ${a}, this program knows ${k} only: use the newer one.`,
      );
    if (notDurable.length === 0)
      say('durability', 'ok', 'Ghi xuống đĩa trước khi trả lời.', 'Written to the disk before it is answered.');
    else
      say(
        'durability',
        'bad',
        `Đang tắt ${notDurable.join(', ')}: dữ liệu đã xác nhận có thể mất.`,
        `${notDurable.join(', ')} is off: what was acknowledged may be lost.`,
      );
    if (endsWhenFull)
      say(
        'full-disk',
        'warning',
        'Ổ của PostgreSQL đầy thì nó dừng hẳn, không xem được nữa: chạy full-disk.sql, khởi động lại nó.',
        'With its disk full PostgreSQL would end and could not be read: run full-disk.sql and restart it.',
      );
    if (!archiving) say('archive', 'bad', 'Chưa lưu nhật ký WAL.', 'The log is not archived.');
    else if (lastFailed !== null && lastFailed > (lastArchived ?? 0))
      say(
        'archive',
        'bad',
        'Lưu nhật ký WAL đang lỗi: xem nhật ký PostgreSQL, chỗ trống, quyền thư mục.',
        'Archiving fails: see PostgreSQL’s log, the space, the folder’s rights.',
      );
    else if (lastArchived === null)
      say('archive', 'warning', 'Chưa có tệp WAL nào được lưu.', 'No file of the log was archived yet.');
    else if (now - lastArchived > hourMs)
      say(
        'archive',
        'warning',
        `Tệp WAL gần nhất lưu ${age(now - lastArchived)} trước.`,
        `The last file of the log was archived ${age(now - lastArchived)} ago.`,
      );
    else
      say(
        'archive',
        'ok',
        `Tệp WAL gần nhất lưu ${age(now - lastArchived)} trước.`,
        `The last file of the log was archived ${age(now - lastArchived)} ago.`,
      );
    const apart = Math.abs(cluster.serverNow - now);
    if (apart > 5_000)
      say(
        'clock',
        'bad',
        `Đồng hồ máy này và máy cơ sở dữ liệu lệch ${Math.round(apart / 1000)} giây.`,
        `This machine’s clock and the database’s are ${Math.round(apart / 1000)} s apart.`,
      );
    else
      say(
        'clock',
        'unknown',
        'Hai đồng hồ khớp nhau; so với giờ thật thì người xem.',
        'Both clocks agree; a person compares them with the true time.',
      );
    lookAtStandby(cluster, say);
    say(
      'verified-backups',
      verifiedBackups >= 2 ? 'ok' : 'warning',
      `${verifiedBackups} bản sao đã được đọc lại cả; cần hai.`,
      `${verifiedBackups} backups were read back whole; two are needed.`,
    );
  }
  const { baseBackup, certificateEnds, disks, keys, silent } = seen;
  if (baseBackup === 'closed')
    say(
      'base-backup',
      'unknown',
      'Tỉnh không được đọc nơi để bản sao gốc: lệnh “check” trên máy chủ xem được.',
      'The place of base backups is not open to the province: “check” at the server sees it.',
    );
  else if (baseBackup === null) say('base-backup', 'bad', 'Chưa có bản sao gốc nào.', 'There is no base backup.');
  else if (baseBackup !== undefined)
    say(
      'base-backup',
      now - baseBackup > 26 * hourMs ? 'bad' : 'ok',
      `Bản sao gốc mới nhất ${age(now - baseBackup)} trước.`,
      `The newest base backup is ${age(now - baseBackup)} old.`,
    );
  const measured = disks.filter(({ freeBytes }) => freeBytes !== null).flatMap(({ holds }) => holds);
  // who named disks knows where PostgreSQL lies
  if (cluster && !seen.namesDisks && !(measured.includes('tables') && measured.includes('log')))
    say(
      'disk',
      'unknown',
      'PostgreSQL không cho tỉnh biết nó nằm ở ổ nào (máy khác, hoặc chưa được phép): thêm --disk.',
      'PostgreSQL does not say on which disks it lies (another machine, or not allowed): add --disk.',
    );
  for (const { folder, freeBytes, holds } of disks.filter((each) => each.freeBytes !== null || each.holds.length === 0))
    if (freeBytes === null)
      say('disk', 'unknown', `Không đọc được chỗ trống của ${folder}.`, `The free space of ${folder} cannot be read.`);
    else
      say(
        'disk',
        freeBytes < badBelow ? 'bad' : freeBytes < warnBelow ? 'warning' : 'ok',
        `${folder}${holding(holds, 'vi')}: đĩa còn ${Math.floor(freeBytes / gib)} GB.`,
        `${folder}${holding(holds, 'en')}: ${Math.floor(freeBytes / gib)} GB free.`,
      );
  if (keys === 'good')
    say(
      'keys',
      'ok',
      'Hai tệp khóa có đủ, chỉ chủ đọc được.',
      'Both key files are there and only their owner reads them.',
    );
  else if (keys === 'missing')
    say('keys', 'bad', 'Thiếu sealing-key.pem hoặc signing-key.pem.', 'sealing-key.pem or signing-key.pem is missing.');
  else say('keys', 'bad', 'Người khác đọc được tệp khóa: chmod 600.', 'Others can read a key file: chmod 600.');
  if (certificateEnds === null)
    say('certificate', 'bad', 'Không đọc được chứng thư TLS.', 'The TLS certificate cannot be read.');
  else if (certificateEnds !== undefined) {
    const days = Math.floor((certificateEnds - now) / dayMs);
    say(
      'certificate',
      days < 7 ? 'bad' : days < 21 ? 'warning' : 'ok',
      `Chứng thư TLS còn ${days} ngày.`,
      `The TLS certificate has ${days} days left.`,
    );
  }
  if (silent)
    say(
      'silent',
      silent.silent > 0 ? 'warning' : 'ok',
      `${silent.silent} trong ${silent.points} điểm im lặng.`,
      `${silent.silent} of ${silent.points} points are silent.`,
    );
  return found;
}

const names = { vi: { tables: 'bảng', log: 'nhật ký' }, en: { tables: 'tables', log: 'log' } } as const;

function holding(holds: SeenDisk['holds'], language: 'vi' | 'en'): string {
  const of = language === 'vi' ? 'của PostgreSQL' : 'of PostgreSQL';
  return holds.length === 0 ? '' : ` (${holds.map((each) => names[language][each]).join(', ')} ${of})`;
}

type Say = (id: string, state: ProvinceCheckState, vi: string, en: string) => unknown;

function lookAtStandby({ isStandby, waitsForStandby, wantsStandby, standbys }: ClusterState, say: Say): void {
  if (isStandby)
    say(
      'standby',
      'bad',
      'Đang nối với máy dự phòng: chỉ đọc được. Sửa địa chỉ, hoặc đưa nó lên làm máy chính.',
      'This is the standby, which can only be read: mend the address, or promote it.',
    );
  else if (standbys === null && (waitsForStandby || wantsStandby))
    say('standby', 'unknown', 'Không được xem máy dự phòng: chạy standby.sql.', 'Not allowed to see it: standby.sql.');
  else if (standbys && waitsForStandby && standbys.waitedFor === 0)
    say(
      'standby',
      'bad',
      'Mọi lần ghi đang chờ máy dự phòng không có mặt: nối lại nó, hoặc standby-away.sql.',
      'Every write waits for a standby that is away: bring it back, or standby-away.sql.',
    );
  else if (standbys && standbys.following > 0)
    say(
      'standby',
      'ok',
      `${standbys.following} máy dự phòng đang theo, chậm ${standbys.lagMs} ms${waitsForStandby ? '' : '; ghi không chờ nó'}.`,
      `${standbys.following} standby follows, ${standbys.lagMs} ms behind${waitsForStandby ? '' : '; writes do not wait for it'}.`,
    );
  else if (wantsStandby) say('standby', 'warning', 'Không có máy dự phòng nào đang theo.', 'No standby follows.');
  else say('standby', 'ok', 'Không đặt máy dự phòng.', 'None was set up.');
}

function age(ms: number): string {
  if (ms < 2 * hourMs) return `${Math.max(0, Math.round(ms / minuteMs))} min`;
  return ms < 2 * dayMs ? `${Math.round(ms / hourMs)} h` : `${Math.round(ms / dayMs)} d`;
}
