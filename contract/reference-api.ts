import { z } from 'zod';
import { mostReferenceRows, referenceFaultWords, referenceKinds } from '../domain/reference.ts';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** Reference data: what the province publishes by numbered version, and how a station asks for it. */
const kind = z.enum(referenceKinds);
const row = z.record(z.string().max(40), z.string().max(2_000));
const rows = z.array(row);
const fault = z.object({ line: z.int(), column: z.string(), why: z.enum(referenceFaultWords) });

const difference = z.object({
  added: rows,
  removed: rows,
  changed: z.array(z.object({ before: row, after: row })),
  same: z.int(),
});

const change = z.object({
  kind,
  mode: z.enum(['replace', 'merge', 'remove']),
  lines: z.array(z.object({ line: z.int().min(1), cells: row })).max(mostReferenceRows),
});

/** Of a station, signed by its device. */
export const stationReferenceApi = {
  reference: method('reference', 'What the province published and this point has not; says what it has')
    .input(z.object({ known: z.int().min(0).describe('the highest version here; 0: none') }))
    .output(
      answer(
        z.object({
          signedBy: z.string().max(200),
          publications: z.array(
            z.object({
              text: z.string().describe('canonical JSON for this commune (`domain/reference-text.ts`)'),
              signature: z.string().max(200).describe('Ed25519 of the province over the text, base64'),
            }),
          ),
        }),
        failure('revoked'),
      ),
    ),
};

/** Of the pages. */
export const referencePagesApi = {
  referenceState: method('referenceState', 'What is being prepared, what was published, and which point has which')
    .input(nothing)
    .output(
      z.object({
        today: words.date,
        kinds: z.array(z.object({ kind, rows: z.int(), toPublish: z.int(), appliesBy: z.enum(['station', 'person']) })),
        versions: z.array(
          z.object({
            version: z.int(),
            effectiveFrom: words.date,
            publishedAt: words.instant,
            publishedBy: z.string(),
            note: z.string(),
          }),
        ),
        points: z.array(
          z.object({
            point: z.string(),
            commune: z.object({ code: z.string(), name: z.string(), type: z.enum(['xa', 'phuong']) }),
            version: z.int().nullable().describe('the highest it said it has'),
            saidAt: words.instant.nullable(),
          }),
        ),
      }),
    ),
  referenceTable: method('referenceTable', 'One list as it is being prepared')
    .input(z.object({ kind }))
    .output(z.object({ rows })),
  previewReference: method('previewReference', 'What a change would do to a list; changes nothing')
    .input(change)
    .output(z.object({ difference, faults: z.array(fault) })),
  changeReference: method('changeReference', 'Does it to the list being prepared; no station sees it yet')
    .input(change)
    .output(answer(z.object({ difference }), z.object({ type: z.literal('reference-faults'), faults: z.int() }))),
  previewPublication: method('previewPublication', 'What the next version would change, list by list')
    .input(nothing)
    .output(z.object({ version: z.int(), earliest: words.date, kinds: z.array(z.object({ kind, difference })) })),
  publishReference: method('publishReference', 'A numbered version, signed and never changed')
    .input(z.object({ version: z.int().min(1), effectiveFrom: words.date, note: words.text(300) }))
    .output(
      answer(
        z.object({ version: z.int() }),
        failure('nothing-to-publish'),
        z.object({ type: z.literal('published-meanwhile'), version: z.int() }),
        z.object({ type: z.literal('effective-too-early'), earliest: words.date }),
        z.object({ type: z.literal('reference-points-nowhere'), what: z.string() }),
      ),
    ),
  compareWithRegister: method('compareWithRegister', 'The provincial system’s list against what the points received')
    .input(
      z.object({
        from: words.date,
        to: words.date,
        rows: z
          .array(z.object({ line: z.int(), officialCode: z.string().max(60), receivedOn: words.date.nullable() }))
          .max(20_000),
      }),
    )
    .output(
      z.object({
        same: z.int(),
        onlyThere: z.array(z.object({ line: z.int(), officialCode: z.string(), receivedOn: words.date.nullable() })),
        onlyHere: z.array(
          z.object({
            point: z.string(),
            code: z.string(),
            officialCode: z.string().nullable(),
            receivedOn: words.date,
          }),
        ),
        differentDate: z.array(
          z.object({
            line: z.int(),
            officialCode: z.string(),
            there: words.date,
            here: words.date,
            point: z.string(),
            code: z.string(),
          }),
        ),
      }),
    ),
};
