/// <reference types="vite/client" />

/** What the Electron preload hands over: the terminal's token, and where the station of this PC listens. */
interface GanDan {
  /** null: the station gave this window none. */
  readonly token: string | null;
  readonly role: string;
  /** Origin of the station, `http://127.0.0.1:4710`; absent: the page came from the station itself. */
  readonly station?: string | null;
  /** This window was asked to begin in practice. */
  readonly training?: boolean;
  /** Closes the kiosk's window; after the staff's PIN. */
  readonly leave?: () => void;
}

interface Window {
  readonly ganDan?: GanDan;
}
