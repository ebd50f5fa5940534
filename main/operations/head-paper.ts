import { localTime } from '../../domain/calendar.ts';
import { headPaper } from '../../domain/head-paper.ts';
import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import type { HeadParts } from './head-figures.ts';
import { headView, indexView } from './head-view.ts';
import type { Languages } from './languages.ts';

/** The head's page as it is at the moment of drawing: a page of the morning that waited for paper tells no old figures. */
export function headPageOf(
  parts: HeadParts & { readonly languages: Pick<Languages, 'paperWords'> },
  width: PaperWidth,
  sheet: 'roll' | 'A4',
  copy = 0,
): PaperDocument {
  const { store, languages } = parts;
  const { asOf, figures, overdue, dueToday, dueSoon } = headView(parts);
  const { lines, months } = indexView(parts);
  const { centreName, name, demonstration } = store.point;
  const { date, time } = localTime(asOf);
  return headPaper({
    ...{ width, sheet, words: languages.paperWords('vi'), centreName, pointName: name, copy, demonstration },
    ...{ asOf: `${date}T${time}`, figures, overdue, dueToday, dueSoon, index: lines, months },
  });
}
