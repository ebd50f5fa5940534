import type { AttachmentView } from '../../contract/attachments-api.ts';
import type { CustodyView } from '../../contract/custody-schemas.ts';
import type { DossierLine, DossierOpened, LifeStep, ProcedureView } from '../../contract/dossier-schemas.ts';
import type { VillageView } from '../../contract/people-api.ts';
import { AttachmentId, DossierId, PointId } from '../../domain/ids.ts';
import { proceduresInForce } from '../../domain/procedures.ts';
import { inventedPerson } from '../invented-people.ts';
import { now } from './samples.ts';

/** Dossiers of people who do not exist, one in each state. */
export const procedureViews: ProcedureView[] = proceduresInForce('2026-11-19').map(
  ({ code, name, field, limit, fee, documents, verified }) => ({
    ...{ code, name, field, limit, fee, verified },
    documents: [...documents],
  }),
);

/** Where it was received, folder and work. */
export const custodyHere: CustodyView = {
  work: { point: PointId('22006-1'), name: 'Điểm tiếp nhận chính' },
  workIsHere: true,
  folder: { state: 'here', at: { point: PointId('22006-1'), name: 'Điểm tiếp nhận chính' }, to: null },
  result: null,
  ...{ since: '2026-11-17T08:40', handOver: null, claimants: [], mustRecount: false, mustHear: false },
};

function line(n: number, change: Partial<DossierLine>): DossierLine {
  const person = inventedPerson(n);
  return {
    dossier: DossierId(`00000000-0000-4000-8000-00000000010${n}`),
    code: `22006-1-26111${n}-000${n + 3}`,
    ...{ officialCode: null, procedure: '1.004873', procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân' },
    ...{ state: 'received', receivedAt: '2026-11-17T08:40', dueAt: '2026-11-20T08:40' },
    dueRule: { kind: 'working-days', days: 3, daysOff: [] },
    ...{ readyOn: null, returnedOn: null, timeliness: null, endedOn: null, firstDueAt: '2026-11-20T08:40' },
    ...{ custody: custodyHere, byScan: { scans: 2, original: 'before-result' } },
    ...{ pausedAt: null, supplements: 0, renewals: 0, holder: 'Siu H’Mẫu', unit: null },
    ...{ name: person.name, idTail: person.idNumber.slice(-4) },
    ...change,
  };
}

export const lines = {
  ready: line(2, { state: 'result-ready', readyOn: '2026-11-18', officialCode: 'H21.137-261117-0004' }),
  received: line(4, {
    ...{ procedure: '1.014027', procedureName: 'Trợ cấp xã hội hằng tháng', dueAt: '2026-12-02T09:12' },
    dueRule: { kind: 'working-days', days: 10, daysOff: ['2026-11-24'] },
  }),
  returned: line(6, { state: 'returned', readyOn: '2026-11-18', returnedOn: '2026-11-19', timeliness: 'on-time' }),
} as const;

function scan(n: number, document: string): AttachmentView {
  const attachment = AttachmentId(`00000000-0000-4000-8000-00000000020${n}`);
  return { attachment, document, kind: 'pdf', bytes: 1_240_000, at: now - n * 60_000, reusedFrom: null };
}

/** What a scanner wrote, and a paper of last time. */
export const scanAnswers = {
  listFoundFiles: {
    files: [
      { name: 'Scan_0012.pdf', bytes: 820_000, modifiedAt: now - 20_000, state: 'growing' as const },
      { name: 'Scan_0011.pdf', bytes: 1_460_000, modifiedAt: now - 50_000, state: 'whole' as const },
      { name: 'Scan_0010.pdf', bytes: 510_000, modifiedAt: now - 180_000, state: 'whole' as const },
    ],
  },
  listReusable: {
    ok: true as const,
    value: { reusable: [{ ...scan(3, 'Sổ hộ nghèo'), code: '22006-1-261003-0011', receivedAt: '2026-10-03T08:20' }] },
  },
};

export const opened: DossierOpened = {
  ...lines.ready,
  applicant: inventedPerson(2),
  submitter: inventedPerson(5),
  documents: [
    { name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 },
    { name: 'Giấy uỷ quyền', kind: 'copy', count: 1 },
  ],
  ...{
    note: 'Gọi điện khi có kết quả',
    channel: 'direct',
    attachments: [
      { ...scan(1, 'Giấy uỷ quyền'), kind: 'jpeg', bytes: 340_000, reusedFrom: '22006-1-261003-0011' },
      scan(2, 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân'),
    ],
    organisation: null,
    submitterBasis: null,
    village: '',
    returnPlace: null,
    receiptJob: 'job-2',
    ticket: null,
    said: [],
    corrections: [
      {
        ...{ whose: 'submitter', fields: ['name', 'phone'], at: Date.parse('2026-11-16T14:05:00+07:00') },
        ...{ by: 'Siu H’Mẫu', reason: 'Gõ nhầm khi tiếp nhận' },
      },
    ],
  },
};

const step: LifeStep = {
  ...{ type: 'dossier-received', at: Date.parse('2026-11-16T08:40:00+07:00'), by: 'Siu H’Mẫu', to: null },
  ...{ dueAt: null, handOnBy: null, legalBasis: null, approver: null, stage: null, count: null, ordinal: null },
  ...{ inTime: null, amount: null, undone: null },
};
const stepAt = (day: string, change: Partial<LifeStep>) => ({
  ...{ ...step, ...change },
  at: Date.parse(`2026-11-${day}:00+07:00`),
});

/** A life with a paper that was missing. */
export const lifeSteps: LifeStep[] = [
  stepAt('16T08:40', { dueAt: '2026-11-19T08:40', count: 2 }),
  stepAt('16T10:05', { type: 'dossier-forwarded', to: 'Rơ Châm Mẫu, Ủy ban nhân dân xã', handOnBy: '2026-11-16' }),
  stepAt('16T14:10', { type: 'dossier-taken', by: 'Rơ Châm Mẫu' }),
  stepAt('17T09:20', {
    ...{ type: 'supplement-requested', by: 'Rơ Châm Mẫu', stage: 'verification', count: 1, ordinal: 1, inTime: true },
    legalBasis: 'Hồ sơ chưa đủ điều kiện giải quyết (khoản 6 Điều 19)',
  }),
  stepAt('17T15:30', { type: 'supplement-received', dueAt: '2026-11-20T15:30', count: 1 }),
];

/** Its card as a scanner types it. */
export function cardOf(n: number): string {
  const { idNumber, name, birthDate, sex, address } = inventedPerson(n);
  const [year, month, day] = birthDate.split('-');
  return `${idNumber}||${name}|${day}${month}${year}|${sex === 'male' ? 'Nam' : 'Nữ'}|${address}|01012022`;
}

/** Invented villages: one near the secondary point, where the mobile team comes. */
export const villageViews: VillageView[] = [
  {
    ...{ name: 'Làng mẫu số 1', alsoCalled: [] },
    nearest: { point: PointId('22006-2'), name: 'Điểm tiếp nhận phụ' },
    stop: {
      ...{ kind: 'mobile', place: 'Nhà văn hóa làng mẫu số 1', villages: ['Làng mẫu số 1'], weekdays: ['3'] },
      ...{ dates: [], times: [{ from: '08:00', to: '11:00' }] },
      next: { date: '2026-11-25', from: '08:00', to: '11:00' },
    },
  },
];
