import { expect, test } from 'vitest';
import { type LanguageTexts, noTexts } from '../../domain/languages.ts';
import { nameClip } from '../../domain/spoken-text.ts';
import { type CatalogueParts, missingClips, wantedClips } from '../../domain/voice-catalogue.ts';

const source: LanguageTexts = {
  ...noTexts,
  announcement: { 'call.number': 'Mời số', 'call.counter': 'đến quầy' },
  screen: { 'kiosk.ticket.ahead': 'Trước quý vị còn {{ahead}} người', 'office.title': 'Quản lý' },
  paper: { 'ticket.title': 'Phiếu số' },
  queues: { A: 'Hộ tịch' },
};
const nothingWritten: CatalogueParts = { language: 'jra', texts: noTexts, source, letters: ['A', 'B'] };
const clips = (parts: CatalogueParts) => wantedClips(parts).map(({ clip, stage }) => `${stage} ${clip}`);

test('what opens the next stage is offered first: numbers, letters and the call, then the kiosk', () => {
  const wanted = wantedClips({ ...nothingWritten, texts: source, language: 'vi' });
  expect(wanted.map(({ stage }) => stage).lastIndexOf('calls')).toBeLessThan(
    wanted.map(({ stage }) => stage).indexOf('kiosk'),
  );
  expect(wanted[0]).toMatchObject({ clip: 'digit.0', text: 'không', stage: 'calls', recordable: true });
});

test('papers are read and not heard, and staff pages neither', () => {
  expect(
    clips({ ...nothingWritten, texts: source, language: 'vi' }).filter((each) => /ticket.title|office/.test(each)),
  ).toEqual([]);
});

test('a number without an attested word can be recorded: the speaker says what people say', () => {
  const zero = wantedClips(nothingWritten).find(({ clip }) => clip === 'digit.0');
  expect(zero).toMatchObject({ text: null, certainty: 'X', recordable: true, meaning: 'không' });
});

test('a sentence waits for its text, because the text says where it is cut', () => {
  const wanted = wantedClips(nothingWritten);
  expect(wanted.find(({ clip }) => clip === 'call.number')).toMatchObject({ text: null, recordable: false });
  const written = { ...noTexts, screen: { 'kiosk.ticket.ahead': '{{ahead}} ahead of you' } };
  expect(clips({ ...nothingWritten, texts: written })).toContain('kiosk kiosk.ticket.ahead.1');
  expect(clips({ ...nothingWritten, texts: written })).not.toContain('kiosk kiosk.ticket.ahead.2');
});

test('the name of a queue is recorded as it is written at this point', () => {
  expect(clips({ ...nothingWritten, texts: source, language: 'vi' })).toContain(`kiosk ${nameClip('Hộ tịch')}`);
});

test('X8: a clip is missing until it is recorded, and again when its text changes', () => {
  const wanted = wantedClips({ ...nothingWritten, texts: source, language: 'vi' });
  const recorded = new Map(wanted.map(({ clip, text }) => [clip, { text }]));
  expect(missingClips(wanted, 'calls', () => null)).toContain('call.number');
  expect(missingClips(wanted, 'calls', (clip) => recorded.get(clip) ?? null)).toEqual([]);
  recorded.set('call.number', { text: 'Xin mời số' });
  expect(missingClips(wanted, 'calls', (clip) => recorded.get(clip) ?? null)).toEqual(['call.number']);
});
