import type { CDPSession, Page } from '@playwright/test';

/** One way somebody tries to get out of the kiosk. */
export interface Attack {
  readonly name: string;
  readonly kind: 'key' | 'pointer' | 'navigation' | 'window' | 'device' | 'drop';
  /** Nobody is asked before it happens: the shell loads its own page again. */
  readonly isHealed?: boolean;
  /** Against a rule that no other way meets: always tried. */
  readonly isOnlyOne?: boolean;
  run(page: Page, devTools: CDPSession): Promise<void>;
}

const functionKeys = Array.from({ length: 12 }, (_, n) => `F${n + 1}`);
const controlled = [
  ...['r', 'w', 'n', 't', 'p', 's', 'o', 'u', 'j', 'h', 'd', 'e', 'f', 'g', 'k', 'l', '+', '-', '0', '1', '9'],
  ...['Tab', 'F4', 'F5', 'PageDown', 'Enter', 'Escape', 'Shift+R', 'Shift+W', 'Shift+N', 'Shift+T', 'Shift+I'],
  ...['Shift+J', 'Shift+C', 'Shift+B', 'Shift+O', 'Shift+P', 'Shift+Delete', 'Shift+Tab', 'Alt+Delete', 'Alt+F1'],
];
const withAlt = [
  'F4',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'd',
  'f',
  'e',
  ' ',
  'Enter',
  'Tab',
  'F7',
  'F8',
  'F10',
  'Shift+I',
];
const withMeta = ['r', 'd', 'e', 'l', 'i', 'x', 'q', 'w', 'Tab', 'ArrowUp', 'ArrowDown', 'Space', 'Shift+s'];
const alone = ['ContextMenu', 'Shift+F10', 'Shift+Escape', 'PrintScreen', 'Insert', 'Pause', 'ScrollLock'];
const media = ['BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome', 'BrowserSearch', 'BrowserFavorites'];
const launch = [
  'LaunchMail',
  'LaunchApplication1',
  'MediaPlayPause',
  'Help',
  'Power',
  'Sleep',
  'Find',
  'Print',
  'Open',
];

const chords = [
  ...functionKeys,
  ...controlled.map((keys) => `Control+${keys}`),
  ...withAlt.map((keys) => `Alt+${keys}`),
  ...withMeta.map((keys) => `Meta+${keys}`),
  ...alone,
];

const keys: Attack[] = [
  ...chords.map((chord) => ({ name: chord, kind: 'key', run: (page) => page.keyboard.press(chord) }) satisfies Attack),
  // Keys of a remote control or a long keyboard, which the test's own keyboard does not have.
  ...[...media, ...launch].map(
    (key) =>
      ({
        ...{ name: key, kind: 'key' },
        run: async (_page, devTools) => {
          await devTools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: key });
          await devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key });
        },
      }) satisfies Attack,
  ),
];

const elsewhere = [
  ...[
    'https://elsewhere.invalid/',
    'file:///etc/passwd',
    'chrome://settings',
    'chrome://version',
    'devtools://devtools',
  ],
  ...['data:text/html,out', 'javascript:document.title="out"', 'view-source:https://elsewhere.invalid/'],
  ...['blob:https://elsewhere.invalid/x', 'about:blank', 'mailto:a@elsewhere.invalid', 'tel:113', 'ms-settings:'],
  ...['search-ms:query=a', 'gan-dan://office', 'intent://scan/#Intent;end', 'ftp://elsewhere.invalid/'],
  // A page of our own is still another page.
  ...['/office.html', '/counter.html', '/board.html', '/kiosk.html?role=office', '/../main/electron.js'],
];

const navigation: Attack[] = [
  ...elsewhere.map(
    (url) =>
      ({
        ...{ name: `the page is sent to ${url}`, kind: 'navigation', isHealed: url === 'about:blank' },
        run: (page) => page.evaluate((to) => void location.assign(to), url).catch(() => undefined),
      }) satisfies Attack,
  ),
  ...['https://elsewhere.invalid/', '/office.html', 'mailto:a@elsewhere.invalid', 'ms-settings:'].flatMap((url) =>
    ['_self', '_blank', '_top'].map(
      (target) =>
        ({
          ...{ name: `a link to ${url} in ${target} is pressed`, kind: 'navigation' },
          run: (page) => pressLink(page, { href: url, target }),
        }) satisfies Attack,
    ),
  ),
  {
    ...{ name: 'a link downloads a file', kind: 'navigation', isOnlyOne: true },
    run: (page) => pressLink(page, { href: 'data:application/octet-stream,out', download: 'out.exe' }),
  },
  {
    ...{ name: 'a form is sent', kind: 'navigation' },
    run: (page) =>
      page.evaluate(() => {
        const form = Object.assign(document.createElement('form'), {
          method: 'post',
          action: 'https://elsewhere.invalid',
        });
        document.body.append(form);
        form.submit();
        form.remove();
      }),
  },
  {
    ...{ name: 'a frame shows another page', kind: 'navigation' },
    run: (page) =>
      page.evaluate(() => {
        const frame = Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.invalid/' });
        document.body.append(frame);
        setTimeout(() => frame.remove(), 200);
      }),
  },
  {
    ...{ name: 'the page goes back in its history', kind: 'navigation' },
    run: (page) => page.evaluate(() => history.back()),
  },
  {
    ...{ name: 'the page goes forward in its history', kind: 'navigation' },
    run: (page) => page.evaluate(() => history.go(1)),
  },
  {
    ...{ name: 'the page refreshes itself to elsewhere', kind: 'navigation' },
    run: (page) =>
      page.evaluate(() => {
        const meta = Object.assign(document.createElement('meta'), { content: '0;url=https://elsewhere.invalid/' });
        meta.httpEquiv = 'refresh';
        document.head.append(meta);
      }),
  },
];

const windows: Attack[] = [
  ...['about:blank', 'https://elsewhere.invalid/', '/office.html', 'data:text/html,out'].flatMap((url) =>
    ['', 'popup,width=300,height=300', 'noopener'].map(
      (features) =>
        ({
          ...{ name: `a window with ${url} opens (${features || 'plain'})`, kind: 'window' },
          run: (page) => page.evaluate(([to, how]) => void window.open(to, '_blank', how), [url, features] as const),
        }) satisfies Attack,
    ),
  ),
];

const devices: Attack[] = [
  ...['geolocation', 'notifications', 'clipboard', 'camera', 'screen', 'usb', 'serial', 'files', 'midi', 'share'].map(
    (device) =>
      ({
        ...{ name: `the page asks for ${device}`, kind: 'device', isOnlyOne: device === 'notifications' },
        run: (page) => page.evaluate(askForDevice, device),
      }) satisfies Attack,
  ),
  {
    ...{ name: 'the page leaves the full screen', kind: 'device' },
    run: (page) => page.evaluate(() => document.exitFullscreen().catch(() => undefined)),
  },
];

const pointer: Attack[] = [
  { name: 'a right click', kind: 'pointer', run: (page) => page.mouse.click(300, 500, { button: 'right' }) },
  { name: 'a middle click', kind: 'pointer', run: (page) => page.mouse.click(300, 500, { button: 'middle' }) },
  ...(['back', 'forward'] as const).map(
    (button) =>
      ({
        ...{ name: `the mouse’s button ${button}`, kind: 'pointer' },
        run: async (_page, devTools) => {
          for (const type of ['mousePressed', 'mouseReleased'] as const) {
            await devTools.send('Input.dispatchMouseEvent', { type, x: 300, y: 20, button, clickCount: 1 });
          }
        },
      }) satisfies Attack,
  ),
  {
    ...{ name: 'two fingers that spread', kind: 'pointer' },
    run: async (_page, devTools) => {
      await devTools.send('Input.synthesizePinchGesture', { x: 300, y: 500, scaleFactor: 3 });
    },
  },
  {
    ...{ name: 'a double tap', kind: 'pointer' },
    run: async (_page, devTools) => {
      await devTools.send('Input.synthesizeTapGesture', { x: 300, y: 20, tapCount: 2 });
    },
  },
  {
    ...{ name: 'a finger that stays down', kind: 'pointer' },
    run: async (_page, devTools) => {
      await devTools.send('Input.synthesizeTapGesture', { x: 300, y: 20, duration: 1_500 });
    },
  },
  ...[
    ['from the left edge', 1, 500, 400, 0],
    ['from the right edge', 1_070, 500, -400, 0],
    ['from the top edge', 500, 1, 0, 400],
    ['from the bottom edge', 500, 1_900, 0, -400],
  ].map(
    ([where, x, y, xDistance, yDistance]) =>
      ({
        ...{ name: `a swipe ${where}`, kind: 'pointer' },
        run: async (_page, devTools) => {
          const swipe = { x: Number(x), y: Number(y), xDistance: Number(xDistance), yDistance: Number(yDistance) };
          await devTools.send('Input.synthesizeScrollGesture', { ...swipe, gestureSourceType: 'touch' });
        },
      }) satisfies Attack,
  ),
  {
    ...{ name: 'Ctrl and the wheel', kind: 'pointer' },
    run: async (page) => {
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -500);
      await page.keyboard.up('Control');
    },
  },
  {
    ...{ name: 'text is marked with the mouse', kind: 'pointer' },
    run: async (page) => {
      await page.mouse.move(50, 60);
      await page.mouse.down();
      await page.mouse.move(700, 400, { steps: 5 });
      await page.mouse.up();
    },
  },
  { name: 'everything is marked', kind: 'pointer', run: (page) => page.keyboard.press('Control+a') },
];

const drops: Attack[] = ['text/uri-list', 'text/html', 'text/plain', 'application/x-file'].map((type) => ({
  ...{ name: `${type} is dropped on the page`, kind: 'drop' },
  run: async (_page, devTools) => {
    const data = {
      items: [{ mimeType: type, data: 'https://elsewhere.invalid/' }],
      files: type === 'application/x-file' ? ['/etc/hostname'] : [],
      dragOperationsMask: 1,
    };
    for (const step of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devTools.send('Input.dispatchDragEvent', { type: step, x: 500, y: 900, data });
    }
  },
}));

export const attacks: readonly Attack[] = [...keys, ...navigation, ...windows, ...devices, ...pointer, ...drops];

/** What only the operating system can stop: `lockdown/` closes it, a person tries it (tests/protocols). Not attacked here. */
export const onlyTheSystemStops = [
  ...['Windows key', 'Win+L', 'Win+Tab', 'Alt+Tab', 'Alt+Esc', 'Ctrl+Esc', 'Ctrl+Alt+Del', 'Ctrl+Shift+Esc'],
  ...['Shift five times (sticky keys)', 'right Shift for eight seconds (filter keys)', 'Win+U', 'Win+Ctrl+Enter'],
  ...['swipe from the edge of the glass into the system', 'swipe with three or four fingers', 'power button'],
  ...['a USB stick, keyboard or mouse plugged in', 'a restart from outside', 'Ctrl+Alt+F1 … F12', 'Alt+SysRq'],
  ...['Ctrl+Alt+Backspace', 'a notification of the system that is pressed', 'the network cable into another machine'],
] as const;

function pressLink(page: Page, attributes: Record<string, string>): Promise<void> {
  return page.evaluate((wanted) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(wanted)) link.setAttribute(name, value);
    document.body.append(link);
    link.click();
    link.remove();
  }, attributes);
}

/** In the page: asks, and is content with any refusal; says what it was given. */
async function askForDevice(device: string): Promise<void> {
  const ways: Record<string, () => unknown> = {
    geolocation: () => new Promise((given, refused) => navigator.geolocation.getCurrentPosition(given, refused)),
    notifications: async () => {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
    },
    clipboard: () => navigator.clipboard.readText(),
    camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
    screen: () => navigator.mediaDevices.getDisplayMedia(),
    usb: () => Reflect.get(navigator, 'usb').requestDevice({ filters: [] }),
    serial: () => Reflect.get(navigator, 'serial').requestPort(),
    files: () => Reflect.get(window, 'showOpenFilePicker')(),
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
    share: () => navigator.share({ url: 'https://elsewhere.invalid/' }),
  };
  const late = new Promise((_given, refused) => setTimeout(() => refused(new Error('no answer')), 600));
  const given = await Promise.race([Promise.resolve().then(ways[device]), late]).then(
    () => true,
    () => false,
  );
  if (given) Reflect.set(window, 'given', [...(Reflect.get(window, 'given') ?? []), device]);
}
