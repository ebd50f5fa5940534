import { z } from 'zod';
import { equipmentKinds, fleetNeeds } from '../domain/fleet.ts';
import { versionPattern } from '../domain/update.ts';
import { answer, failure, nothing } from './answer.ts';
import { heartbeatFacts } from './heartbeat-api.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** The machines of all centres, for the province's technicians; every answer limited by the officer's scope. */
const commune = z.object({ code: z.string(), name: z.string(), type: z.enum(['xa', 'phuong']) });
const communeCode = z.string().regex(/^\d{5}$/);

const equipmentLine = {
  kind: z.enum(equipmentKinds),
  serial: words.text(60),
  since: words.date.nullable(),
  place: words.text(100),
  note: words.text(300),
  gone: z.boolean().describe('not there any more; its history stays'),
};

const versionWord = z.object({
  commune: communeCode.nullable().describe('null: all'),
  version: z.string().regex(versionPattern).nullable().describe('null: the word before is taken back'),
  manifestHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .describe('SHA-256 of the update’s manifest, where it is known'),
});

export const fleetApi = {
  fleet: method('fleet', 'How each point is, by its last heartbeat; and the communes where nothing runs yet')
    .input(nothing)
    .output(
      z.object({
        asOf: words.instant,
        demonstration: z.boolean(),
        without: z.array(commune).describe('communes without any point'),
        points: z.array(
          z.object({
            point: z.string(),
            commune,
            lastSeen: words.instant.nullable(),
            silence: z.enum(['none', 'office-hours', 'day', 'never']),
            saidAt: words.instant.nullable().describe('of the heartbeat; null: none ever came'),
            facts: heartbeatFacts.nullable(),
            backlog: z.int().describe('by the heads of the last hello'),
            parked: z.int(),
            version: z.string().nullable(),
            wanted: z.string().nullable(),
            needs: z.array(z.enum(fleetNeeds)).describe('most pressing first'),
          }),
        ),
      }),
    ),

  serverState: method(
    'serverState',
    'How the province’s own server is: the answer of `check`, for officers of the whole province',
  )
    .input(nothing)
    .output(
      z.object({
        asOf: words.instant,
        checks: z.array(
          z.object({
            id: z.string().describe('`disk`, `standby`, `base-backup` …; one may come several times'),
            state: z
              .enum(['ok', 'warning', 'bad', 'unknown'])
              .describe('unknown: PostgreSQL or a folder may not be asked'),
            vi: z.string(),
            en: z.string(),
          }),
        ),
      }),
    ),

  equipment: method('equipment', 'The register of equipment with all that was ever written, newest first')
    .input(z.object({ commune: communeCode.nullable().describe('null: all within the scope') }))
    .output(
      z.object({
        items: z.array(
          z.object({
            item: z.uuid(),
            point: z.string(),
            commune,
            ...equipmentLine,
            changes: z.array(z.object({ at: words.instant, by: z.string(), point: z.string(), ...equipmentLine })),
          }),
        ),
      }),
    ),
  saveEquipment: method('saveEquipment', 'A line of the register, new or changed; the one before stays in its history')
    .input(
      z.object({
        item: z.uuid().describe('made by the page: a press that is repeated writes once'),
        point: words.point,
        change: z.int().min(0).describe('how many changes the page knows; 0: it is new'),
        ...equipmentLine,
      }),
    )
    .output(
      answer(nothing, failure('commune-unknown'), failure('outside-scope'), failure('equipment-changed-meanwhile')),
    ),

  previewWantedVersion: method('previewWantedVersion', 'Which points would be told something else')
    .input(versionWord)
    .output(
      z.object({
        points: z.array(
          z.object({
            ...{ point: z.string(), commune, runs: z.string().nullable() },
            ...{ wantedBefore: z.string().nullable(), older: z.boolean().describe('runs a newer one: it stays there') },
          }),
        ),
      }),
    ),
  wantVersion: method(
    'wantVersion',
    'Says with the next heartbeats which version is wanted; installing is the point’s own act',
  )
    .input(versionWord)
    .output(answer(z.object({ change: z.int() }), failure('commune-unknown'))),
};
