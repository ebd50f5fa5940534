/** What the double tells its test, one JSON line each on standard output. */
export type Report =
  | { readonly event: 'window'; readonly url: string; readonly options: WindowOptions }
  | { readonly event: 'shown'; readonly url: string }
  | { readonly event: 'station'; readonly pid: number }
  | { readonly event: 'switch'; readonly name: string; readonly value: string }
  | { readonly event: 'copied'; readonly text: string }
  | { readonly event: 'refused'; readonly what: string };

export interface WindowOptions {
  readonly kiosk?: boolean;
  readonly fullscreen?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences: {
    readonly preload: string;
    readonly sandbox: boolean;
    readonly contextIsolation: boolean;
    readonly nodeIntegration: boolean;
    readonly webSecurity: boolean;
  };
}

export function report(what: Report): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

/** An event of Electron's that a listener can prevent. */
export function preventable() {
  const state = { prevented: false };
  return {
    state,
    event: {
      preventDefault: () => {
        state.prevented = true;
      },
    },
  };
}
