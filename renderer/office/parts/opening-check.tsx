import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OfficeView } from '../../../contract/terminal-views.ts';
import { localDateText } from '../../ui/format.ts';
import { printerTone } from '../../ui/machine-states.tsx';
import { type Check, CheckLine } from './check-line.tsx';
import { Section } from './section.tsx';

const clockMayDifferMs = 120_000;
const diskIsLowBytes = 2_000_000_000;

/** Before the doors open: paper, clock, screens, counters, log. Each line says what to do when it is not well. */
export function OpeningCheck({ view }: { view: OfficeView }) {
  const { t } = useTranslation();
  const checks = [paper(t, view), scanner(t, view), clock(t, view), screens(t, view), counters(t, view), log(t, view)];
  return (
    <Section title={t('office.check.title')}>
      <ul>
        {checks.map((check) => (
          <CheckLine key={check.name} {...check} />
        ))}
      </ul>
    </Section>
  );
}

function paper(t: TFunction, { printer }: OfficeView): Check {
  const tone = printerTone(printer.state);
  const isLow = printer.state === 'paper-low';
  const well = tone === 'good' || tone === 'busy';
  const say = well ? 'office.check.paperGood' : isLow ? 'office.check.paperLow' : 'office.check.paperBad';
  return {
    name: t('office.check.paper'),
    tone,
    state: t(`ui.printer.${printer.state}`),
    say: t(say, { count: printer.waitingJobs }),
  };
}

function scanner(t: TFunction, { scanner: state }: OfficeView): Check {
  const tones = { ready: 'good', none: 'quiet', disconnected: 'bad' } as const;
  return {
    name: t('office.check.scanner'),
    tone: tones[state],
    state: t(`office.check.scanner.${state}`),
    say: t(`office.check.scanner.${state}.say`),
  };
}

function clock(t: TFunction, { clock: { offsetMs, confirmedByProvince }, day }: OfficeView): Check {
  const name = t('office.check.clock');
  if (day.question.kind !== 'none')
    return { name, tone: 'bad', state: t('office.check.clockAsk'), say: t('office.check.clockAskSay') };
  const date = localDateText(day.date);
  if (offsetMs === null)
    return {
      name,
      tone: 'warn',
      state: t('office.check.clockUnknown'),
      say: t('office.check.clockUnknownSay', { date }),
    };
  const seconds = Math.round(Math.abs(offsetMs) / 1_000);
  return confirmedByProvince && Math.abs(offsetMs) <= clockMayDifferMs
    ? { name, tone: 'good', state: t('office.check.clockGood'), say: t('office.check.clockGoodSay', { date, seconds }) }
    : { name, tone: 'bad', state: t('office.check.clockOff'), say: t('office.check.clockOffSay', { seconds }) };
}

function screens(t: TFunction, { screens: { kiosks, boards } }: OfficeView): Check {
  const name = t('office.check.screens');
  if (boards === 0)
    return { name, tone: 'warn', state: t('office.check.boardNone'), say: t('office.check.boardNoneSay') };
  if (kiosks === 0)
    return { name, tone: 'warn', state: t('office.check.kioskNone'), say: t('office.check.kioskNoneSay') };
  return {
    name,
    tone: 'good',
    state: t('office.check.screensGood'),
    say: t('office.check.screensGoodSay', { kiosks, boards }),
  };
}

function counters(t: TFunction, view: OfficeView): Check {
  const name = t('office.check.counters');
  const staffed = view.counters.filter((each) => each.account !== null);
  const served = new Set(staffed.flatMap((each) => each.serves));
  const left = view.queues.filter((queue) => !served.has(queue.id)).map((queue) => queue.id);
  if (staffed.length === 0)
    return { name, tone: 'warn', state: t('office.check.countersNone'), say: t('office.check.countersNoneSay') };
  return left.length > 0
    ? {
        ...{ name, tone: 'warn', state: t('office.check.countersSome', { staffed: staffed.length }) },
        say: t('office.check.countersLeft', { queues: left.join(', ') }),
      }
    : {
        ...{ name, tone: 'good', state: t('office.check.countersSome', { staffed: staffed.length }) },
        say: t('office.check.countersAll'),
      };
}

function log(t: TFunction, { log: { healthy, diskFreeBytes } }: OfficeView): Check {
  const name = t('office.check.log');
  if (!healthy) return { name, tone: 'bad', state: t('office.check.logBad'), say: t('office.check.logBadSay') };
  const free = (diskFreeBytes / 1e9).toFixed(1).replace('.', ',');
  return diskFreeBytes < diskIsLowBytes
    ? { name, tone: 'warn', state: t('office.check.diskLow'), say: t('office.check.diskLowSay', { free }) }
    : { name, tone: 'good', state: t('office.check.logGood'), say: t('office.check.logGoodSay', { free }) };
}
