import type { TFunction } from 'i18next';
import type { StationRole } from '../../../domain/station.ts';

/** `Ki-ốt`, or `Quầy 1, 2 · Văn phòng`. */
export function rolesText(
  t: TFunction,
  { roles, counters }: { readonly roles: readonly StationRole[]; readonly counters: readonly string[] },
): string {
  const words = roles.map((role) =>
    role === 'counter'
      ? t('office.stations.counters', { counters: counters.join(', ') })
      : t(`office.stations.role.${role}`),
  );
  return words.join(' · ');
}
