import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../contract/hand-over-api.ts';
import { dueText } from '../../ui/due-words.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { Chosen } from './desk-state.ts';
import styles from './hand-over.module.css';
import { isWorkAlone, stateTone, stateWord } from './hand-over-words.ts';
import { tripTone, tripWord } from './trip-words.ts';
import type { HandOverDesk } from './use-hand-over.ts';

/** Everything there is to do, and what was done; up and down choose. */
export function HandOverList({ desk }: { readonly desk: HandOverDesk }) {
  const { t } = useTranslation();
  const { lists, toRecount, state, slip } = desk;
  const { chosen } = state;
  const done = lists?.done ?? [];
  const scanWork = desk.trips?.scanWork ?? [];
  const groups: { readonly title: string | null; readonly rows: readonly Row[] }[] = [
    { title: null, rows: [{ chosen: { kind: 'make' }, text: t('handOver.make.title'), small: draftText() }] },
    {
      title: null,
      rows: state.slip.length > 0 || slip ? [{ chosen: { kind: 'slip' }, text: t('handOver.slip.title') }] : [],
    },
    {
      title: null,
      rows:
        toRecount.length > 0
          ? [
              {
                chosen: { kind: 'recount' },
                text: t('handOver.recount.title'),
                badge: <StateBadge tone="bad">{t('handOver.recount.count', { n: toRecount.length })}</StateBadge>,
              },
            ]
          : [],
    },
    {
      title: t('handOver.list.trips'),
      rows: (desk.trips?.trips ?? []).map((trip) => ({
        chosen: { kind: 'trip' as const, to: trip.to.point },
        text: t('handOver.row.to', { point: trip.to.name }),
        small: t('handOver.trip.waiting', { n: trip.papers.length }),
        badge: (
          <StateBadge tone={tripTone(trip, desk.trips?.today ?? '')}>
            {tripWord(t, trip, desk.trips?.today ?? '')}
          </StateBadge>
        ),
      })),
    },
    {
      title: null,
      rows:
        scanWork.length > 0
          ? [
              {
                chosen: { kind: 'scan-work' },
                text: t('handOver.scanWork.title'),
                small: t('handOver.scanWork.first', { due: dueText(scanWork[0]?.dueAt ?? '') }),
                badge: <StateBadge tone="warn">{t('handOver.scanWork.count', { n: scanWork.length })}</StateBadge>,
              },
            ]
          : [],
    },
    {
      title: t('handOver.list.disputed'),
      rows: (lists?.onRoad ?? []).filter(({ state }) => state === 'disputed').map(rowOf),
    },
    { title: t('handOver.list.coming'), rows: (lists?.coming ?? []).map(rowOf) },
    {
      title: t('handOver.list.onRoad'),
      rows: (lists?.onRoad ?? []).filter(({ state }) => state !== 'coming-back' && state !== 'disputed').map(rowOf),
    },
    { title: t('handOver.list.found'), rows: done.filter((each) => stateWord(each) === 'found').map(rowOf) },
    { title: t('handOver.list.done'), rows: done.filter((each) => stateWord(each) !== 'found').map(rowOf) },
  ];

  const all = groups.flatMap(({ rows }) => rows);
  const at = all.findIndex((row) => isSame(row.chosen, chosen));
  const move = (step: number) => {
    const next = all[Math.min(Math.max(0, at + step), all.length - 1)];
    if (next) desk.choose(next.chosen);
  };
  useKeys([
    // In a field or a list of points the arrows are its own.
    { keys: ['ArrowDown'], onlyOutsideFields: true, run: () => move(1) },
    { keys: ['ArrowUp'], onlyOutsideFields: true, run: () => move(-1) },
    { keys: ['PageDown'], run: () => move(1) },
    { keys: ['PageUp'], run: () => move(-1) },
  ]);

  return (
    <div className={styles.groups}>
      {groups.map(({ title, rows }, index) =>
        rows.length === 0 ? null : (
          <div key={title ?? index}>
            {title === null ? null : <h3 className={styles.group}>{title}</h3>}
            <ul>
              {rows.map((row) => (
                <li key={JSON.stringify(row.chosen)}>
                  <button
                    type="button"
                    className={styles.row}
                    aria-current={isSame(row.chosen, chosen) ? 'true' : undefined}
                    onClick={() => desk.choose(row.chosen)}
                  >
                    <span className={styles.rowTop}>
                      <strong>{row.text}</strong>
                      {row.badge}
                    </span>
                    {row.small ? <span className={styles.small}>{row.small}</span> : null}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
      {lists && lists.coming.length + lists.onRoad.length + lists.done.length === 0 ? (
        <p className={styles.soft}>{t('handOver.list.nothing')}</p>
      ) : null}
    </div>
  );

  function draftText(): string {
    const n = state.draft.items.length;
    return n === 0 ? t('handOver.make.hint') : t('handOver.make.begun', { n });
  }

  function rowOf(each: HandOverView): Row {
    const { direction, from, to, at: since, state } = each;
    const small = whatText(t, each);
    const way = direction === 'out' ? 'to' : 'from';
    const word = state === 'coming-back' || state === 'sent-back' ? state : way;
    return {
      chosen: { kind: 'hand-over', handOver: each.handOver },
      text: t(`handOver.row.${word}`, { point: direction === 'out' ? to.name : from.name }),
      small: `${dueText(since)} · ${small}`,
      badge: <StateBadge tone={stateTone(each)}>{t(`handOver.state.${stateWord(each)}`)}</StateBadge>,
    };
  }
}

/** How many, and in what; work alone is in nothing. */
function whatText(t: TFunction, handOver: HandOverView): string {
  const { bag, items, kind } = handOver;
  const what = t(`handOver.count.${kind}`, { n: items.length });
  if (isWorkAlone(handOver)) return t('handOver.row.work', { what });
  return bag === null ? t('handOver.row.open', { what }) : t('handOver.row.bag', { what, bag });
}

interface Row {
  readonly chosen: Chosen;
  readonly text: string;
  readonly small?: string;
  readonly badge?: ReactNode;
}

function isSame(a: Chosen, b: Chosen): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
