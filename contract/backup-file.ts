import { z } from 'zod';
import type { BackupHeader } from '../domain/backup.ts';
import { head, sealTo, streamId } from './wire-words.ts';
import { words } from './words.ts';

const id = z.string().regex(/^[0-9a-f]{32}$/);
const wrapped = z.base64().max(512);

export const backupHeader: z.ZodType<BackupHeader> = z.object({
  format: z.literal(1),
  id,
  point: words.point,
  publicKey: z.string().max(200).describe('Ed25519, SPKI, base64: of the station that made it'),
  number: z.int().min(1),
  created: words.instant,
  version: z.string().max(40),
  stream: streamId,
  head,
  keys: z.array(z.object({ for: z.enum(['station', 'province']), fingerprint: z.string().max(64), wrapped })).max(4),
  body: z.object({ bytes: z.int().min(28), sha256: head.shape.hash }),
});

/** What a new PC asks the province for, on a stick: the header as the burnt PC signed it, and for which key its own is wanted. */
export const openingRequest = z.object({
  kind: z.literal('open-backup'),
  header: z.string().max(8192),
  signature: z.string().max(200),
  sealTo,
});

/** The province's answer: the backup's key, wrapped for the PC that asked. */
export const openingAnswer = z.object({ kind: z.literal('backup-opened'), id, wrapped });

export type OpeningRequest = z.output<typeof openingRequest>;
export type OpeningAnswer = z.output<typeof openingAnswer>;
