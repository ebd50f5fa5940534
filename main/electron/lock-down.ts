import { app, Menu, session } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { mayDownload } from './may-download.ts';

/**
 * Electron allows what a browser would ask about, and follows every link. Here a page may do nothing but show itself:
 * no permission, no other address, no second window, no embedded page, no download but the office's own files, no menu with its shortcuts.
 */
export function lockDown(): void {
  Menu.setApplicationMenu(null);

  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event, file, contents) => {
    if (!mayDownload(appOrigin, contents.getURL(), file.getURL())) event.preventDefault();
  });

  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Only a page of ours, itself and not a frame inside it, may ask the main process anything. */
export function isOurPage(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === appOrigin;
}
