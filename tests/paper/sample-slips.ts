import { carriedThings } from '../../domain/custody-events.ts';
import { type Offer, slipTexts } from '../../domain/hand-over-slip.ts';
import { handOverSlipPaper } from '../../domain/hand-over-slip-paper.ts';
import { DossierId, HandOverId, PointId } from '../../domain/ids.ts';
import type { PaperDocument, PaperWidth, PaperWords } from '../../domain/paper.ts';

/** As many dossiers as one code takes: the finest modules there are. */
export const sampleOffer: Offer = {
  ...{ handOver: HandOverId('0190a1b2-c3d4-7e5f-8a6b-0123456789ab'), from: PointId('22006-1'), to: PointId('22006-2') },
  ...{ kind: 'folders', bag: 'NP-260042', at: '2026-11-19T16:40' },
  items: Array.from({ length: 7 }, (_, n) => ({
    dossier: DossierId(`0190a1b2-c3d4-7e5f-8a6b-00000000000${n}`),
    code: `22006-1-261119-000${n + 1}`,
    ...{ cv: 2, carries: carriedThings[n === 6 ? 2 : 0] ?? 'folder', work: true },
  })),
};

/** Dots do not depend on what a signature says, only on how long it is. */
export const sampleSlipCodes = slipTexts(sampleOffer, { publicKey: 'mau', signature: 'A'.repeat(86) });

export function sampleSlip(language: string, words: PaperWords, width: PaperWidth): PaperDocument {
  return handOverSlipPaper({
    ...{ width, language, words, centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh' },
    ...{ pointName: 'Điểm tiếp nhận chính', phone: '0256 3888 000', copy: 0, demonstration: false },
    ...sampleOffer,
    ...{ from: 'Điểm tiếp nhận chính', to: 'Điểm tiếp nhận Hiển Đông' },
    codes: sampleSlipCodes,
  });
}
