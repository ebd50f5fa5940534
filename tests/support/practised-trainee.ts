import { isSlipText } from '../../domain/hand-over-slip.ts';
import { practicePerson } from '../../domain/training/practice-person.ts';
import type { ScenarioId } from '../../domain/training/scenario-words.ts';
import { scenarioOf } from '../../domain/training/scenarios.ts';
import { origin, type TerminalClient, value } from './terminal-client.ts';

type View = Awaited<ReturnType<TerminalClient['watchPractice']>> extends AsyncIterable<infer V> ? V : never;

/** Somebody who does what each step says, by the calls a page makes; their commands are counted. */
export async function practisedHand(first: TerminalClient, again: () => Promise<TerminalClient>) {
  const road = { client: first, views: await first.watchPractice({}) };
  const at = { counter: '1' };
  const counted = new Map<ScenarioId, number>();
  const command = () => ({ origin: origin(), ...at });
  const slips: string[] = [];
  const scans = listen(first, slips);

  const acts: Record<string, () => Promise<unknown>> = {
    call: async () => value(await road.client.callNext(command())),
    'call-busy': async () => value(await road.client.callNext(command())),
    arrived: async () => value(await road.client.startService(command())),
    recall: async () => value(await road.client.recall(command())),
    'no-show': async () => value(await road.client.markNoShow(command())),
    'undo-miss': async () => {
      const missed = (await counterView(road.client)).missed;
      value(await road.client.undoNoShow({ ...command(), ticket: missed?.ticket ?? '' }));
    },
    park: async () => value(await road.client.park({ ...command(), why: 'missing-paper' })),
    'call-back': async () => {
      const [parked] = (await counterView(road.client)).setAside;
      value(await road.client.callTicket({ ...command(), ticket: parked?.ticket ?? '', why: 'came-back' }));
    },
    transfer: async () => value(await road.client.transfer({ ...command(), to: 'C' })),
    finish: async () => value(await road.client.finish({ ...command(), outcome: 'served' })),
    receive: receive,
    'receive-offline': receive,
    'receive-after-cut': receive,
    'ask-papers': async () => {
      const [dossier] = await folders(road.client);
      value(
        await road.client.requestSupplement({
          ...{ origin: origin(), dossier: dossier ?? '', stage: 'input-check', legalBasis: 'procedure-own-rule' },
          ...{ missing: [{ name: 'Giấy mẫu', reason: 'Chưa nộp' }], note: '', approver: null },
        }),
      );
    },
    'bring-papers': async () => {
      const waiting = await road.client.findDossiers({ query: practicePerson.name, state: 'waiting-supplement' });
      const [dossier] = waiting.map((line) => line.dossier);
      const documents = [{ name: 'Giấy mẫu', kind: 'original' as const, count: 1 }];
      value(await road.client.receiveSupplement({ origin: origin(), dossier: dossier ?? '', documents, note: '' }));
    },
    'answer-help': async () => {
      const [asked] = (await counterView(road.client)).helpAsked;
      value(await road.client.answerHelp({ origin: origin(), help: asked?.help ?? '', counter: '1' }));
    },
    'call-apart': async () => {
      const [waits] = (await counterView(road.client)).waiting;
      value(await road.client.callTicket({ ...command(), ticket: waits?.ticket ?? '', why: 'urgent-need' }));
    },
    'finish-apart': async () => value(await road.client.finish({ ...command(), outcome: 'guided' })),
    'pause-counter': async () => value(await road.client.pauseCounter({ ...command(), why: 'break' })),
    'resume-counter': async () => value(await road.client.resumeCounter(command())),
    issue: async () =>
      value(await road.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' })),
    'issue-again': async () =>
      value(await road.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' })),
    'answer-paper': async () => {
      const job = await doubtful(road.client);
      value(await road.client.answerPaperQuestion({ origin: origin(), job, printed: false }));
    },
    offer: async () => {
      const [dossier] = await folders(road.client);
      const { points } = await road.client.readHandOvers({});
      value(
        await road.client.makeHandOver({
          ...{ origin: origin(), to: points[0]?.point ?? '', kind: 'folders', bag: 'LT-7' },
          items: [{ dossier: dossier ?? '', carries: 'folder' }],
        }),
      );
    },
    accept: async () => {
      const texts = [...slips];
      if (texts.length === 0) throw new Error('no slip yet');
      const read = value(await road.client.readSlip({ texts }));
      if (read.type !== 'whole') throw new Error('half a slip');
      const answer = { how: 'seal' as const, bag: read.handOver.bag ?? '', count: read.handOver.items.length };
      value(
        await road.client.acceptHandOver({
          ...{ origin: origin(), handOver: read.handOver.handOver, slip: texts },
          answer,
        }),
      );
    },
  };

  async function receive() {
    value(
      await road.client.receiveDossier({
        ...{ ...command(), procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
        ...{ applicant: practicePerson, submitter: null, sets: 1, note: '', language: 'vi' },
        documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
      }),
    );
  }

  /** What the page shows; whose station lost its power waits until it is there again. */
  async function shown(is: (view: View) => boolean) {
    const isThere = await seen(road.views, is).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    road.client = await again();
    road.views = await road.client.watchPractice({});
    await seen(road.views, is);
  }

  return {
    commands: (id: ScenarioId) => counted.get(id) ?? 0,
    pass: async (id: ScenarioId) => {
      const { steps } = scenarioOf(id);
      value(await road.client.startScenario({ scenario: id }));
      counted.set(id, 0);
      for (const [n, step] of steps.entries()) {
        await shown((view) => view.run?.scenario === id && view.run.done >= n);
        const isHand = step.hand !== undefined && !step.id.startsWith('receive');
        const act = isHand ? undefined : acts[step.id];
        if (!isHand && !act) continue;
        counted.set(id, (counted.get(id) ?? 0) + 1);
        const { hand } = step;
        if (isHand && hand) await patiently(async () => value(await road.client.useHand({ hand })));
        else await patiently(act as () => Promise<unknown>);
      }
      await shown((view) => view.run?.scenario === id && view.run.endedAt !== null);
    },
    close: () => scans.stop(),
  };
}

/** What the step before set going (a person who comes, a paper in the printer) takes its moment. */
async function patiently(act: () => Promise<unknown>): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      await act();
      return;
    } catch (error) {
      if (n === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function seen(views: AsyncIterator<View>, is: (view: View) => boolean): Promise<void> {
  for (;;) {
    const { value: view, done } = await views.next();
    if (done) throw new Error('practice ended');
    if (is(view)) return;
  }
}

async function counterView(client: TerminalClient) {
  for await (const view of await client.watchCounter({ counter: '1' })) return view;
  throw new Error('no view');
}

async function doubtful(client: TerminalClient): Promise<string> {
  const [job] = (await counterView(client)).doubtfulJobs;
  if (!job) throw new Error('nothing in doubt yet');
  return job.job;
}

/** What the colleague at the other counter received. */
async function folders(client: TerminalClient): Promise<string[]> {
  const found = await client.findDossiers({ query: practicePerson.name, state: null });
  if (found.length === 0) throw new Error('no folder yet');
  return found.map(({ dossier }) => dossier);
}

/** The scanner of the PC, as the desk hears it. */
function listen(client: TerminalClient, held: string[]) {
  const stop = new AbortController();
  void (async () => {
    for await (const { scan } of await client.watchScans({}, { signal: stop.signal }))
      if (scan && isSlipText(scan.text)) held.push(scan.text);
  })().catch(() => {});
  return { stop: () => stop.abort() };
}
