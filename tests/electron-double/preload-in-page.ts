/** Runs in the page before its first script: the preload as Electron would, and permissions that Electron decides. */
export function preloadInPage(
  given: {
    readonly origin: string;
    readonly ipcPath: string;
    readonly permissionPath: string;
    readonly keyPath: string;
  },
  preload: (require: (name: string) => object, exports: object, module: object) => void,
): void {
  // Electron runs a preload in the top frame alone.
  if (window.top !== window || location.origin !== given.origin) return;

  // Electron asks the main process before the page hears of a key.
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey: control, altKey: alt, metaKey: meta } = event;
      const request = new XMLHttpRequest();
      request.open('POST', given.keyPath, false);
      request.send(JSON.stringify({ type: 'keyDown', key, control, alt, meta }));
      if (JSON.parse(request.responseText).goesOn) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, value: object) {
        Object.defineProperty(window, name, { value: Object.freeze({ ...value }), enumerable: true });
      },
    },
    ipcRenderer: {
      send(channel: string, ...args: unknown[]) {
        void fetch(given.ipcPath, { method: 'POST', body: JSON.stringify({ channel, args }), keepalive: true });
      },
      on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        window.addEventListener(`electron-double ${channel}`, (event) =>
          listener({}, ...(event as CustomEvent<unknown[]>).detail),
        );
      },
      // A listener of this double lives as long as its page.
      off() {},
      sendSync(channel: string) {
        const request = new XMLHttpRequest();
        request.open('POST', given.ipcPath, false);
        request.send(JSON.stringify({ channel }));
        return JSON.parse(request.responseText).value;
      },
    },
  };
  const sandboxedRequire = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
  preload(sandboxedRequire, {}, {});

  Notification.requestPermission = async () => {
    const answer = await fetch(given.permissionPath, { method: 'POST', body: JSON.stringify('notifications') });
    return (await answer.json()) ? 'granted' : 'denied';
  };
}
