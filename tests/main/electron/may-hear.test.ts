import { expect, test } from 'vitest';
import { mayHear } from '../../../main/electron/may-hear.ts';

const app = 'app://gan-dan';
const office = `${app}/office.html`;

test('K12: the office alone may hear the microphone, and nothing but hear', () => {
  expect(mayHear(app, office, 'media', ['audio'])).toBe(true);
  expect(mayHear(app, `${office}#code=1`, 'media', ['audio'])).toBe(true);
  for (const page of [`${app}/kiosk.html`, `${app}/board.html`, 'https://gan-dan/office.html', ''])
    expect(mayHear(app, page, 'media', ['audio']), page).toBe(false);
  expect(mayHear(app, `${app}/kiosk.html#${office}`, 'media', ['audio'])).toBe(false);
  expect(mayHear(app, office, 'media', ['audio', 'video'])).toBe(false);
  expect(mayHear(app, office, 'media', [])).toBe(false);
  expect(mayHear(app, office, 'media', [undefined])).toBe(false);
  for (const other of ['geolocation', 'notifications', 'clipboard-read', 'usb', 'serial'])
    expect(mayHear(app, office, other, ['audio']), other).toBe(false);
});
