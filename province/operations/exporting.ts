import { exportsOf } from '../store/national.ts';
import type { Scope } from '../store/officers.ts';
import { exportOnce } from './national-export.ts';
import { noteFailure } from './note-failure.ts';
import type { Province } from './province.ts';

const everyMs = 30_000;

/** How far it is, within a scope. */
export async function exportState({ database, national }: Province, scope: Scope) {
  const { since, units } = national?.settings ?? { since: '9999-12-31', units: {} };
  const state = await exportsOf(database, scope, { since, communes: Object.keys(units) });
  return { configured: national !== null, ...state };
}

/** The export in the background, one round at a time; nothing where it is not configured. */
export function startExporting(province: Province): { run(): Promise<void>; close(): Promise<void> } {
  const { national } = province;
  const life = { closed: false, under: null as Promise<void> | null };

  async function round(): Promise<void> {
    if (national === null) return;
    try {
      while (!life.closed && (await exportOnce(province, national.system, national.settings)) > 0);
    } catch (failure) {
      noteFailure(province, 'national-export', failure);
    }
  }

  function run(): Promise<void> {
    life.under ??= round().finally(() => {
      life.under = null;
    });
    return life.under;
  }

  const timer = national === null ? null : setInterval(() => void run(), everyMs);
  timer?.unref();
  return {
    run,
    async close() {
      life.closed = true;
      if (timer) clearInterval(timer);
      await life.under;
    },
  };
}
