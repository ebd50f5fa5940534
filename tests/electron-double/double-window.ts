import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type BrowserContext, chromium, type Page, type Route, type WebSocketRoute } from '@playwright/test';
import { WebSocket } from 'ws';
import { app } from './double-app.ts';
import { askAppScheme, askPermission, ipcMain, session } from './double-services.ts';
import { preloadInPage } from './preload-in-page.ts';
import { preventable, report, type WindowOptions } from './report.ts';

/** `BrowserWindow`: a page of Chromium. `app://gan-dan` is shown to it as a secure origin that Chromium knows. */
const shownOrigin = 'http://gan-dan.app.localhost';
const ipcPath = '/electron-double/ipc';
const permissionPath = '/electron-double/permission';
const keyPath = '/electron-double/key';
const open = new Set<BrowserWindow>();
const made = { count: 0 };
const browser = await chromium.connectOverCDP(process.env.ELECTRON_DOUBLE ?? '');
const context = browser.contexts()[0] as BrowserContext;

class WebContents extends EventEmitter {
  readonly id: number;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly #window: BrowserWindow;

  constructor(window: BrowserWindow, id: number) {
    super();
    this.#window = window;
    this.id = id;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  readonly navigationHistory = { clear: () => void this.#window.forgetHistory() };

  send(channel: string, ...args: unknown[]): void {
    void this.#window.tell(channel, args);
  }

  /** A headless page has no zoom of its own to take back. */
  setZoomFactor(_factor: number): void {}

  async setVisualZoomLevelLimits(_least: number, _most: number): Promise<void> {}

  forcefullyCrashRenderer(): void {
    void this.#window.crash();
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #options: WindowOptions;
  #page: Promise<Page>;
  #destroyed = false;
  /** What `loadURL` asked for: any other navigation was the page's own wish. */
  #asked = '';
  #policy = '';
  /** Before that, and after a crash, the empty page of a new renderer is no navigation. */
  #isShown = false;

  constructor(options: WindowOptions) {
    super();
    this.#options = options;
    open.add(this);
    made.count += 1;
    this.webContents = new WebContents(this, made.count);
    this.#page = this.#newPage();
    // The listeners of the constructor's caller are not there yet, and Electron's event comes before them too.
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    if (this.#asked === '') report({ event: 'window', url, options: this.#options });
    this.#asked = url;
    const page = await this.#page;
    await page.goto(url.replace('app://gan-dan', shownOrigin));
    this.#isShown = true;
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  reload(): void {
    void this.#page.then((page) => page.reload());
  }

  show(): void {
    report({ event: 'shown', url: this.#asked });
  }

  /** How the window stands among others: there are none. */
  setAlwaysOnTop(_isOnTop: boolean, _level: string): void {}

  setKiosk(_isKiosk: boolean): void {}

  restore(): void {}

  focus(): void {}

  /** As the system asks (Alt+F4, the taskbar): the shell may refuse. */
  close(): void {
    const { state, event } = preventable();
    this.emit('close', event);
    if (state.prevented) report({ event: 'refused', what: `close ${this.#asked}` });
    else this.destroy();
  }

  destroy(): void {
    void this.#page.then((page) => page.close());
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  async forgetHistory(): Promise<void> {
    const devTools = await context.newCDPSession(await this.#page);
    await devTools.send('Page.resetNavigationHistory');
  }

  async tell(channel: string, args: unknown[]): Promise<void> {
    const page = await this.#page;
    await page.evaluate(
      ([name, detail]) => void window.dispatchEvent(new CustomEvent(`electron-double ${name}`, { detail })),
      [channel, args] as const,
    );
  }

  async crash(): Promise<void> {
    const page = await this.#page;
    await page.goto('chrome://crash').catch(() => undefined);
  }

  async #newPage(): Promise<Page> {
    const page = await context.newPage();
    const source = readFileSync(this.#options.webPreferences.preload, 'utf8');
    const given = JSON.stringify({ origin: shownOrigin, ipcPath, permissionPath, keyPath });
    // As text: the content policy forbids the page to compile anything.
    const content = `(${preloadInPage})(${given}, function (require, exports, module) {\n${source}\n});`;
    await page.addInitScript({ content });
    await page.route('**/*', (route) => this.#answer(route));
    await page.routeWebSocket(/.*/, (socket) => this.#bridge(socket));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && this.#isShown) {
        this.webContents.emit('did-navigate', {}, frame.url().replace(shownOrigin, 'app://gan-dan'));
      }
    });
    page.on('popup', (popup) => this.#onPopup(popup));
    page.on('download', (download) => {
      const { state, event } = preventable();
      const shown = (url: string) => url.replace(shownOrigin, 'app://gan-dan');
      const [file, from] = [{ getURL: () => shown(download.url()) }, { getURL: () => shown(page.url()) }];
      session.defaultSession.emit('will-download', event, file, from);
      if (!state.prevented) return;
      report({ event: 'refused', what: `download ${download.suggestedFilename()}` });
      void download.cancel();
    });
    page.on('crash', () => {
      // A crashed page of Playwright stays crashed; Electron's window lives on with a new renderer.
      this.#isShown = false;
      this.#page = page.close().then(() => this.#newPage());
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    });
    page.on('close', () => void this.#onClose(page));
    return page;
  }

  async #onClose(page: Page): Promise<void> {
    if ((await this.#page) !== page) return;
    this.#destroyed = true;
    open.delete(this);
    this.emit('closed');
    if (open.size === 0) app.emit('window-all-closed');
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url().replace(shownOrigin, 'app://gan-dan');
    if (request.isNavigationRequest() && request.frame().parentFrame() === null && url !== this.#asked) {
      const { state, event } = preventable();
      this.webContents.emit('will-navigate', event, url);
      if (state.prevented) {
        report({ event: 'refused', what: `navigation to ${url}` });
        return route.abort('aborted');
      }
    }
    if (url === `app://gan-dan${ipcPath}`) return this.#ipc(route);
    if (url === `app://gan-dan${permissionPath}`) return this.#permission(route);
    if (url === `app://gan-dan${keyPath}`) return this.#key(route);
    // Whatever is not ours does not exist: a test must not depend on the network.
    if (!url.startsWith('app://')) return route.abort('internetdisconnected');
    const response = await askAppScheme(url, request.method(), request.headers());
    const headers = Object.fromEntries(response.headers);
    if (request.isNavigationRequest()) this.#policy = headers['content-security-policy'] ?? '';
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
  }

  async #ipc(route: Route): Promise<void> {
    const { channel, args = [] } = route.request().postDataJSON();
    const frame = route.request().frame();
    const senderFrame = {
      url: frame.url().replace(shownOrigin, 'app://gan-dan') || this.#asked,
      parent: frame.parentFrame(),
    };
    const event = { sender: this.webContents, senderFrame, returnValue: null };
    ipcMain.emit(channel, event, ...args);
    await route.fulfill({ json: { value: event.returnValue } });
  }

  async #key(route: Route): Promise<void> {
    const input = route.request().postDataJSON();
    const { state, event } = preventable();
    this.webContents.emit('before-input-event', event, input);
    if (state.prevented) report({ event: 'refused', what: `key ${input.key}` });
    await route.fulfill({ json: { goesOn: !state.prevented } });
  }

  async #permission(route: Route): Promise<void> {
    const name: string = route.request().postDataJSON();
    const granted = await askPermission(name);
    if (!granted) report({ event: 'refused', what: `permission ${name}` });
    await route.fulfill({ json: granted });
  }

  #onPopup(popup: Page): void {
    const answer = this.webContents.openHandler({ url: popup.url() });
    if (answer.action !== 'deny') return;
    report({ event: 'refused', what: `window ${popup.url()}` });
    void popup.close();
  }

  /** A page of `app://` says so in Origin, and its content policy decides where its sockets may go. */
  #bridge(inPage: WebSocketRoute): void {
    const { origin } = new URL(inPage.url());
    if (!this.#policy.split('; ').some((rule) => rule.startsWith('connect-src') && rule.split(' ').includes(origin))) {
      report({ event: 'refused', what: `socket ${inPage.url()}` });
      void inPage.close({ code: 1008 });
      return;
    }
    const toStation = new WebSocket(inPage.url(), { origin: 'app://gan-dan', perMessageDeflate: false });
    const early: (string | Buffer)[] = [];
    inPage.onMessage((message) => {
      if (toStation.readyState === WebSocket.OPEN) toStation.send(message);
      else early.push(message);
    });
    toStation.on('open', () => {
      for (const message of early.splice(0)) toStation.send(message);
    });
    toStation.on('message', (data, binary) => inPage.send(binary ? (data as Buffer) : data.toString()));
    toStation.on('error', () => undefined);
    toStation.on('close', () => void inPage.close({ code: 1001 }));
    inPage.onClose(() => toStation.close());
  }
}

/** The test is the system: it asks every window to close. */
process.on('SIGUSR2', () => {
  for (const window of open) window.close();
});
