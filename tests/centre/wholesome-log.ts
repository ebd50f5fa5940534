import { procedures } from '../../domain/data/procedures.ts';
import { channels } from '../../domain/dossier-words.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { isAccountRole } from '../../domain/roles.ts';
import {
  outcomes,
  outOfOrderReasons,
  parkReasons,
  priorities,
  ratings,
  ruleReasons,
} from '../../domain/ticket-words.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';

/** What of these events may not stand in a log, whoever asked for it: written apart from every schema of the door. */
export function wrongIn(events: readonly AnyLogEvent[], store: PointStore): string[] {
  return events.flatMap((event) => [...wrongTexts(event.type, event.facts), ...wrongFacts(event, store)]);
}

function wrongTexts(place: string, value: unknown): string[] {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && (value >= 0 || mayBeOwed.includes(place)) ? [] : [`${place}: ${value}`];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => wrongTexts(`${place}.${key}`, each));
  if (typeof value !== 'string') return [];
  const isPlain = value.isWellFormed() && value === value.normalize('NFC') && !/\p{Cc}/u.test(value);
  const { min, max } = publicTexts[place.replace(/\.\d+\./g, '.')] ?? { min: 1, max: 64 };
  const fits = value.length >= min && value.length <= max;
  return isPlain && fits ? [] : [`${place}: ${JSON.stringify(value)}`];
}

/** Money of a day in which more went back than came in. */
const mayBeOwed = ['day-closed.counted', 'day-closed.difference', 'day-closed.till.cash', 'day-closed.till.transfer'];

/** What the office writes for all to read. */
const publicTexts: Readonly<Record<string, { min: number; max: number }>> = {
  'kiosk-locked.text': { min: 0, max: 160 },
  'timetable-set.stops.place': { min: 1, max: 120 },
  'dossier-forwarded.to.unit': { min: 1, max: 120 },
  'day-off-set.name': { min: 1, max: 80 },
  // Ed25519, base64url.
  'hand-over-offered.signature': { min: 86, max: 86 },
  'day-off-set.source': { min: 1, max: 120 },
};

function wrongFacts(event: AnyLogEvent, store: PointStore): string[] {
  const { point } = store;
  const isQueue = (letter: string) => point.queues.some(({ id }) => id === letter);
  const isTicket = (ticket: string | null) => ticket === null || store.tickets.get(ticket) !== undefined;
  const isCounter = (counter: string | null) => counter === '1';
  const isAccount = (account: string) => store.accounts.byId(account) !== undefined;
  const rules: Record<string, boolean> = {};
  switch (event.type) {
    case 'ticket-issued': {
      const { queue, number, priority, language } = event.facts;
      rules.queue = isQueue(queue) && number.startsWith(queue);
      rules.priority = priority === null || priorities.includes(priority);
      rules.language = /^[a-z]{2,3}(-[A-Za-z0-9-]+)?$/.test(language);
      break;
    }
    case 'ticket-called':
      rules.why = [...ruleReasons, ...outOfOrderReasons].some((why) => why === event.facts.why);
      rules.counter = isCounter(event.facts.counter) && isTicket(event.facts.ticket);
      break;
    case 'ticket-parked':
      rules.why = parkReasons.includes(event.facts.why);
      break;
    case 'ticket-finished':
      rules.outcome = outcomes.includes(event.facts.outcome);
      break;
    case 'ticket-transferred':
      rules.to = isQueue(event.facts.to);
      break;
    case 'counter-opened': {
      const { queues, counter } = event.facts;
      rules.queues = queues.every(isQueue) && new Set(queues).size === queues.length && isCounter(counter);
      break;
    }
    case 'dossier-received': {
      const { procedure, channel, ticket, counter, sets, documentCount } = event.facts;
      rules.procedure = procedures.some(({ code }) => code === procedure);
      rules.channel = channels.includes(channel);
      rules.place = isTicket(ticket) && isCounter(counter);
      // Received in the provincial system: it has the papers, and may be all that knows whose they are.
      const isThere = event.facts.officialCode !== null && documentCount === 0;
      rules.counts = sets >= 1 && sets <= 20 && (documentCount >= 1 || isThere);
      rules.person =
        isPerson(event.facts.dossier, event.at.wall, store) || (isThere && isNobody(event.facts.dossier, store));
      break;
    }
    case 'dossier-forwarded':
      rules.to = event.facts.to.account === null || isAccount(event.facts.to.account);
      break;
    case 'dossier-refused':
    case 'dossier-stopped':
    case 'due-date-renewed':
      rules.approver = isAccount(event.facts.approver) && event.facts.approver !== event.actor.account;
      break;
    case 'dossier-passed-on':
      rules.to = isAccount(event.facts.to) && store.dossiers.get(event.facts.dossier)?.holder === event.facts.to;
      break;
    case 'secondment-made': {
      const { account, from, to, role } = event.facts;
      rules.account = isAccount(account) && account !== event.actor.account;
      rules.days = /^\d{4}-\d{2}-\d{2}$/.test(from) && from <= to && isAccountRole(role);
      break;
    }
    case 'account-role-set':
      rules.role = isAccountRole(event.facts.role) && event.facts.account !== event.actor.account;
      break;
    case 'account-languages-set':
      rules.languages = event.facts.languages.length > 0 && isAccount(event.facts.account);
      break;
    case 'password-reset':
    case 'account-deactivated':
      rules.account = isAccount(event.facts.account) && event.facts.account !== event.actor.account;
      break;
    case 'dossier-returned':
      rules.place = isTicket(event.facts.ticket) && isCounter(event.facts.counter);
      break;
    case 'ticket-voided':
      rules.ticket = store.tickets.get(event.facts.ticket)?.state === 'voided';
      break;
    case 'appointment-made': {
      const { queue, counter, date, from, to } = event.facts;
      rules.place = isQueue(queue) && isCounter(counter);
      rules.time = /^\d{4}-\d{2}-\d{2}$/.test(date) && /^\d{2}:\d{2}$/.test(from) && from < to;
      break;
    }
    case 'help-answered':
      rules.counter = event.facts.counter === null || isCounter(event.facts.counter);
      break;
    case 'visit-rated':
      rules.rating = ratings.includes(event.facts.rating) && isTicket(event.facts.ticket);
      break;
    default:
      break;
  }
  return Object.entries(rules)
    .filter(([, holds]) => !holds)
    .map(([rule]) => `${event.type}: ${rule} of ${JSON.stringify(event.facts)}`);
}

function isNobody(dossier: string, store: PointStore): boolean {
  const row = store.dossiers.get(dossier);
  if (!row) return false;
  const { origin, part, sealed } = row.person;
  const place = { point: store.point.id, dossier, type: 'dossier-received' as const, origin, part };
  return store.sealing.open(sealed, place)?.applicant.name === '';
}

/** The person as the log keeps them, opened with the dossier's own key. */
function isPerson(dossier: string, now: number, store: PointStore): boolean {
  const row = store.dossiers.get(dossier);
  if (!row) return false;
  const { origin, part, sealed } = row.person;
  const place = { point: store.point.id, dossier, type: 'dossier-received' as const, origin, part };
  const opened = store.sealing.open(sealed, place);
  const people = opened ? [opened.applicant, ...(opened.submitter ? [opened.submitter] : [])] : [];
  return (
    people.length > 0 &&
    people.every(({ name, birthDate, idNumber, phone, address }) => {
      const born = birthDate === '' ? 0 : Date.parse(birthDate);
      const texts = [name, address, opened?.note ?? ''];
      return (
        name.trim().length >= 2 &&
        !/[\d<>;]/.test(name) &&
        born <= now &&
        /^(\d{12})?$/.test(idNumber) &&
        /^[+\d. ]*$/.test(phone) &&
        texts.every((text) => text.isWellFormed() && !/[\p{Cc}\u202a-\u202e]/u.test(text))
      );
    })
  );
}
