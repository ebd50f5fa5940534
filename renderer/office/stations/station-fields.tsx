import { useTranslation } from 'react-i18next';
import { type StationRole, stationRoles } from '../../../domain/station.ts';
import { Field } from '../../ui/field.tsx';
import { Picks } from '../../ui/picks.tsx';

export interface TypedStation {
  readonly name: string;
  readonly roles: readonly StationRole[];
  readonly counters: readonly string[];
}

/** What a PC is called and what it may open. A PC with the kiosk opens nothing of the staff. */
export function StationFields(props: {
  readonly typed: TypedStation;
  readonly counters: readonly string[];
  readonly onChange: (typed: TypedStation) => void;
}) {
  const { typed, counters, onChange } = props;
  const { t } = useTranslation();
  const setRoles = (roles: readonly StationRole[]) => {
    const isNewKiosk = roles.includes('kiosk') && !typed.roles.includes('kiosk');
    const kept = roles.filter((role) => role === 'board' || (role === 'kiosk') === (isNewKiosk || !staff(roles)));
    const next = roles.includes('kiosk') ? kept : roles;
    onChange({ ...typed, roles: next, counters: next.includes('counter') ? typed.counters : [] });
  };
  return (
    <>
      <Field
        label={t('office.stations.name')}
        help={t('office.stations.nameHelp')}
        value={typed.name}
        onChange={(name) => onChange({ ...typed, name })}
        maxLength={40}
        autoFocus
      />
      <Picks
        label={t('office.stations.opens')}
        chosen={typed.roles}
        options={stationRoles.map((value) => ({ value, text: t(`office.stations.role.${value}`) }))}
        onChange={setRoles}
      />
      {typed.roles.includes('counter') ? (
        <Picks
          label={t('office.stations.whichCounters')}
          chosen={typed.counters}
          options={counters.map((value) => ({ value, text: t('office.stations.counters', { counters: value }) }))}
          onChange={(chosen) => onChange({ ...typed, counters: chosen })}
        />
      ) : null}
      {typed.roles.includes('kiosk') ? <p>{t('office.stations.kioskAlone')}</p> : null}
    </>
  );
}

export function isComplete({ name, roles, counters }: TypedStation): boolean {
  return name.trim() !== '' && roles.length > 0 && roles.includes('counter') === counters.length > 0;
}

function staff(roles: readonly StationRole[]): boolean {
  return roles.includes('counter') || roles.includes('office');
}
