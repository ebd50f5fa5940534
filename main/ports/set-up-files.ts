import type { SetUpView } from '../../contract/set-up-api.ts';

/** What has been answered so far, and what was brought; it survives a kill after every answer. */
export interface SetUpProgress extends Omit<SetUpView, 'brought'> {
  /** Of this first run alone; empty: an earlier program began it. */
  readonly id: string;
  readonly files: {
    readonly point: string;
    readonly signature: string | null;
    readonly enrolment: string | null;
  } | null;
}

export interface SetUpFiles {
  read(): SetUpProgress | null;
  keep(progress: SetUpProgress): void;
  /** `point.json` last: it alone says that a station may start here. */
  write(files: NonNullable<SetUpProgress['files']>): void;
}
