import './need-node-24.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBenchPoint } from './bench/bench-point.ts';
import { measureDossiers } from './bench/dossiers.ts';
import { measureFleet } from './bench/fleet.ts';
import { writeHistory } from './bench/history.ts';
import { type Measured, measureIngestion, type Stretch } from './bench/ingestion.ts';
import { type IssuingFigures, measureIssuing } from './bench/issuing.ts';
import { measureLatency } from './bench/latency.ts';
import { measureLoad } from './bench/load.ts';
import { measureColdStarts, measureMemory } from './bench/pages.ts';
import { measurePaper } from './bench/paper.ts';
import { measurePreparedStorm } from './bench/prepared-writers.ts';
import { openRawCommit } from './bench/raw-commit.ts';
import { measureRebuild } from './bench/rebuild.ts';
import { measureSoak } from './bench/soak.ts';
import { growthOf } from './bench/soak-memory.ts';
import { type Busy, measureStorm } from './bench/storm.ts';
import { measureTwoDevices } from './bench/two-devices.ts';
import { measureWholeDay } from './bench/whole-day.ts';
import { liveWithin } from './bench/within.ts';
import { machine, medianOf, ms, spreadCells, table } from './figures.ts';
import { buildWhenNeeded } from './start/build.ts';
import type { Part } from './start/end-on-signal.ts';

/**
 * `npm run bench`: what things cost, each beside the cheapest way to do as much, measured in turns in the same run: the
 * ratios survive another machine, the milliseconds do not. Nothing here passes or fails.
 */
const help = `npm run bench -- [options]

  --quick          20,000 tickets of history instead of 1,000,000 (which takes several minutes to write); 5 taps, not 25;
                   5,000 dossiers, not 100,000 (rebuilt: not 59,000); 60 writers in the storm, not 435; 6 days, not 30
  --days N         so many days of soak
  --leak           the soak's control: a station that keeps some 1 MiB a day for nothing
  --within MIB     everything that is started has so much memory together, as on a PC that has no more to give (Linux)
  --only PART      issuing, ingestion, paper, memory, cold-start, latency, whole-day, dossiers, rebuild, storm, load, fleet,
                   soak or two-devices`;

const project = join(import.meta.dirname, '..');
const firstDate = '2010-01-04';
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    days: { type: 'string' },
    leak: { type: 'boolean', default: false },
    within: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const spreadHead = ['n', 'p50', 'p95', 'p99', 'max'] as const;

const sections = {
  ...{ issuing, ingestion, paper, memory, 'cold-start': coldStart },
  ...{ latency, 'whole-day': wholeDay, dossiers, rebuild, storm, load, fleet, soak, 'two-devices': twoDevices },
};
if (values.help) console.log(help);
else if (!buildWhenNeeded(project, (line) => console.log(line))) process.exitCode = 1;
else await bench();

async function bench(): Promise<void> {
  console.log(`npm run bench${values.quick ? ' -- --quick' : ''}\n${machine()}`);
  const lived = values.within === undefined ? null : liveWithin(Number(values.within));
  if (values.within !== undefined && !lived) console.log('No control group here: the memory is not limited.');
  for (const [name, measure] of Object.entries(sections)) {
    if (values.only !== undefined && values.only !== name) continue;
    const data = mkdtempSync(join(tmpdir(), 'gan-dan-bench-'));
    const parts: Part[] = [{ close: () => rmSync(data, { recursive: true, force: true }) }];
    try {
      const text = await measure(data, { add: (part) => void parts.push(part) });
      console.log(`\n${text}\n(1-minute load of the machine after it: ${loadavg()[0]?.toFixed(1)})`);
    } finally {
      for (const part of parts.toReversed()) await part.close();
    }
  }
  if (!lived) return;
  const { limitMiB, mostMiB, reclaimed, killed } = lived();
  console.log(
    `\nWithin ${limitMiB} MiB for all of it, this program, province and PostgreSQL too: ${mostMiB.toFixed(0)} MiB at most with the files they read, pages given up ${reclaimed} times, ${killed} processes ended by the system`,
  );
}

async function issuing(data: string): Promise<string> {
  const rows: string[][] = [];
  for (const history of values.quick ? [0, 20_000] : [0, 20_000, 1_000_000]) {
    const folder = join(data, String(history));
    const figures = await issuingAfter(folder, history);
    rows.push(...issuingRows(figures));
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    'A ticket through the real operations, in process, against one raw FULL commit of a row of the event’s size, in turns:',
    table(['milliseconds', ...spreadHead, 'ratio'], rows),
  ].join('\n');
}

async function issuingAfter(folder: string, history: number): Promise<IssuingFigures & { openMs: number }> {
  mkdirSync(folder);
  const began = performance.now();
  const onProgress = (written: number) => {
    const seconds = (performance.now() - began) / 1000;
    if (process.stdout.isTTY) process.stdout.write(`\r  ${written} tickets of history, ${seconds.toFixed(0)} s`);
  };
  const lastDate = history === 0 ? firstDate : writeHistory({ folder, tickets: history, firstDate, onProgress });
  if (process.stdout.isTTY && history > 0) process.stdout.write('\r\x1b[K');
  const opening = performance.now();
  const point = await openBenchPoint(folder, lastDate);
  const openMs = performance.now() - opening;
  const raw = openRawCommit(folder);
  try {
    return { ...(await measureIssuing(point, raw, { history, pairs: 1_000 })), openMs };
  } finally {
    raw.close();
    point.close();
  }
}

function issuingRows({ history, ticketMs, rawMs, ratio, openMs }: IssuingFigures & { openMs: number }): string[][] {
  const after = history === 0 ? 'new point' : `${history.toLocaleString('en')} tickets of history`;
  return [
    [`${after}: ticket`, ...spreadCells(ticketMs), `${ratio.toFixed(2)} ×`],
    [`${after}: raw commit`, ...spreadCells(rawMs), '1'],
    [`${after}: opening the store once`, '1', ms(openMs), '', '', '', ''],
  ];
}

async function ingestion(data: string, parts: { add(part: Part): void }): Promise<string> {
  const folder = join(data, 'point');
  const lastDate = writeHistory({ folder, tickets: 30_000, firstDate, onProgress: () => undefined });
  const point = await openBenchPoint(folder, lastDate);
  parts.add({ close: point.close });
  const figures = await measureIngestion({ point, project, data, parts });
  const { eventsPerSegment, stretches } = figures;
  const row = (what: string, { ms: took, postgresBusy }: Measured, { push, provinceBusy }: Stretch) => [
    ...[what, ...spreadCells(took), Math.round((eventsPerSegment * 1000) / medianOf(took)).toLocaleString('en')],
    `${medianOf(push.ms.map((each, n) => each / (took[n] ?? Number.NaN))).toFixed(2)} ×`,
    ...[took === push.ms ? ms(provinceBusy ?? Number.NaN) : '', ms(postgresBusy ?? Number.NaN)],
  ];
  const rows = stretches.flatMap((stretch) => [
    row(`${stretch.stored.toLocaleString('en')} rows: push, from signing to the answer`, stretch.push, stretch),
    row('raw batched INSERT', stretch.raw, stretch),
    row('the same, planned once, values as lines', stretch.cheapest, stretch),
  ]);
  const head = ['events/s', 'push is', 'province’s processor', 'PostgreSQL’s'];
  return [
    `Segments of about ${eventsPerSegment} events (256 KiB), one point, one after the other, against the same rows in one INSERT into an equal table beside it; then all tables ten times as long. Milliseconds per segment, of processors per 1,000 events:`,
    table(['milliseconds', ...spreadHead, ...head], rows),
  ].join('\n');
}

async function storm(data: string, parts: { add(part: Part): void }): Promise<string> {
  // A day of one point: 111,600 events of the province by 435 writers (reliability.md §5).
  const wish = { writers: values.quick ? 60 : 435, eventsEach: 257 };
  const figures = await measureStorm({ ...wish, project, data, parts });
  const { writers, events, drainedMs, urgentDrainedMs, waits, failures, greetedMs, greetedBusyMs, writersLate } =
    figures;
  const again = async (withinMs: number, processes: 1 | 2) =>
    measurePreparedStorm({
      ...{ ...wish, withinMs, processes, project, parts },
      data: join(data, `prepared-${withinMs}-${processes}`),
    });
  const [atOnce, jittered] = [await again(0, 1), await again(2_000, 1)];
  const [atOnceByTwo, jitteredByTwo] = [await again(0, 2), await again(2_000, 2)];
  const per1000 = (busy: number | null) => ms(((busy ?? Number.NaN) * 1000) / events);
  const perSecond = Math.round((events * 1000) / drainedMs).toLocaleString('en');
  const until = (busy: Busy) =>
    `processor until the last hello: writers ${ms(busy.writers)}, province ${ms(busy.province ?? Number.NaN)}, PostgreSQL ${ms(busy.postgres ?? Number.NaN)} ms`;
  const seconds = (value: number) => (value / 1000).toFixed(1);
  return [
    `${writers} writers with a day's backlog each (${events.toLocaleString('en')} events) at the same moment, province and PostgreSQL and all writers on this machine:`,
    `drained in ${seconds(drainedMs)} s (${perSecond} events/s); those with a hand-over in ${seconds(urgentDrainedMs)} s; ${waits} times told to come back later, ${failures} tries unanswered`,
    `processor time for 1,000 events: the province ${per1000(figures.busyMs)} ms, PostgreSQL ${per1000(figures.postgresBusyMs)} ms`,
    `the last hello was answered after ${(greetedMs / 1000).toFixed(2)} s; until then the writers' own process was late by p50 ${ms(writersLate.p50)}, p99 ${ms(writersLate.p99)}, at most ${ms(writersLate.max)} ms; ${until(greetedBusyMs)}`,
    `writers whose requests were signed and packed before, over plain sockets: drained in ${seconds(atOnce.drainedMs)} s, those with a hand-over in ${seconds(atOnce.urgentDrainedMs)} s; ${atOnce.waits} times told to come back later, ${atOnce.failures} tries unanswered; ${until(atOnce.greetedBusyMs)}`,
    table(
      ['hello, milliseconds until it was answered', ...spreadHead],
      [
        ["all at one moment, stations' program as writers", ...spreadCells(figures.helloMs)],
        ['all at one moment, prepared writers', ...spreadCells(atOnce.helloMs)],
        ['within 2 s, the shortest span a station draws from; prepared writers', ...spreadCells(jittered.helloMs)],
        ['all at one moment, two processes of the province as installed', ...spreadCells(atOnceByTwo.helloMs)],
        ['within 2 s, two processes of the province as installed', ...spreadCells(jitteredByTwo.helloMs)],
      ],
    ),
  ].join('\n');
}

async function paper(_data: string, parts: { add(part: Part): void }): Promise<string> {
  const { bytes, drawMs, sendMs, confirmMs, rawMs } = await measurePaper(200, parts);
  return [
    `A ticket of 80 mm is ${bytes.toLocaleString('en')} bytes. To a printer on TCP that prints as fast as bytes come, in a process of its own:`,
    table(
      ['milliseconds', ...spreadHead],
      [
        ['drawn and encoded (in the worker)', ...spreadCells(drawMs)],
        ['sent → last byte printed, cut', ...spreadCells(sendMs)],
        ['sent → confirmed by the printer', ...spreadCells(confirmMs)],
        ['the same bytes written to a raw socket → cut', ...spreadCells(rawMs)],
      ],
    ),
  ].join('\n');
}

async function memory(data: string, parts: { add(part: Part): void }): Promise<string> {
  const measured = await measureMemory({ project, data, parts });
  const mib = (value: number | undefined) => (value === undefined ? 'not measured' : value.toFixed(0));
  const rows = measured.map(({ name, memory: held }) => [
    name,
    mib(held?.resident),
    mib(held?.private),
    mib(held?.proportional),
  ]);
  return `A demonstration centre at rest, its four pages open in Chromium:\n${table(['MiB', 'resident', 'private', 'proportional'], rows)}`;
}

async function coldStart(data: string): Promise<string> {
  const starts = await measureColdStarts(project, data, 9);
  const rows = [
    ['process started → screens may come', ...spreadCells(starts.map(({ readyMs }) => readyMs))],
    [
      'process started → a queue can be tapped in Chromium, started with it',
      ...spreadCells(starts.map(({ usableMs }) => usableMs)),
    ],
  ];
  return `A compiled station with the demonstration’s log, files in the cache of the system:\n${table(['milliseconds', ...spreadHead], rows)}`;
}

async function latency(data: string, parts: { add(part: Part): void }): Promise<string> {
  const measured = await measureLatency({ project, data, parts, runs: values.quick ? 5 : 25 });
  const slowed = measured.rows.flatMap(({ throttle, feedback, nextScreen, number, seen, chime, ...of }) => [
    [`${throttle} ×: tap → pressed (X5: 100)`, ...spreadCells(feedback)],
    [`${throttle} ×: tap → next screen (X5: ${throttle === 1 ? 100 : 200})`, ...spreadCells(nextScreen)],
    [`${throttle} ×: tap → number on the screen (K3: 300)`, ...spreadCells(number)],
    [`${throttle} ×: call → painted on the board (D2: 200)`, ...spreadCells(seen)],
    [`${throttle} ×: call → chime on the board (D2: 300)`, ...spreadCells(chime)],
    [`${throttle} ×: tap → speech begins (K5: 300)`, ...spreadCells(of.speech)],
    [`${throttle} ×: touch → silence (K5: 100)`, ...spreadCells(of.silence)],
    [`${throttle} ×: help is asked for → seen at a counter (K6: 1000)`, ...spreadCells(of.help)],
    [`${throttle} ×: nobody is there → the next person's screen (K9: 500)`, ...spreadCells(of.reset)],
  ]);
  const rows = [
    ...slowed,
    ['1 ×: the host was killed → a live board (with the host’s start)', ...spreadCells(measured.back.sinceDeath)],
    ['1 ×: the host is there again → a live board (D6: 5000)', ...spreadCells(measured.back.sinceReady)],
  ];
  return `A demonstration centre in Chromium, at the speed of this PC and with the pages' processor slowed down 6 times; in brackets what p95 should not exceed:\n${table(['milliseconds', ...spreadHead], rows)}`;
}

async function wholeDay(_data: string, parts: { add(part: Part): void }): Promise<string> {
  const days = await measureWholeDay(project, parts);
  const mib = (value: number) => value.toFixed(1);
  const rows = days.map(({ page, early, late }) => [page, mib(early), mib(late), mib(late - early)]);
  return `A day of eight hours pressed into minutes (200 people, 2,000 views each), heap after garbage was collected (D8, X6: at most 30 more):\n${table(['MiB', 'after a tenth', 'in the evening', 'growth'], rows)}`;
}

async function soak(data: string, parts: { add(part: Part): void }): Promise<string> {
  const days = Number(values.days ?? (values.quick ? 6 : 30));
  const { evenings, ...figures } = await measureSoak({ project, data, days, isLeaking: values.leak, parts });
  const chosen = evenings.filter(({ day }) => day <= 2 || day % 5 === 0 || day === days - 1);
  const rows = chosen.map(({ day, residentMiB, memory, openFiles, walMiB }) => [
    ...[String(day), residentMiB.toFixed(0)],
    ...[memory.files, memory.malloc, memory.mimalloc, memory.rest].map((mib) => mib.toFixed(0)),
    ...[String(openFiles), walMiB.toFixed(1)],
  ]);
  const faults = Object.entries(figures.faults).map(([fault, times]) => `${fault} ${times}`);
  const { afterWarmUp, withWarmUp } = growthOf(evenings);
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  const walMost = Math.max(...evenings.map(({ walMiB }) => walMiB));
  return [
    `T35: ${days} days of a commune in one process of the station${values.leak ? ' that leaks' : ''}, ${figures.people} people and ${figures.dossiers} dossiers, a fault a day (${faults.join(', ')}), a backup each fifth evening; the clock is the machine's, so it is one business day:`,
    table(['evening', 'resident MiB', 'files', 'malloc', 'mimalloc', 'V8, rest', 'open files', 'WAL MiB'], rows),
    `Resident memory grew by ${afterWarmUp === null ? '(too few days)' : percent(afterWarmUp)} from evenings 6–10 to the last five (aim 5 %), by ${percent(withWarmUp)} from the first evening. WAL at most ${walMost.toFixed(1)} MiB (aim 64).`,
    `Papers that neither came out nor ask a person: ${figures.stuckJobs}; that ask: ${figures.askedJobs}. Events written ${figures.written}, at the province ${figures.atProvince}. Wrongly refused: ${figures.errors.length}${figures.errors.length > 0 ? ` (${[...new Set(figures.errors)].slice(0, 5).join('; ')})` : ''}.`,
  ].join('\n');
}

async function dossiers(data: string): Promise<string> {
  const count = values.quick ? 5_000 : 100_000;
  const onProgress = (written: number) => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${written} dossiers of history`);
  };
  const { asked, bytes, events } = await measureDossiers({ folder: data, dossiers: count, onProgress });
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  const rows = asked.map(({ what, ms }) => [what, ...spreadCells(ms)]);
  const mib = (bytes / 2 ** 20).toFixed(0);
  return [
    `A point with ${count.toLocaleString('en')} dossiers in ten years, ${events.toLocaleString('en')} events, ${mib} MiB on disk (${(bytes / count / 1024).toFixed(1)} KiB a dossier with its visit, seal and key):`,
    table(['milliseconds', ...spreadHead], rows),
  ].join('\n');
}

async function rebuild(data: string, parts: { add(part: Part): void }): Promise<string> {
  const onProgress = (text: string) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K  ${text}`);
  };
  const wish = { dossiers: values.quick ? 5_000 : 59_000, project, data, parts, onProgress };
  const { events, ...places } = await measureRebuild(wish);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  const rows = (['station', 'province'] as const).map((place) => {
    const { rebuiltMs, busyMs, readMs, isSame } = places[place];
    const perSecond = Math.round((events * 1000) / rebuiltMs).toLocaleString('en');
    return [place, ms(rebuiltMs), perSecond, ms(busyMs ?? Number.NaN), ms(readMs), isSame ? 'yes' : 'NO'];
  });
  return [
    `T34: what follows from ${events.toLocaleString('en')} events is dropped and folded again (aim 60 s for 412,000), beside reading and parsing them alone:`,
    table(['milliseconds', 'rebuilt', 'events/s', 'of processors', 'read and parsed', 'as it was'], rows),
  ].join('\n');
}

async function load(data: string, parts: { add(part: Part): void }): Promise<string> {
  const wish = values.quick ? { writers: 60, seconds: 15 } : { writers: 435, seconds: 120 };
  const { writers, eventsPerSecond, pushMs, errors, share } = await measureLoad({ ...wish, project, data, parts });
  const busy = share === null ? 'not measured here' : `${(share * 100).toFixed(0)} % of one processor`;
  return [
    `T30: a month of the province's traffic at sixty times its speed, for ${wish.seconds} s: ${writers} writers, each sends every 5 s what came since, ${eventsPerSecond.toFixed(0)} events/s; all on this machine:`,
    table(['milliseconds', ...spreadHead], [['push, until it was acknowledged', ...spreadCells(pushMs)]]),
    `${errors} errors; the province's process was busy ${busy}.`,
  ].join('\n');
}

async function fleet(data: string, parts: { add(part: Part): void }): Promise<string> {
  const wish = values.quick ? { asks: 100, draws: 25 } : { asks: 500, draws: 100 };
  const { points, bytes, askMs, beatMs, drawn } = await measureFleet({ ...wish, project, data, parts });
  return [
    `S10: the machines of ${points} centres in one answer of ${Math.round(bytes / 1024)} KiB, while they go on saying how they are:`,
    table(
      ['milliseconds', ...spreadHead],
      [
        ['the page asks', ...spreadCells(askMs)],
        ['a heartbeat', ...spreadCells(beatMs)],
        ...drawn.flatMap(({ rate, ms: each, endMs }) => {
          const slower = rate === 1 ? '' : `, processor ${rate} times slower`;
          return [
            [`press → every centre's line is there, the screen drawn${slower}`, ...spreadCells(each)],
            [`the same, then scrolled to the end of the list${slower}`, ...spreadCells(endMs)],
          ];
        }),
      ],
    ),
  ].join('\n');
}

async function twoDevices(data: string, parts: { add(part: Part): void }): Promise<string> {
  const figures = await measureTwoDevices({ project, data, parts, taps: values.quick ? 100 : 500 });
  const { calmMs, rushMs, rushPerSecond } = figures;
  return [
    'T39b: a number was answered → the host counts its event as flushed on the stand-in too, as the office is shown it; two processes of the compiled station on this machine and one disk (aim: p99 5 s):',
    table(
      ['milliseconds', ...spreadHead],
      [
        ['some seven a second at most, one after the other', ...spreadCells(calmMs)],
        [`as fast as one kiosk is answered (${rushPerSecond.toFixed(0)} a second)`, ...spreadCells(rushMs)],
      ],
    ),
  ].join('\n');
}
