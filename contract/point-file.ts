import { z } from 'zod';
import { areHours } from '../domain/reception.ts';
import { isPracticeName } from '../domain/training/practice-point.ts';
import { places, weekHours } from './reception-schemas.ts';
import { words } from './words.ts';

/** `point.json` in the station's folder: what the point is. Unknown keys are refused, so a typing error is not silent. */
export const pointFile = z
  .strictObject({
    id: words.point,
    kind: z.enum(['principal', 'secondary', 'mobile', 'post-office']),
    commune: z.string().regex(/^\d{5}$/),
    centreName: z.string().min(1).max(120),
    name: z.string().min(1).max(120),
    phone: z.string().max(40),
    queues: z
      .array(
        z.strictObject({
          id: words.queue,
          name: z.record(z.string(), z.string()).refine((name) => 'vi' in name, 'a Vietnamese name is always there'),
          symbol: words.queueSymbol,
          colour: words.queueColour,
          fields: z.array(z.string()),
        }),
      )
      .min(1)
      .max(6),
    counters: z.array(words.counter).min(1).max(30),
    callingRule: z.strictObject({
      priority: z.int().min(1).max(9),
      normal: z.int().min(1).max(9),
      waitsAtMostMinutes: z.int().min(5).max(480),
    }),
    hours: z
      .array(z.strictObject({ from: z.iso.time({ precision: -1 }), to: z.iso.time({ precision: -1 }) }))
      .min(1)
      .refine(areHours, 'in order, each with a length, none over another')
      .describe('of work, in which limits run; also of reception where `reception` says nothing else'),
    closingTime: z.iso.time({ precision: -1 }),
    targets: z
      .strictObject({
        waiting: z.exactOptional(z.int().min(0).max(500)),
        medianWaitMinutes: z.exactOptional(z.int().min(1).max(240)),
        servedPercent: z.exactOptional(z.int().min(1).max(100)),
        onTimePercent: z.exactOptional(z.int().min(1).max(100)),
        overdue: z.exactOptional(z.int().min(0).max(500)),
      })
      .optional()
      .describe('what the head’s page aims at; left out: `domain/head-figures.ts`'),
    reception: z
      .strictObject({
        week: weekHours.optional().describe('left out: Monday to Friday in `hours`'),
        daysOff: z.enum(['closed', 'open']).default('closed'),
        minutesBefore: z.int().min(0).max(120).default(30),
        queues: z
          .record(
            words.queue,
            z.strictObject({ week: weekHours.nullable().default(null), places: places.default(null) }),
          )
          .default({}),
      })
      .optional(),
    villages: z
      .array(
        z.strictObject({
          name: words.named(60),
          alsoCalled: z.array(words.named(60)).max(10).optional(),
          nearest: z.strictObject({ point: words.point, name: words.named(120) }).optional(),
        }),
      )
      .max(200)
      .optional()
      .describe('nearest left out: this point'),
    languages: z.array(words.language).min(1),
    demonstration: z.boolean(),
    trainingWheels: z
      .boolean()
      .default(true)
      .describe('new accounts practise before they close a day or force custody; the office may say otherwise'),
    lookUp: z
      .string()
      .regex(/^https?:\/\/[^\s#?]{1,100}$/)
      .optional()
      .describe('the province’s address, without /tra-cuu: receipts lead to its look-up page'),
    bankAccount: z
      .strictObject({
        bank: z
          .string()
          .regex(/^\d{6}$/)
          .describe('BIN, as NAPAS lists it'),
        account: z.string().regex(/^[0-9A-Za-z]{1,19}$/),
        holder: words.named(60),
      })
      .optional()
      .describe('where a transfer for fees goes; left out: cash only'),
  })
  .refine(({ hours, closingTime }) => (hours[0]?.from ?? '') < closingTime, {
    path: ['closingTime'],
    message: 'after work has begun',
  })
  .refine((point) => !isPracticeName(point), {
    path: ['id'],
    message: 'ordinals 98 and 99 and the queue letter T belong to practice',
  });

/** `centre-keys.json` beside it: the centre's other stations, written down where no province can be asked. */
export const centreKeysFile = z.object({
  keys: z.array(z.string()).default([]).describe('SPKI DER, base64; of stations whose point nobody said'),
  points: z
    .array(
      z.object({
        point: words.point,
        name: words.named(200).nullable().default(null),
        kind: pointFile.shape.kind.nullable().default(null),
        keys: z.array(
          z.object({
            keyId: z.string().max(64).default(''),
            publicKey: z.string().max(200),
            sealTo: z.string().max(100).nullable().default(null),
            revoked: z.boolean().default(false),
          }),
        ),
      }),
    )
    .default([]),
});
