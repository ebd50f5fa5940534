import { CounterId, DossierId, Origin, QueueId, TicketId } from '../../domain/ids.ts';
import { openLanguageFolder } from '../../main/adapters/languages/language-folder.ts';
import { translationFiles } from '../../main/adapters/languages/translation-files.ts';
import { createPaperWords } from '../../main/adapters/paper/paper-words.ts';
import { languageOperations } from '../../main/operations/language-work.ts';
import { createLanguages } from '../../main/operations/languages.ts';
import { createLive } from '../../main/operations/live.ts';
import { staffPinOperations } from '../../main/operations/staff-pin.ts';
import { translationOperations } from '../../main/operations/translation-work.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { quickPasswords } from '../centre/quick-passwords.ts';
import { origin, value } from './terminal-client.ts';
import { testPoint } from './test-point.ts';
import { issue } from './whole-morning.ts';
import type { PointInTest } from './with-store.ts';

/** What passes between a citizen and the centre, a language that is opened and closed, and a day that opens late. */
export async function momentsOfTwoDays(point: PointInTest): Promise<void> {
  const { operations, store, clerkAt, kiosk, clock } = point;
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const at = () => ({ ...command(), counter: CounterId('1') });
  const scan = (text: string) => operations.issueByScan({ ...command(), text, language: 'vi' }, kiosk);

  const wrong = value(await issue(point));
  value(await operations.undoTicket({ ...command(), ticket: TicketId(wrong.ticket) }, kiosk));
  value(await operations.openCounter({ ...at(), queues: [QueueId('A'), QueueId('B'), QueueId('C')] }, clerk));
  for (const counter of [CounterId('1'), CounterId('1')]) {
    const { help } = value(await operations.askForHelp(command(), kiosk));
    value(await operations.answerHelp({ ...command(), help, counter }, clerk));
    clock.pass(60_000);
  }
  const slot = { queue: QueueId('C'), date: '2026-11-20', from: '09:00', to: '10:00', language: 'vi' };
  const { appointment } = value(await operations.makeAppointment({ ...at(), ...slot }, clerk));
  value(await scan(store.appointments.get(appointment)?.token ?? ''));
  const { dossier, code } = value(
    await operations.receiveDossier(
      {
        ...at(),
        ...{ procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null, submitter: null },
        ...{ applicant: inventedPerson(5), documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }] },
        ...{ sets: 1, note: '', language: 'vi' },
      },
      clerk,
    ),
  );
  value(await operations.markResultReady({ ...command(), dossier: DossierId(dossier) }, clerk));
  value(await scan(code));
  value(await operations.callNext(at(), clerk));
  value(await operations.startService(at(), clerk));
  const served = store.tickets.atCounter(CounterId('1'));
  value(await operations.finish({ ...at(), outcome: 'served' }, clerk));
  value(await operations.rateVisit({ ...command(), token: served?.token ?? '', rating: 'very-satisfied' }, kiosk));

  const pins = staffPinOperations({ store, clock, passwords: quickPasswords() });
  value(await pins.setStaffPin({ ...command(), pin: '593817' }, clerk));
  await openAndClose(point);

  // A jump of more than a day: numbers go on under the old day, and go over into the one the office confirms.
  clock.setLocal('2026-12-20', '08:00');
  value(await issue(point));
  value(await operations.confirmDate({ ...command(), date: '2026-12-20' }, clerk));
}

async function openAndClose({ store, clock, folder, clerkAt }: PointInTest): Promise<void> {
  const clerk = clerkAt('1');
  const command = () => ({ origin: Origin(origin()) });
  const packs = openLanguageFolder(folder, { write: () => {} });
  const languages = createLanguages({
    ...{ point: testPoint, packs, missingClips: () => [], paperWords: createPaperWords },
  });
  const live = createLive({ store });
  const stages = languageOperations({ store, clock, live, languages, packs });
  const texts = translationOperations({ store, languages, packs, files: translationFiles });
  const { base64 } = value(await texts.exportTexts({ language: 'jra', form: 'i18next' }, clerk));
  value(await texts.importTexts({ ...command(), language: 'jra', base64 }, clerk));
  value(await stages.closeStage({ ...command(), language: 'en', stage: 'counter' }, clerk));
  const review = { reviewer: 'Người Duyệt Mẫu', date: '2026-11-20' };
  value(await stages.openStage({ ...command(), language: 'en', stage: 'counter', ...review }, clerk));
  live.close();
}
