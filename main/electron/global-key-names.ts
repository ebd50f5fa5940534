/**
 * Keys that a clerk presses while another program has the screen, as Electron writes them. With Ctrl and Alt, which the
 * provincial web system leaves alone; else the keys of the counter (ux.md §3.2). V stands beside Ctrl V.
 */
export const globalKeys = {
  next: 'CommandOrControl+Alt+F9',
  recall: 'CommandOrControl+Alt+F8',
  arrived: 'CommandOrControl+Alt+Enter',
  'answer-help': 'CommandOrControl+Alt+F11',
  'next-field': 'CommandOrControl+Alt+V',
} as const;
