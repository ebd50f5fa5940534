import type { BreachTrace, BreachView } from '../../contract/breach-api.ts';
import { localTime } from '../../domain/calendar.ts';
import { paperDate } from '../../domain/paper.ts';
import type { Trail } from './breach-trail.ts';

/**
 * The notice as far as the program can write it, in Vietnamese, for Notepad: what is not known stands as dots. Its fields are those of
 * reliability.md (Luật 91/2025/QH15, Điều 23, secondary sources): no lawyer has read it, and its first line says so.
 */
export function breachNotice(of: {
  readonly view: BreachView;
  readonly trail: Trail;
  readonly centre: string;
  readonly point: string;
  readonly madeAt: number;
  readonly texts: Readonly<Record<string, string>>;
}): string {
  const { view, trail, centre, point, madeAt, texts } = of;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    (texts[`breach.notice.${key}`] ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  const word = (key: string) => texts[`breach.${key}`] ?? '';
  const host = texts['doctor.tests.host'] ?? '';
  const list = (each: readonly string[]) => (each.length === 0 ? say('none') : each.join('; '));
  const line = ({ at, by, pc, kind, codes, lines }: BreachTrace) =>
    [
      momentText(at),
      pc || host,
      by || say('nobody'),
      word(`trail.${kind}`),
      [...codes, ...(lines > 0 ? [say('lines', { lines })] : [])].join(', '),
    ].join(' · ');
  const lines = [
    say('draft'),
    '',
    say('title'),
    say('to'),
    '',
    `1. ${say('who', { centre, point })}`,
    `2. ${say('noticed', { at: localText(view.noticedAt), before: momentText(view.tellBefore) })}`,
    `3. ${say('what', { kind: word(`kind.${view.kind}`) })}`,
    `   ${view.note ? view.note.replace(/\s+/g, ' ') : say('dots')}`,
    `4. ${say('span', { from: localText(view.from), to: localText(view.to) })}`,
    `5. ${say('things', { devices: list(view.devices.map(({ name }) => name || host)), accounts: list(view.accounts) })}`,
    `6. ${say('opens')}`,
    ...view.opens.map((opens) => `   - ${word(`opens.${opens}`)}`),
    `7. ${say('count', { dossiers: trail.dossiers.length, people: trail.people.length, sealed: trail.sealed })}`,
    ...(trail.erased > 0 ? [`   ${say('erased', { erased: trail.erased })}`] : []),
    `8. ${say('done')}`,
    ...view.steps.map(
      ({ step, at, by }) => `   - ${word(`step.${step}`)}: ${at === null ? say('notYet') : `${momentText(at)}, ${by}`}`,
    ),
    `9. ${say('results')} ${say('dots')}`,
    `10. ${say('contact')} ${say('dots')}`,
    '',
    say('made', { at: momentText(madeAt) }),
    '',
    say('trail', { total: trail.traces.length }),
    ...trail.traces.map(line),
  ];
  // Notepad of an old Windows knows the letters by the mark, and the lines by both signs.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function momentText(at: number): string {
  const { date, time } = localTime(at);
  return `${paperDate(date)} ${time}`;
}

function localText(local: string): string {
  return `${paperDate(local.slice(0, 10))} ${local.slice(11, 16)}`;
}
