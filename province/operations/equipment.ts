import { err, ok, type Result } from '../../domain/result.ts';
import { communeExists } from '../store/enrolment-tickets.ts';
import { addEquipmentChange, type EquipmentLine, equipmentChanges } from '../store/equipment.ts';
import type { Officer, Scope } from '../store/officers.ts';
import type { Province } from './province.ts';

/** The register within a scope, or one commune of it; a commune outside the scope has nothing. */
export async function equipmentOf({ database }: Province, scope: Scope, commune: string | null) {
  if (scope !== null && commune !== null && scope !== commune) return { items: [] };
  const rows = await equipmentChanges(database, commune ?? scope);
  const groups = [...Map.groupBy(rows, ({ item, point }) => `${point} ${item}`).values()];
  return {
    items: groups.flatMap(([latest, ...before]) => {
      if (!latest) return [];
      const { code, name, type, at: _at, by: _by, ...line } = latest;
      const changes = [latest, ...before].map(
        ({ code: _code, name: _name, type: _type, item: _item, ...each }) => each,
      );
      return [{ ...line, commune: { code, name, type }, changes }];
    }),
  };
}

/** A new version of a line; two who write at once do not undo each other unseen. */
export async function saveEquipment(
  { database, clock }: Province,
  officer: Officer,
  input: EquipmentLine & { readonly item: string; readonly point: string; readonly change: number },
): Promise<
  Result<
    Record<string, never>,
    { type: 'commune-unknown' } | { type: 'outside-scope' } | { type: 'equipment-changed-meanwhile' }
  >
> {
  const commune = input.point.slice(0, 5);
  if (officer.commune !== null && officer.commune.code !== commune) return err({ type: 'outside-scope' });
  if (!(await communeExists(database, commune))) return err({ type: 'commune-unknown' });
  const kept = await addEquipmentChange(database, {
    ...{ ...input, change: input.change + 1, by: officer.name, now: clock.now() },
  });
  return kept ? ok({}) : err({ type: 'equipment-changed-meanwhile' });
}
