import { expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { hashOf } from '../../../domain/chain.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { morning } from '../../support/whole-morning.ts';
import { withStore } from '../../support/with-store.ts';

test('every event is kept in the one text that everybody else would hash, with the hash they would find', () =>
  withStore(async (point) => {
    await morning(point);
    const texts = point.store.databases.read.prepare('SELECT json FROM events').pluck().all() as string[];
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) {
      const event = JSON.parse(text) as AnyLogEvent;
      const { hash, ...unhashed } = event;
      expect(text).toBe(canonicalJson(event));
      expect(hash).toBe(hashOf(unhashed));
    }
  }));
