import { localTime } from '../../domain/calendar.ts';
import { type HandOverMinutes, handOverMinutes } from '../../domain/forms/books.ts';
import { formPerson } from '../../domain/forms/form-lines.ts';
import type { PaperDocument } from '../../domain/paper.ts';
import { err, ok } from '../../domain/result.ts';
import { codeOf } from '../../domain/signed-code.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';
import { accountOf, actorOf, type Handlers } from './caller.ts';
import { formOf, formsOf, giverOf } from './form-papers.ts';
import { noteOpened } from './opened-dossiers.ts';
import type { PaperParts } from './paper-frame.ts';

type FormMethods = 'listForms' | 'readForm' | 'printForm' | 'checkReceipt' | 'handOverMinutes';

/** The forms of the law about dossiers, as files and on the roll. */
export function formOperations(
  parts: PaperParts & { clock: Clock; ids: Ids; paperMaker: PaperMaker },
): Handlers<FormMethods> {
  const { store, search, signer, clock, paperMaker } = parts;

  const base64Of = async (...papers: readonly PaperDocument[]) =>
    Buffer.from(await paperMaker.pdf(...papers)).toString('base64');

  return {
    listForms: ({ dossier }) => {
      const steps = store.steps.of(dossier);
      return steps.length === 0 ? err({ type: 'dossier-unknown' }) : ok({ forms: formsOf(steps) });
    },

    readForm: async ({ dossier, form }, caller) => {
      const wish = { dossier, form, width: 80 as const, account: accountOf(caller), now: clock.now() };
      const made = formOf(parts, wish);
      if ('refused' in made) return err({ type: made.refused });
      const noted = noteOpened(parts, 'readForm', [dossier], caller);
      if (!noted.ok) return noted;
      const name = `${store.dossiers.get(dossier)?.code ?? 'form'}-mau-${form}.pdf`;
      return ok({ name, base64: await base64Of(...[made.paper, made.kept].filter((each) => each !== null)) });
    },

    printForm: ({ origin, dossier, form }, caller) =>
      store.perform({ origin, method: 'printForm', actor: actorOf(caller), opensDay: false }, () => {
        const row = store.dossiers.get(dossier);
        if (!row) return err({ type: 'dossier-unknown' as const });
        const asked = form === 'missing-papers' ? '02' : form;
        const wish = { dossier, form: asked, width: 80 as const, account: accountOf(caller), now: clock.now() };
        const made = formOf(parts, wish);
        if ('refused' in made) return err({ type: made.refused });
        const kind = form === 'missing-papers' ? ('missing-papers' as const) : (`form-${form}` as const);
        const job = {
          ...{ job: `${origin}.0`, kind, subject: dossier, label: row.code, copy: 0, copyOf: null },
          ...{ details: { account: accountOf(caller) }, terminal: actorOf(caller).terminal },
        };
        const events = [{ type: 'dossier-opened' as const, facts: { dossier } }];
        return ok({ events, jobs: [job], answer: () => ({ job: job.job }) });
      }),

    checkReceipt: ({ text }) => ({ code: codeOf(text), verdict: signer.judge(text) }),

    handOverMinutes: async ({ dossiers, from, to }, caller) => {
      const lines: HandOverMinutes['dossiers'][number][] = [];
      for (const id of dossiers) {
        const opened = search.opened(id);
        if (!opened) return err({ type: 'dossier-unknown' });
        if (!opened.person) return err({ type: 'person-erased' });
        const { code, officialCode, procedure, documentCount } = opened.dossier;
        const what = store.catalogue.byCode(procedure)?.name ?? procedure;
        const { name } = formPerson(opened.person);
        lines.push({ code: officialCode ?? code, what, name, papers: documentCount, note: '' });
      }
      const noted = noteOpened(parts, 'handOverMinutes', dossiers, caller);
      if (!noted.ok) return noted;
      const { date, time } = localTime(clock.now());
      const giver = giverOf(store, clock.now());
      const paper = handOverMinutes({ giver, from, to, at: `${date}T${time}`, dossiers: lines });
      return ok({ name: `bien-ban-giao-nhan-${date}.pdf`, base64: await base64Of(paper) });
    },
  };
}
