import { printerModel } from '../../domain/data/printers.ts';
import type { PaperWidth } from '../../domain/paper.ts';
import { assert } from '../../domain/result.ts';
import { scenarioIds } from '../../domain/training/scenario-words.ts';
import { trainingRecordPaper } from '../../domain/training/training-record-paper.ts';
import { createPaperWords } from '../../main/adapters/paper/paper-words.ts';

const day = Date.UTC(2026, 10, 19, 3, 0);

/** Somebody lent for six weeks: four passed, three not yet. */
function sampleTrainingRecord(width: PaperWidth) {
  return trainingRecordPaper({
    ...{ width, language: 'vi', words: createPaperWords()('vi') },
    ...{ centreName: 'Trung tâm Phục vụ hành chính công xã Canh Vinh', pointName: 'Điểm tiếp nhận chính' },
    ...{ name: 'Cán Bộ Biệt Phái Mẫu', printedAt: day, copy: 0, demonstration: false },
    scenarios: scenarioIds.map((scenario, n) => ({ scenario, at: n < 4 ? day - n * 86_400_000 : null })),
  });
}

/** On both rolls. */
export const trainingPapers = Object.fromEntries(
  (['escpos-80', 'escpos-58'] as const).map((id) => {
    const printer = printerModel(id);
    assert(printer, `no printer ${id}`);
    return [`training-record-vi-${printer.width}`, { printer, paper: sampleTrainingRecord(printer.width) }];
  }),
);
