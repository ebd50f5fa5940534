import { expect, test } from 'vitest';
import { nameClip, recordedPieces, sentenceClips, valueClips } from '../../domain/spoken-text.ts';

test('a sentence without a gap is one recording, named by its key', () => {
  expect(sentenceClips('vi', 'kiosk.home.prompt', 'Chạm vào việc cần làm để lấy số')).toEqual(['kiosk.home.prompt']);
});

test('a sentence with a number is cut at it, in the order of its language', () => {
  const vi = 'Trước quý vị còn {{ahead}} người';
  expect(recordedPieces('kiosk.ticket.ahead', vi)).toEqual([
    { clip: 'kiosk.ticket.ahead.1', text: 'Trước quý vị còn' },
    { clip: 'kiosk.ticket.ahead.2', text: 'người' },
  ]);
  expect(sentenceClips('vi', 'kiosk.ticket.ahead', vi, { ahead: 15 })).toEqual([
    ...['kiosk.ticket.ahead.1', 'number.10', 'number.5.last', 'kiosk.ticket.ahead.2'],
  ]);
  expect(sentenceClips('en', 'kiosk.ticket.ahead', '{{ahead}} ahead of you', { ahead: 15 })).toEqual([
    ...['number.15', 'kiosk.ticket.ahead.1'],
  ]);
});

test('a range is heard as a range, not as two numbers in a row', () => {
  const text = 'Chờ khoảng {{from}}–{{to}} phút';
  expect(sentenceClips('vi', 'kiosk.ticket.wait', text, { from: 5, to: 10 })).toEqual([
    ...['kiosk.ticket.wait.1', 'digit.5', 'range.to', 'number.10', 'kiosk.ticket.wait.2'],
  ]);
  expect(recordedPieces('kiosk.ticket.wait', text)).toHaveLength(2);
});

test('an hour, a date, a telephone and a ticket number are read as people read them', () => {
  expect(valueClips('vi', '13:30')).toEqual([...['number.10', 'digit.3', 'time.hour'], ...['digit.3', 'number.tens']]);
  expect(valueClips('vi', '08:00')).toEqual(['digit.8', 'time.sharp']);
  expect(valueClips('vi', '02/12/2026')).toEqual(['time.day', 'digit.2', 'time.month', 'number.10', 'digit.2']);
  expect(valueClips('vi', '0269 12')).toEqual(['digit.0', 'digit.2', 'digit.6', 'digit.9', 'digit.1', 'digit.2']);
  expect(valueClips('vi', '8.000')).toEqual(['digit.8', 'number.thousand']);
  expect(valueClips('vi', 120)).toEqual(['digit.1', 'number.hundred', 'digit.2', 'number.tens']);
  expect(valueClips('vi', 'A012')).toEqual(['letter.A', 'digit.0', 'digit.1', 'digit.2']);
});

test('a name is said by the recording of exactly that name, however its letters were composed', () => {
  expect(nameClip('Hộ tịch'.normalize('NFD'))).toBe(nameClip('Hộ tịch'));
  expect(nameClip('Hộ tịch')).not.toBe(nameClip('Hộ tịch và chứng thực'));
  expect(valueClips('vi', 'Người cao tuổi')).toEqual([nameClip('Người cao tuổi')]);
});

test('a sentence whose value is missing is not said with a hole in it', () => {
  expect(sentenceClips('vi', 'kiosk.ticket.ahead', 'Trước quý vị còn {{ahead}} người')).toBeNull();
});
