import { boardView, session } from '../samples.ts';
import type { Scene, Stage } from '../scene.ts';
import type { Script } from '../scripted-station.ts';

function board(change: Parameters<typeof boardView>[1] = {}) {
  return (stage: Stage): Script => ({ session: session('board'), views: { watchBoard: boardView(stage, change) } });
}

export const boardScenes: readonly Scene[] = [
  { id: 'board-calls', title: 'The last calls', page: 'board', play: board(), shows: 'board.lastCalls' },
  {
    ...{ id: 'board-no-calls', title: 'Before the first call', page: 'board', shows: 'board.noCalls' },
    play: board({ calls: [], lastCallNo: 0 }),
  },
  {
    ...{ id: 'board-lost', title: 'The host is away', page: 'board', play: board() },
    act: async ({ page, playing, say }) => {
      // A page that still connects has its `main` too, and has nothing yet to lose.
      await page.getByText(say('board.lastCalls')).first().waitFor();
      playing.fail(true);
    },
    shows: ({ page, say }) => page.getByText(say('ui.connection.lost').trim()),
  },
];
