import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BehindFigure } from '../../../contract/head-api.ts';
import type { Inputs } from '../../station-client.ts';
import { Button } from '../../ui/button.tsx';
import { StaffDialog } from '../../ui/choose-dialog.tsx';
import { classes } from '../../ui/classes.ts';
import { dueText } from '../../ui/due-words.ts';
import { localDateText, timeText } from '../../ui/format.ts';
import { ErrorText } from '../../ui/notice.tsx';
import { useRequest } from '../../ui/use-command.ts';
import table from '../parts/table.module.css';
import { figureText } from './figure-text.ts';
import styles from './head.module.css';

export type Asked = Inputs['readFigure'];

/** What a figure was counted from, and its sum at that moment. */
export function BehindDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, error } = useRequest('readFigure');
  const [behind, setBehind] = useState<BehindFigure | null>(null);
  useEffect(() => {
    run(asked).then((answer) => {
      if (answer.ok) setBehind(answer.value);
    });
  }, [run, asked]);
  return (
    <StaffDialog title={t(`office.head.figure.${asked.figure}`)} onClose={onClose} wide>
      <ErrorText failure={error} />
      {behind ? (
        <>
          <p>
            {t('office.head.asOf', { at: timeText(behind.asOf) })}
            {behind.period
              ? ` · ${t('office.head.period', { from: localDateText(behind.period.from), to: localDateText(behind.period.to) })}`
              : ''}
          </p>
          <p className={styles.sum}>{sumText(t as TFunction, asked.figure, behind)}</p>
          {behind.period ? <p>{onlineText(t as TFunction, behind, behind.period.from)}</p> : null}
          {behind.visits.length > 0 ? <Visits visits={behind.visits} /> : null}
          {behind.dossiers.length > 0 ? (
            <Dossiers dossiers={behind.dossiers} withEnd={asked.figure === 'on-time'} />
          ) : null}
        </>
      ) : null}
    </StaffDialog>
  );
}

function sumText(t: TFunction, figure: Asked['figure'], behind: BehindFigure): string {
  const { visits, dossiers } = behind;
  switch (figure) {
    case 'waiting':
      return t('office.head.sum.waiting', { n: visits.length });
    case 'median-wait':
      return t('office.head.sum.medianWait', {
        n: visits.length,
        value: figureText(t, figure, behind.value),
      });
    case 'served': {
      const served = visits.filter(({ state }) => state === 'done').length;
      return t('office.head.sum.served', { served, missed: visits.length - served });
    }
    case 'on-time': {
      const onTime = dossiers.filter(({ isOnTime }) => isOnTime).length;
      const late = dossiers.length - onTime;
      return t('office.head.sum.onTime', {
        ...{ n: dossiers.length, onTime, late },
        value: figureText(t, figure, behind.value),
      });
    }
    default:
      return t('office.head.sum.dossiers', { n: dossiers.length });
  }
}

function onlineText(t: TFunction, { dossiers }: BehindFigure, from: string): string {
  const received = dossiers.filter(({ receivedAt }) => receivedAt >= from);
  const online = received.filter(({ isOnline }) => isOnline).length;
  return t('office.head.sum.online', { received: received.length, online });
}

function Visits({ visits }: { visits: BehindFigure['visits'] }) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('office.head.column.number')}</th>
          <th>{t('office.head.column.given')}</th>
          <th>{t('office.head.column.waited')}</th>
          <th>{t('office.head.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.number}>
            <td className={table.strong}>{visit.number}</td>
            <td>{timeText(visit.issuedAt)}</td>
            <td>{figureText(t as TFunction, 'median-wait', visit.waitMinutes)}</td>
            <td>
              {t(`office.head.visit.${visit.state}`)}
              {visit.counter === null ? '' : ` · ${t('board.counterNumber', { counter: visit.counter })}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dossiers({ dossiers, withEnd }: { dossiers: BehindFigure['dossiers']; withEnd: boolean }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(ROWS);
  const shown = dossiers.slice(0, rows);
  return (
    <>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{t('office.head.column.dossier')}</th>
            <th>{t('office.head.column.holder')}</th>
            <th>{t('dossier.due.title')}</th>
            {withEnd ? <th>{t('office.head.column.counts')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((dossier) => (
            <tr key={dossier.code}>
              <td>
                <span className={classes(table.strong, table.whole)}>{dossier.code}</span>
                <br />
                <span className={table.soft}>{dossier.procedureName}</span>
              </td>
              <td>{dossier.holder || t('office.head.nobody')}</td>
              <td className={table.words}>{dueText(dossier.dueAt)}</td>
              {withEnd ? (
                <td className={table.words}>
                  <span className={table.strong}>{t(`office.head.${dossier.isOnTime ? 'onTime' : 'notOnTime'}`)}</span>
                  <br />
                  <span className={table.soft}>
                    {dossier.endedOn === null
                      ? t('office.head.stillOpen')
                      : t('office.head.endedOn', { date: localDateText(dossier.endedOn) })}
                  </span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {dossiers.length > rows ? (
        <Button onPress={() => setRows((was) => was + ROWS)}>
          {t('office.head.more', { n: dossiers.length - rows })}
        </Button>
      ) : null}
    </>
  );
}

/** A year of dossiers is not drawn at once; the sums are of all. */
const ROWS = 200;
