import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CounterId, Origin, QueueId } from '../../../domain/ids.ts';
import { openKeyFileVault } from '../../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import { createReceiveDrafts, DRAFT_MS } from '../../../main/store/receive-drafts-table.ts';
import { inventedPerson } from '../../../scripts/invented-people.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { withStore } from '../../support/with-store.ts';

const one = CounterId('1');
const draft = JSON.stringify({ applicant: { name: 'Chim Yến Mẫu' } });

describe('C6: what a clerk has typed', () => {
  test('is kept for them at that counter, for nobody else and for no other counter', () =>
    withStore(async ({ operations, clerkAt, clock }) => {
      const [clerk, other] = [clerkAt('1'), clerkAt('2')];
      value(await operations.keepDraft({ counter: one, draft }, clerk));
      expect(value(await operations.readDraft({ counter: one }, clerk))).toEqual({ draft, keptAt: clock.now() });
      expect(value(await operations.readDraft({ counter: CounterId('2') }, other))).toMatchObject({ draft: null });
      expect(await operations.readDraft({ counter: one }, other)).toMatchObject({
        error: { type: 'not-your-counter' },
      });
      expect(await operations.keepDraft({ counter: one, draft: null }, other)).toMatchObject({ ok: false });
      const atSame = { ...other, session: other.session && { ...other.session, counter: one } };
      expect(value(await operations.readDraft({ counter: one }, atSame))).toMatchObject({ draft: null });
    }));

  test('stands in no log and in no file in the clear', () =>
    withStore(async ({ operations, clerkAt, store, folder }) => {
      const { seq } = store.head();
      value(await operations.keepDraft({ counter: one, draft }, clerkAt('1')));
      expect(store.head().seq).toBe(seq);
      for (const name of readdirSync(folder))
        expect(readFileSync(join(folder, name)).includes(Buffer.from('Chim Yến'))).toBe(false);
    }));

  test('is gone with the save of its dossier, by the clerk’s own key, and after a week', () =>
    withStore(async ({ operations, clerkAt, clock }) => {
      const clerk = clerkAt('1');
      const keep = async (text: string | null) =>
        value(await operations.keepDraft({ counter: one, draft: text }, clerk));
      const kept = async () => value(await operations.readDraft({ counter: one }, clerk)).draft;
      const command = () => ({ origin: Origin(origin()), counter: one });
      value(await operations.openCounter({ ...command(), queues: [QueueId('B')] }, clerk));
      await keep(draft);
      value(
        await operations.receiveDossier(
          {
            ...{ ...command(), procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
            ...{ submitter: null, applicant: inventedPerson(3), sets: 1, note: '', language: 'vi' },
            documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
          },
          clerk,
        ),
      );
      expect(await kept()).toBeNull();
      await keep(draft);
      await keep(null);
      expect(await kept()).toBeNull();
      await keep(draft);
      clock.setLocal('2026-12-20', '08:00');
      value(await operations.keepDraft({ counter: CounterId('2'), draft }, clerkAt('2')));
      expect(await kept()).toBeNull();
      expect(DRAFT_MS).toBeLessThan(30 * 86_400_000);
    }));

  test('does not open with another station’s key or moved to another counter', () =>
    withStore(async ({ operations, clerkAt, store, folder }) => {
      value(await operations.keepDraft({ counter: one, draft }, clerkAt('1')));
      const { write } = store.databases;
      const account = clerkAt('1').session?.account;
      if (!account) throw new Error('a clerk has an account');
      const drafts = createReceiveDrafts(write, openKeyFileVault(folder), createRandomIds());
      expect(drafts.read({ account, counter: one })?.text).toBe(draft);
      write.exec("UPDATE receive_drafts SET counter = '3'");
      expect(drafts.read({ account, counter: CounterId('3') })).toBeNull();
    }));
});
