import { postForms } from './data/post-forms.ts';
import type { DocumentKind } from './dossier-words.ts';
import { dongText } from './money.ts';
import { type PaperDocument, type PaperLine, type PaperWidth, paperDate, paperDateTime, paperPhone } from './paper.ts';
import type { Person } from './person.ts';
import type { PostFee, PostService } from './post-events.ts';

/** Whose papers: the centre and the post office, and whether the people are invented. */
export interface PostGiver {
  readonly centreName: string;
  readonly officeName: string;
  readonly demonstration: boolean;
}

export interface PostSlip {
  readonly giver: PostGiver;
  readonly width: PaperWidth;
  readonly item: string;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly service: PostService;
  readonly applicant: Pick<Person, 'name' | 'phone' | 'address'>;
  readonly submitterName: string | null;
  readonly procedureName: string;
  readonly documents: readonly { readonly name: string; readonly kind: DocumentKind; readonly count: number }[];
  /** Names of papers of the procedure that were not there. */
  readonly missing: readonly string[];
  readonly sets: number;
  readonly fee: PostFee | null;
  readonly note: string;
}

const kinds: Readonly<Record<DocumentKind, string>> = {
  ...{ original: 'bản chính', 'certified-copy': 'bản sao có chứng thực', copy: 'bản sao', electronic: 'bản điện tử' },
};

/** Phiếu gửi hồ sơ: what the sender takes home, and what lies with the dossier. A sheet of A5 and a roll of 80 mm say the same. */
export function postSlip(slip: PostSlip): PaperDocument {
  const { slip: words } = postForms;
  const { applicant, fee } = slip;
  return {
    ...{ kind: 'post-slip', language: 'vi', width: slip.width },
    lines: [
      ...head(slip.giver, words.title),
      text(words.basis, 'centre'),
      gap,
      { type: 'codes', text: slip.item, barcodeMm: 12, qrMm: 16 },
      text(slip.item, 'centre', 'bold'),
      gap,
      ...field(words.at, local(slip.at)),
      ...field(words.office, slip.giver.officeName),
      ...field(words.receiver, slip.giver.centreName),
      ...field(words.service, words.services[slip.service]),
      ...field(words.sender, applicant.name),
      ...field(words.submitter, slip.submitterName ?? ''),
      ...field(words.phone, paperPhone(applicant.phone)),
      ...field(words.address, applicant.address),
      ...field(words.procedure, slip.procedureName),
      text(`${words.papers} (${words.sets}: ${slip.sets})`, 'left', 'semibold'),
      ...slip.documents.map(({ name, kind, count }, n) => text(`${n + 1}. ${name}: ${count} ${kinds[kind]}`)),
      ...(slip.missing.length > 0 ? [text(words.missing, 'left', 'semibold')] : []),
      ...slip.missing.map((name) => text(`– ${name}`)),
      ...(fee ? [air, ...field(words.fee, `${dongText(fee.amount)} đồng`), ...field(words.receipt, fee.receipt)] : []),
      ...field(words.note, slip.note),
      gap,
      text(words.legal),
      ...(slip.service === 'both' ? [text(words.tries)] : []),
      gap,
      { type: 'signatures', left: words.signLeft, right: words.signRight, heightMm: 13 },
    ],
  };
}

export interface PostMinutes {
  readonly giver: PostGiver;
  readonly width: PaperWidth;
  readonly kind: 'folders' | 'results';
  readonly from: string;
  readonly to: string;
  readonly handOver: string;
  readonly bag: string | null;
  /** Local time of giving; that of taking is written by hand, or known already. */
  readonly givenAt: string;
  readonly takenAt: string | null;
  readonly items: readonly {
    readonly code: string;
    readonly what: string;
    readonly papers: number | null;
    readonly fee: PostFee | null;
  }[];
}

const shares = [1, 8, 6, 2, 5];

/** Many dossiers between post and centre, with the money that goes with them; it names nobody. */
export function postMinutes(minutes: PostMinutes): PaperDocument {
  const { minutes: words } = postForms;
  const { items } = minutes;
  const money = items.reduce((sum, { fee }) => sum + (fee?.amount ?? 0), 0);
  return {
    ...{ kind: 'post-minutes', language: 'vi', width: minutes.width },
    lines: [
      ...head(minutes.giver, minutes.kind === 'folders' ? words.title : words.titleResults),
      text(`${words.number} ${minutes.handOver.slice(-12)}`, 'centre'),
      gap,
      ...field(words.from, minutes.from),
      ...field(words.to, minutes.to),
      ...field(words.bag, minutes.bag ?? ''),
      gap,
      ...(minutes.width === 58 ? listed(items) : tabled(items)),
      gap,
      text(`${words.total}: ${items.length}`, 'left', 'semibold'),
      ...(money > 0 ? [text(`${words.money}: ${dongText(money)} đồng`, 'left', 'semibold')] : []),
      text(words.complete),
      ...(minutes.kind === 'folders' ? [text(words.legal)] : []),
      gap,
      ...field(words.given, local(minutes.givenAt)),
      ...field(words.taken, minutes.takenAt === null ? words.blank : local(minutes.takenAt)),
      gap,
      { type: 'signatures', left: words.signLeft, right: words.signRight, heightMm: 14 },
    ],
  };
}

type MinutesItems = PostMinutes['items'];

function tabled(items: MinutesItems): PaperLine[] {
  const { minutes: words } = postForms;
  return [
    row(['TT', words.item, words.what, words.papers, words.fee], true),
    ...items.map(({ code, what, papers, fee }, n) =>
      row([
        ...[String(n + 1), code, what, papers === null ? '' : String(papers)],
        fee ? `${dongText(fee.amount)}\n${fee.receipt}` : '',
      ]),
    ),
  ];
}

/** A narrow roll has no room for five columns: a number that is broken in two cannot be compared. */
function listed(items: MinutesItems): PaperLine[] {
  const { minutes: words } = postForms;
  return items.flatMap(({ code, what, papers, fee }, n) => [
    { type: 'rule' as const, style: 'dashed' as const },
    text(`${n + 1}. ${code}`, 'left', 'semibold'),
    text(what),
    ...(papers === null ? [] : [text(`${words.papers}: ${papers}`)]),
    ...(fee ? [text(`${words.fee}: ${dongText(fee.amount)} · ${fee.receipt}`)] : []),
  ]);
}

const air: PaperLine = { type: 'space', mm: 0.5 };
const gap: PaperLine = { type: 'space', mm: 1.5 };

function head({ centreName, officeName, demonstration }: PostGiver, title: string): PaperLine[] {
  return [
    ...(demonstration
      ? [{ type: 'banner' as const, style: 'framed' as const, symbol: null, text: 'TRÌNH DIỄN – dữ liệu bịa' }, gap]
      : []),
    text(centreName, 'centre', 'semibold'),
    text(officeName, 'centre'),
    gap,
    { type: 'text', text: title, capMm: 3.4, weight: 'bold', align: 'centre' },
  ];
}

function text(
  line: string,
  align: 'left' | 'centre' = 'left',
  weight: 'regular' | 'semibold' | 'bold' = 'regular',
): PaperLine {
  return { type: 'text', text: line, capMm: 2.6, weight, align };
}

function field(label: string, value: string): PaperLine[] {
  return value === '' ? [] : [{ type: 'pair', label, value, capMm: 2.6 }, air];
}

function row(cells: readonly string[], isHead = false): PaperLine {
  return { type: 'row', cells, shares, capMm: 2.4, weight: isHead ? 'semibold' : 'regular' };
}

function local(at: string): string {
  const [date = '', time = ''] = at.split('T');
  return time === '' ? paperDate(date) : paperDateTime(date, time);
}
