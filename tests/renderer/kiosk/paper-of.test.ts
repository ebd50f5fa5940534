import { describe, expect, test } from 'vitest';
import { TicketId } from '../../../domain/ids.ts';
import { paperOf } from '../../../renderer/kiosk/paper-of.ts';
import { sentence } from '../../../renderer/kiosk/sentence.ts';
import { shownSeconds, ticketSays } from '../../../renderer/kiosk/ticket-says.ts';

type View = Parameters<typeof paperOf>[0];

const ticket = { ticket: TicketId('1.B012') };
function seen(
  printer: View['printer']['state'],
  job: View['papers'][number]['state'] | null,
  place: View['papers'][number]['printer'] = null,
): View {
  return {
    printer: { name: 'máy in phiếu', model: 'mẫu', state: printer, since: 0, waitingJobs: 0, second: null },
    papers: job === null ? [] : [{ ticket: ticket.ticket, job: 'j1', state: job, printer: place }],
  };
}

describe('K10: the person with a new number is told', () => {
  test('to wait while the paper is being printed', () => {
    expect(paperOf(seen('printing', 'sending'), ticket)).toBe('printing');
    expect(paperOf(seen('ready', null), ticket)).toBe('printing');
  });

  test('to take it when the printer says that it came out', () => {
    expect(paperOf(seen('ready', 'confirmed'), ticket)).toBe('take');
  });

  test('to take it when a printer that answers nothing has been sent all of it', () => {
    expect(paperOf(seen('ready-unverified', 'sent'), ticket)).toBe('take');
  });

  test.each(['no-paper', 'cover-open', 'fault', 'disconnected', 'none'] as const)(
    'to remember the number when the printer is %s',
    (state) => expect(paperOf(seen(state, 'queued'), ticket)).toBe('none'),
  );

  test('to remember the number when nobody knows whether the paper came out', () => {
    expect(paperOf(seen('ready', 'unknown'), ticket)).toBe('none');
  });

  test('to take the paper that came out before the roll ended', () => {
    expect(paperOf(seen('no-paper', 'confirmed'), ticket)).toBe('take');
  });

  test('to ask at the counter when the second printer, which stands there, has it', () => {
    expect(paperOf(seen('no-paper', 'sending', 'second'), ticket)).toBe('at-counter');
    expect(paperOf(seen('no-paper', 'sent', 'second'), ticket)).toBe('at-counter');
    expect(paperOf(seen('ready', 'confirmed', 'second'), ticket)).toBe('at-counter');
    expect(paperOf(seen('no-paper', 'unknown', 'second'), ticket)).toBe('none');
  });

  test('to wait for the second printer while the first takes no paper, and to remember the number when neither does', () => {
    const view = seen('no-paper', 'queued');
    const withSecond = (state: View['printer']['state']) => ({
      ...view,
      printer: { ...view.printer, second: { name: 'quầy', model: 'mẫu', state, since: 0 } },
    });
    expect(paperOf(withSecond('ready'), ticket)).toBe('printing');
    expect(paperOf(withSecond('disconnected'), ticket)).toBe('none');
  });
});

describe('K10: the number that no paper carries', () => {
  const number = sentence('kiosk.ticket.say', { number: 'B012' });
  const people = sentence('kiosk.ticket.ahead', { ahead: 4 });
  test('is said twice, and once when the paper is on its way', () => {
    const times = (paper: Parameters<typeof ticketSays>[0]) =>
      ticketSays(paper, number, people).filter((said) => said === number).length;
    expect(times('none')).toBe(2);
    expect(times('printing')).toBe(1);
  });

  test('stays on the screen for 20 seconds', () => {
    expect(shownSeconds('none')).toBeGreaterThanOrEqual(20);
    expect(shownSeconds('take')).toBeLessThan(20);
  });
});
