import { readFileSync } from 'node:fs';
import { now, printer, session } from '../samples.ts';
import type { Scene } from '../scene.ts';

const paper = (name: string) => readFileSync(new URL(`../../../tests/paper/golden/${name}.png`, import.meta.url));

export const dockScenes: readonly Scene[] = [
  {
    ...{ onlyInFull: true, id: 'dock-nothing', title: 'Nothing printed yet', page: 'paper', shows: 'paper.none' },
    play: () => ({
      session: session('paper'),
      views: { watchPaper: { printer, papers: [], second: [], scanner: 'none', road: null, citizens: null } },
    }),
  },
  {
    ...{ id: 'dock-papers', title: 'Papers of the simulated printer', page: 'paper', shows: 'paper.incomplete' },
    play: () => ({
      session: session('paper'),
      views: {
        watchPaper: {
          printer: { ...printer, state: 'paper-low', waitingJobs: 2, second: { ...printer, state: 'ready' } },
          scanner: 'disconnected',
          citizens: 6,
          road: { condition: 'cut', state: 'unreachable' },
          second: [{ id: 1, png: paper('ticket-vi-80').toString('base64'), bytes: 80_546, at: now, complete: true }],
          papers: ['ticket-vi-80', 'ticket-en-58'].map((name, n) => ({
            ...{
              id: n + 1,
              png: paper(name).toString('base64'),
              bytes: 80_546,
              at: now - n * 60_000,
              complete: n === 0,
            },
          })),
        },
      },
    }),
  },
];
