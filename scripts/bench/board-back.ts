import type { Page } from '@playwright/test';
import type { SupervisedProcess } from '../start/supervised-process.ts';

/** A host that dies more than five times a minute is given up. */
const APART_MS = 13_000;

/** D6, milliseconds: from the death of the host, and from its saying that screens may come, to a board that is live again. */
export interface BoardBack {
  readonly sinceDeath: number[];
  readonly sinceReady: number[];
}

/** `ready` answers the next moment, by the wall clock, at which the host says that it is ready again. */
export async function boardBack(at: {
  readonly board: Page;
  readonly host: SupervisedProcess;
  readonly ready: () => Promise<number>;
  readonly runs: number;
}): Promise<BoardBack> {
  const { board, host, ready, runs } = at;
  const measured: BoardBack = { sinceDeath: [], sinceReady: [] };
  for (let run = 0; run < runs; run++) {
    const pid = host.pid();
    if (pid === null) throw new Error('no host runs');
    const again = ready();
    const died = Date.now();
    process.kill(pid, 'SIGKILL');
    await board.getByText('Mất kết nối từ').waitFor();
    const isBack = `document.body.innerText.includes('Đã kết nối')`;
    const back = Number(await board.evaluate(`stopwatch.when(() => ${isBack})`));
    measured.sinceDeath.push(back - died);
    measured.sinceReady.push(back - (await again));
    await board.waitForTimeout(APART_MS);
  }
  return measured;
}
