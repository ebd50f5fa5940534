/** The operator's log: a fixed list of events with typed fields; free text and personal data have no way in. */
export interface OperatorLog {
  write(entry: LogEntry): void;
}

export type LogEntry =
  | { readonly event: 'station-started'; readonly port: number; readonly point: string; readonly version: string }
  | { readonly event: 'station-stopped' }
  | { readonly event: 'store-refused'; readonly reason: string }
  /** A dossier whose person does not open any more. */
  | { readonly event: 'seal-fault'; readonly dossier: string }
  | { readonly event: 'chain-fault'; readonly seq: number; readonly fault: string }
  /** The log goes on under another stream: the database went back, or is on another PC, or the province has it otherwise. */
  | { readonly event: 'incarnation-begun'; readonly reason: string; readonly letter: string }
  | { readonly event: 'superseded' }
  | { readonly event: 'disk-full' }
  /** A damaged database was renamed and rebuilt, from a backup or without one. */
  | { readonly event: 'database-set-aside'; readonly reason: string; readonly backup: boolean }
  /** `good`, or what stood in the way. */
  | { readonly event: 'backup'; readonly made: string }
  | { readonly event: 'printer-state'; readonly printer: string; readonly state: string }
  | { readonly event: 'scanner-state'; readonly scanner: string; readonly state: string }
  /** Another PC of the point came, or its link was lost. */
  | { readonly event: 'station-link'; readonly station: string; readonly state: 'connected' | 'lost' }
  | { readonly event: 'job-doubtful'; readonly job: string; readonly why: string }
  | {
      readonly event: 'province-state';
      readonly state: string;
      readonly detail: string | null;
      readonly backlog: number;
    }
  | { readonly event: 'inbox-begins-anew'; readonly had: number; readonly has: number }
  | { readonly event: 'inbox-not-believed'; readonly at: number }
  | { readonly event: 'foreign-refused'; readonly stream: string; readonly seq: number; readonly why: string }
  | { readonly event: 'province-signs-otherwise' }
  | { readonly event: 'directory-not-believed' }
  | { readonly event: 'language-file-unreadable'; readonly language: string; readonly file: string }
  | { readonly event: 'language-not-kept'; readonly language: string }
  /** A publication of the province came; not taken where its signature or commune is not right. */
  | { readonly event: 'reference'; readonly version: number; readonly taken: boolean }
  | { readonly event: 'slow-task'; readonly name: string; readonly ms: number }
  | { readonly event: 'bug'; readonly where: string; readonly name: string; readonly stack: string };
