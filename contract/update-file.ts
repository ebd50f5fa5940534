import { z } from 'zod';
import { compareVersions, isInside, type UpdateManifest, updateLimits } from '../domain/update.ts';
import { words } from './words.ts';

const version = z.string().refine((text) => compareVersions(text, '0.0.0') !== null);
const order = z.int().min(1);
const sha512 = z.string().regex(/^[0-9a-f]{128}$/);

/** The signed head of an update (`domain/update.ts` says how the file is made). */
export const updateManifest: z.ZodType<UpdateManifest> = z
  .strictObject({
    format: z.literal(1),
    product: z.literal('gan-dan'),
    system: z.string().regex(/^[a-z0-9]+-[a-z0-9]+$/),
    version,
    order,
    minimum: version,
    created: words.instant,
    expires: words.instant,
    entry: z.string(),
    files: z
      .array(
        z.strictObject({
          path: z.string().refine(isInside),
          bytes: z.int().min(0).max(updateLimits.fileBytes),
          sha512,
        }),
      )
      .min(1)
      .max(updateLimits.files),
  })
  // Names that differ in their case alone are one file on Windows.
  .refine(({ files }) => new Set(files.map(({ path }) => path.toLowerCase())).size === files.length)
  .refine(({ files, entry }) => files.some(({ path }) => path === entry));

export const changeResults = ['installed', 'went-back', 'not-installed', 'stuck', 'stayed'] as const;
/** `asked`: a person went back; everything else is what the launcher met. */
export const changeReasons = [
  'changed-on-disk',
  'no-room',
  'no-copy',
  'trial-failed',
  'start-failed',
  'events-since',
  'asked',
] as const;
export const pastChanges = 20;

/** How a change of the version went. */
const change = z.object({
  version,
  result: z.enum(changeResults),
  why: z.enum(changeReasons).nullable(),
  at: words.instant,
});

const slot = z.object({ version, order: z.int().min(0) });

/** `slots.json`, the launcher's own: which version runs here, and how the last change went. */
export const slotsFile = z.object({
  format: z.literal(1),
  /** Null: the program that was installed by hand, the launcher's own. */
  current: slot.nullable(),
  previous: slot.nullable(),
  highestOrder: z.int().min(0),
  wentBack: z.array(z.int()),
  /** Set while a new version has not yet been ready once; counts its starts. */
  probation: z.object({ starts: z.int().min(0) }).nullable(),
  last: change.nullable(),
  /** What runs neither became ready nor could be gone back from. */
  stuck: z.boolean().default(false),
  /** The changes before the last one, newest first. */
  past: z.array(change).max(pastChanges).default([]),
});

/** `go-back.json`: somebody wants the version before; the launcher does it when the station has ended. */
export const goBackFile = z.object({ format: z.literal(1), from: version });

/** `staged.json`: an update that was verified whole and waits for the evening. */
export const stagedFile = z.object({ format: z.literal(1), version, order, at: words.instant });

export const publisherFile = z.object({
  keys: z.array(z.string().max(200)).min(1).max(4).describe('Ed25519, SPKI, base64'),
});

export type VersionChange = z.output<typeof change>;
export type Slots = z.output<typeof slotsFile>;
export type Staged = z.output<typeof stagedFile>;
