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
    this.emit('ready-to-show');
  }

  show(): void {
    report({ event: 'shown', url: this.#asked });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  async crash(): Promise<void> {
    const page = await this.#page;
    await page.goto('chrome://crash').catch(() => undefined);
  }

  async #newPage(): Promise<Page> {
    const page = await context.newPage();
    const source = readFileSync(this.#options.webPreferences.preload, 'utf8');
    const given = JSON.stringify({ origin: shownOrigin, ipcPath, permissionPath });
    // As text: the content policy forbids the page to compile anything.
    const content = `(${preloadInPage})(${given}, function (require, exports, module) {\n${source}\n});`;
    await page.addInitScript({ content });
    await page.route('**/*', (route) => this.#answer(route));
    await page.routeWebSocket(/.*/, (socket) => this.#bridge(socket));
    page.on('popup', (popup) => this.#onPopup(popup));
    page.on('download', (download) => {
      const { state, event } = preventable();
      const shown = (url: string) => url.replace(shownOrigin, 'app://gan-dan');
      const [file, from] = [{ getURL: () => shown(download.url()) }, { getURL: () => shown(page.url()) }];
      session.defaultSession.emit('will-download', event, file, from);
      if (state.prevented) void download.cancel();
    });
    page.on('crash', () => {
      // A crashed page of Playwright stays crashed; Electron's window lives on with a new renderer.
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
    // Whatever is not ours does not exist: a test must not depend on the network.
    if (!url.startsWith('app://')) return route.abort('internetdisconnected');
    const response = await askAppScheme(url, request.method());
    const headers = Object.fromEntries(response.headers);
    if (request.isNavigationRequest()) this.#policy = headers['content-security-policy'] ?? '';
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
  }

  async #ipc(route: Route): Promise<void> {
    const { channel } = route.request().postDataJSON();
    const frame = route.request().frame();
    const senderFrame = {
      url: frame.url().replace(shownOrigin, 'app://gan-dan') || this.#asked,
      parent: frame.parentFrame(),
    };
    const event = { sender: this.webContents, senderFrame, returnValue: null };
    ipcMain.emit(channel, event);
    await route.fulfill({ json: { value: event.returnValue } });
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
