import type { TFunction } from 'i18next';
import type { AccessView } from '../../../contract/access-api.ts';
import { dateTimeText } from '../../ui/format.ts';
import { rolesText } from '../stations/station-words.ts';

type Person = AccessView['people'][number];
type Device = AccessView['devices'][number];

/** What a person can do here now: the role in words, where they are signed in, what is in their hands. */
export function personCan(t: TFunction, person: Person): string[] {
  const { role, isHere, screens, counter, hasPin, holds } = person;
  return [
    isHere ? `${t(`office.role.${role}`)}: ${t(`office.roleMeaning.${role}`)}` : t('office.access.notToday'),
    ...screens.map((screen) => t('office.access.signedInAt', { place: placeText(t, screen) })),
    ...(screens.length === 0 ? [t('office.access.nowhere')] : []),
    ...(counter === null ? [] : [t('office.staff.atCounter', { counter })]),
    ...(hasPin ? [t('office.access.hasPin')] : []),
    ...(holds > 0 ? [t('office.staff.dossiers', { dossiers: holds })] : []),
  ];
}

export function deviceCan(t: TFunction, device: Device): string[] {
  const { connected, lastSeen, hasCopy, people } = device;
  return [
    t('office.access.opens', { roles: rolesText(t, device) }),
    connected
      ? t('office.stations.connected')
      : lastSeen === null
        ? t('office.stations.gone')
        : t('office.stations.lastSeen', { at: dateTimeText(lastSeen) }),
    ...(people.length > 0 ? [t('office.access.peopleThere', { people: people.join(', ') })] : []),
    t(hasCopy ? 'office.access.hasCopy' : 'office.access.holdsNothing'),
  ];
}

function placeText(t: TFunction, { role, counter, pc }: Person['screens'][number]): string {
  const screen =
    counter === null
      ? t(role === 'paper' ? 'office.stations.role.office' : `office.stations.role.${role}`)
      : t('office.access.counter', { counter });
  return `${screen} (${pc ?? t('office.access.host')})`;
}
