import { useTranslation } from 'react-i18next';
import type { StationView } from '../../../contract/stations-api.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { fingerprintText } from '../../ui/fingerprint-text.ts';
import { dateTimeText, numberText } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import table from '../parts/table.module.css';
import { rolesText } from './station-words.ts';
import styles from './stations.module.css';

export function StationsTable(props: {
  readonly stations: readonly StationView[];
  readonly onOpen: ((station: StationView) => void) | null;
}) {
  const { stations, onOpen } = props;
  const { t } = useTranslation();
  if (stations.length === 0) return <p>{t('office.stations.none')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('office.stations.name')}</th>
          <th>{t('office.stations.opens')}</th>
          <th>{t('office.stations.now')}</th>
          <th>{t('office.stations.devices')}</th>
          {onOpen ? <td className={table.end} /> : null}
        </tr>
      </thead>
      <tbody>
        {stations.map((station) => (
          <tr key={station.station}>
            <td>
              <p className={table.strong}>{station.name}</p>
              <p className={classes(table.soft, styles.key)}>{fingerprintText(station.fingerprint)}</p>
            </td>
            <td>
              <p className={table.strong}>{rolesText(t, station)}</p>
              <p className={table.soft}>
                {t(`office.stations.proof.${station.proof}`, {
                  by: station.pairedBy,
                  at: dateTimeText(station.pairedAt),
                })}
              </p>
            </td>
            <td>
              <StateBadge tone={station.connected ? 'good' : 'bad'}>
                {t(station.connected ? 'office.stations.connected' : 'office.stations.gone')}
              </StateBadge>
              {!station.connected && station.lastSeen !== null ? (
                <p className={table.soft}>{t('office.stations.lastSeen', { at: dateTimeText(station.lastSeen) })}</p>
              ) : null}
              {station.copy ? <Copy copy={station.copy} /> : null}
            </td>
            <td>
              <Devices station={station} />
            </td>
            {onOpen ? (
              <td className={classes(table.end, styles.act)}>
                <Button label={t('office.timetable.editOf', { place: station.name })} onPress={() => onOpen(station)}>
                  {t('office.hours.edit')}
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How much of the point's work the stand-in has. */
function Copy({ copy }: { copy: NonNullable<StationView['copy']> }) {
  const { t } = useTranslation();
  const { state, percent, behind, since, lastAt } = copy;
  const isBehind = behind > 0 && since !== null;
  const words =
    state === 'following' && isBehind
      ? t('office.stations.copy.behind', { behind: numberText(behind), since: dateTimeText(since) })
      : t(`office.stations.copy.${state}`, { percent });
  return (
    <>
      <p>
        <StateBadge tone={state === 'following' ? 'good' : 'bad'}>{words}</StateBadge>
      </p>
      {isBehind && lastAt !== null ? (
        <p className={table.soft}>{t('office.stations.copy.lastAt', { at: dateTimeText(lastAt) })}</p>
      ) : null}
    </>
  );
}

function Devices({ station: { connected, printer, scanner } }: { station: StationView }) {
  const { t } = useTranslation();
  if (!connected) return null;
  const prints = printer && ['ready', 'ready-unverified', 'printing', 'paper-low'].includes(printer.state);
  return (
    <>
      {printer ? (
        <p>
          {t('office.stations.printer')}{' '}
          <StateBadge tone={prints ? 'good' : 'bad'}>{t(`ui.printer.${printer.state}`)}</StateBadge>
        </p>
      ) : (
        <p>{t('office.stations.noPrinter')}</p>
      )}
      {scanner === 'none' ? null : (
        <p>
          {t('office.stations.scanner')}{' '}
          <StateBadge tone={scanner === 'ready' ? 'good' : 'bad'}>{t(`ui.printer.${scanner}`)}</StateBadge>
        </p>
      )}
    </>
  );
}
