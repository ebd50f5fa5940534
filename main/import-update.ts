import { openUpdateFolder } from './adapters/update/update-folder.ts';
import { exitCode } from './exit-codes.ts';

/** Takes an update from a stick in, beside what runs, also while the station runs. One line of JSON says what came of it. */
export function importUpdate(
  { updates, from, version }: { readonly updates: string; readonly from: string; readonly version: string },
  print: (line: string) => void,
): number {
  if (updates === '') {
    print(JSON.stringify({ event: 'refused', type: 'updates-folder-missing' }));
    return exitCode('usage');
  }
  const staged = openUpdateFolder(updates).stage(from, { version, now: Date.now() });
  print(
    JSON.stringify(staged.ok ? { event: 'update-staged', ...staged.value } : { event: 'refused', ...staged.error }),
  );
  return exitCode(staged.ok ? 'ended' : 'refused');
}
