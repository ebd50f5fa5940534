import { app, Menu, session, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';
import { mayDownload } from './may-download.ts';
import { mayHear } from './may-hear.ts';

/**
 * Electron allows what a browser would ask about, and follows every link. Here a page may do nothing but show itself:
 * no permission but the office's microphone, no other address, no second window, no embedded page, no download but what
 * a page of staff made itself, no menu with its shortcuts.
 */
export function lockDown(): void {
  Menu.setApplicationMenu(null);

  const own = session.defaultSession;
  own.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(mayHear(appOrigin, urlOf(contents), permission, media));
  });
  own.setPermissionCheckHandler((contents, permission, _origin, { mediaType }) =>
    mayHear(appOrigin, urlOf(contents), permission, [mediaType]),
  );
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

/** Electron asks for windows that are closing too. */
function urlOf(contents: WebContents | null): string {
  return contents?.getURL() ?? '';
}

/** Only a page of ours, itself and not a frame inside it, may ask the main process anything. */
export function isOurPage(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host } = new URL(frame.url);
  return `${protocol}//${host}` === appOrigin;
}
