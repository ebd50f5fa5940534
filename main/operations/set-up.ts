import { enrolmentFile } from '../../contract/enrolment-file.ts';
import { pointFile } from '../../contract/point-file.ts';
import type { SetUpDone, SetUpView } from '../../contract/set-up-api.ts';
import { communeOf, standardPoint, usualHours } from '../../domain/data/standard-point.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { BackupsBrought } from '../ports/backups-brought.ts';
import type { SetUpFiles, SetUpProgress } from '../ports/set-up-files.ts';
import { restoreSteps } from './set-up-restore.ts';

/** The first run: each answer is kept before it is answered, so that a power cut costs the one that was being given. */
export function createSetUp(parts: {
  readonly files: SetUpFiles;
  /** What is wrong with the files that lay beside the installer, which were not taken. */
  readonly brought: readonly string[];
  readonly backups: BackupsBrought;
  readonly newCode: () => string;
  readonly newId: () => string;
  readonly isSigned: (files: NonNullable<SetUpProgress['files']>) => boolean;
  readonly onDone: (done: SetUpDone) => void;
}) {
  const { files, brought, backups, newCode, newId, isSigned, onDone } = parts;
  const unanswered = { role: null, point: null, files: null, restore: null };
  const begun: SetUpProgress = { id: newId(), step: 'language', language: 'vi', ...unanswered };
  const now = { progress: files.read() ?? begun };
  const view = (): SetUpView => {
    const { files: _, id: __, ...shown } = now.progress;
    return { ...shown, brought: [...brought] };
  };
  const become = (change: Partial<SetUpProgress>): Result<SetUpView, { type: 'disk-full' }> => {
    const next = { ...now.progress, ...change };
    try {
      files.keep(next);
    } catch {
      return err({ type: 'disk-full' });
    }
    now.progress = next;
    return ok(view());
  };
  const takePoint = (chosen: NonNullable<SetUpProgress['files']>, isSignedByProvince: boolean) => {
    const { id, centreName, name } = pointFile.parse(JSON.parse(chosen.point));
    return become({ step: 'enrol', files: chosen, point: { id, centreName, name, isSigned: isSignedByProvince } });
  };

  return {
    ...restoreSteps({
      ...{ brought: backups, now: () => now.progress, become, view },
      done: () => {
        const done: SetUpDone = { page: 'office', code: newCode() };
        onDone(done);
        return done;
      },
    }),
    setUpNow: view,
    chooseLanguage: ({ language }: { language: SetUpView['language'] }) => become({ language, step: 'role' }),
    chooseRole: ({ role }: { role: NonNullable<SetUpView['role']> }) =>
      become({ role, step: role === 'joined' ? 'enrol' : 'centre' }),
    chooseCentre: (wish: { commune: string; ordinal: number; counters: number; phone: string }) => {
      const commune = communeOf(wish.commune);
      if (!commune) return err({ type: 'commune-unknown' as const });
      const kind = wish.ordinal === 1 ? 'principal' : 'secondary';
      const point = standardPoint(commune, {
        ...{ ...wish, kind, name: '', hours: usualHours, languages: ['vi', 'en'] },
      });
      const text = `${JSON.stringify(point, null, 2)}\n`;
      return takePoint({ point: text, signature: null, enrolment: null }, false);
    },
    bringCentre: (chosen: NonNullable<SetUpProgress['files']>) => {
      if (!isJsonOf(chosen.point, pointFile)) return err({ type: 'point-file-wrong' as const });
      if (chosen.enrolment !== null && !isJsonOf(chosen.enrolment, enrolmentFile))
        return err({ type: 'enrolment-wrong' as const });
      if (chosen.signature !== null && !isSigned(chosen)) return err({ type: 'point-signature-wrong' as const });
      return takePoint(chosen, chosen.signature !== null);
    },
    goBack: () => {
      const { step, role, restore } = now.progress;
      if (step === 'centre' && restore) return become({ restore: null });
      if (step === 'enrol') return become({ step: role === 'joined' ? 'role' : 'centre' });
      return become({ step: step === 'centre' ? 'role' : 'language' });
    },
    finish: ({ ticket }: { ticket: string }): Result<SetUpDone, { type: 'set-up-not-ready' | 'disk-full' }> => {
      const { step, role, files: chosen } = now.progress;
      if (step !== 'enrol' || (role !== 'joined' && !chosen)) return err({ type: 'set-up-not-ready' });
      const done: SetUpDone = role === 'joined' ? { page: 'join', code: null } : { page: 'office', code: newCode() };
      try {
        const enrolment = ticket.trim() === '' ? null : JSON.stringify({ ticket: ticket.trim(), province: null });
        if (chosen && role !== 'joined') files.write({ ...chosen, enrolment: chosen.enrolment ?? enrolment });
      } catch {
        return err({ type: 'disk-full' });
      }
      const kept = become({ step: 'devices' });
      if (!kept.ok) return kept;
      onDone(done);
      return ok(done);
    },
  };
}

export type SetUp = ReturnType<typeof createSetUp>;

function isJsonOf(text: string, schema: { safeParse(value: unknown): { success: boolean } }): boolean {
  try {
    return schema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
