import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrolmentFile } from '../contract/enrolment-file.ts';
import { pointFile } from '../contract/point-file.ts';
import type { Point } from '../domain/point.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Enrolment } from './operations/bundle-parts.ts';
import { pointSignatureOf } from './point-signature.ts';

export type SettingsRefusal =
  | { readonly type: 'point-file-missing'; readonly path: string }
  | { readonly type: 'point-file-wrong'; readonly path: string; readonly detail: string }
  | { readonly type: 'point-signature-wrong'; readonly path: string };

/** What the point is, parsed once at start. */
export function readPoint(folder: string): Result<Point, SettingsRefusal> {
  const path = join(folder, 'point.json');
  if (!existsSync(path)) return err({ type: 'point-file-missing', path });
  try {
    const parsed = pointFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success)
      return pointSignatureOf(folder) === 'wrong' ? err({ type: 'point-signature-wrong', path }) : ok(parsed.data);
    const [issue] = parsed.error.issues;
    return err({ type: 'point-file-wrong', path, detail: `${issue?.path.join('.')}: ${issue?.message}` });
  } catch (error) {
    return err({ type: 'point-file-wrong', path, detail: error instanceof Error ? error.message : 'unreadable' });
  }
}

/** What a technician left to enrol this station by: a one-time ticket, and for one that no wire reaches the province's keys. */
export function readEnrolment(folder: string): Enrolment | null {
  const path = join(folder, 'enrolment.json');
  if (!existsSync(path)) return null;
  return enrolmentFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
}
