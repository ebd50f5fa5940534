import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.ts';
import { numberText } from '../../ui/format.ts';
import { Pictogram } from '../../ui/pictogram.tsx';
import type { Speakable } from '../../ui/voice/spoken.ts';
import { BarButton } from '../bar-button.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { PageTurner } from '../page-turner.tsx';
import rows from '../rows.module.css';
import { useRowsThatFit } from '../screen-room.ts';
import { type Sentence, sentence } from '../sentence.ts';
import { useEntrance } from '../use-entrance.ts';
import type { Procedure } from '../use-needs.ts';
import { usePages } from '../use-pages.ts';
import { usePrintNeeds } from '../use-print-needs.ts';

const rowMm = { panel: 24, tablet: 17 };
const takenMm = { panel: 165, tablet: 70 };

/** The papers of one procedure, how long it takes and what it costs: read, heard, or taken home on paper. */
export function DocumentsScreen({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const { voices } = useKiosk();
  const pages = usePages(procedure.documents, useRowsThatFit(rowMm, takenMm));
  const print = usePrintNeeds(procedure.code);
  const facts = factsOf(procedure);
  const says: Speakable[] = [
    'kiosk.needs.documents',
    ...procedure.documents.map((name) => ({ texts: { vi: name } })),
    ...facts,
  ];
  useEntrance(says);
  return (
    <KioskFrame
      bar={
        <>
          <BackButton />
          <PageTurner pages={pages} />
          <BarButton
            label="kiosk.status.listen"
            sign="speaker"
            className={styles.onPanel}
            atOnce
            onTap={() => voices.say(says)}
          />
          <BarButton label={print.label} sign="printer" disabled={!print.can} onTap={print.run} />
        </>
      }
    >
      <h1 className={styles.prompt} lang="vi">
        {procedure.name}
      </h1>
      <ul className={rows.facts}>
        {facts.map(({ key, values }) => (
          <li key={key} data-key={key}>
            {t(key, values)}
          </li>
        ))}
      </ul>
      <ul className={classes(rows.rows, rows.papers)} lang="vi">
        {procedure.documents.length === 0 ? (
          <li className={rows.row}>
            <Pictogram name="help" className={rows.rowSign} />
            <span className={rows.rowText}>{t('kiosk.needs.none')}</span>
          </li>
        ) : null}
        {pages.items.map((name) => (
          <li key={name} className={rows.row}>
            <span className={rows.rowNumber}>{procedure.documents.indexOf(name) + 1}</span>
            <span className={rows.rowText}>{name}</span>
          </li>
        ))}
      </ul>
    </KioskFrame>
  );
}

function factsOf({ limit, fee, verified }: Procedure): readonly Sentence[] {
  const time = limitOf(limit);
  const cost =
    fee === null
      ? sentence('kiosk.needs.feeUnknown')
      : fee === 0
        ? sentence('kiosk.needs.free')
        : sentence('kiosk.needs.fee', { fee: numberText(fee) });
  return [time, cost, ...(verified ? [] : [sentence('kiosk.needs.draft')])];
}

function limitOf(limit: Procedure['limit']): Sentence {
  switch (limit.kind) {
    case 'same-day':
      return sentence('kiosk.needs.sameDay');
    case 'working-hours':
      return sentence('kiosk.needs.hours', { hours: limit.hours });
    case 'working-days':
      return sentence('kiosk.needs.days', { days: limit.days });
    case 'calendar-days':
      return sentence('kiosk.needs.calendarDays', { days: limit.days });
  }
}
