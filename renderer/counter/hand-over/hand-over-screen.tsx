import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { whereText } from '../custody-words.ts';
import { capOf } from '../keymap.ts';
import { ComingPane } from './coming-pane.tsx';
import styles from './hand-over.module.css';
import { HandOverList } from './hand-over-list.tsx';
import { HandOverPane } from './hand-over-pane.tsx';
import { MakePane } from './make-pane.tsx';
import type { PaneProps } from './pane-props.ts';
import { PaperHere } from './paper-here.tsx';
import { RecountPane } from './recount-pane.tsx';
import { ScanWorkPane } from './scan-work-pane.tsx';
import { SlipPane } from './slip-pane.tsx';
import { TripPane } from './trip-pane.tsx';
import { comingOf } from './use-hand-over.ts';

/** Shift F6: what goes to another point, what is on the road, what has come. */
export function HandOverScreen(props: PaneProps & { readonly onBack: () => void }) {
  const { desk } = props;
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <section className={styles.list} aria-label={t('handOver.title')}>
        <div className={styles.top}>
          <h2 className={styles.title}>{t('handOver.title')}</h2>
          <Button kind="quiet" shortcut={capOf('back')} onPress={props.onBack}>
            {t('counter.key.back')}
          </Button>
        </div>
        <ErrorText failure={desk.failure} ofPress={false} />
        <HandOverList desk={desk} />
      </section>
      <section className={styles.pane}>
        <SaidNotice desk={desk} here={props.here} />
        <Pane {...props} />
      </section>
    </main>
  );
}

function Pane(props: PaneProps) {
  const { desk } = props;
  const { chosen } = desk.state;
  const coming = comingOf(chosen, desk.slip, desk.lists);
  if (chosen.kind === 'slip') return <SlipPane {...props} />;
  if (chosen.kind === 'trip') {
    const trip = desk.trips?.trips.find(({ to }) => to.point === chosen.to);
    if (trip) return <TripPane key={trip.to.point} {...props} trip={trip} />;
  }
  if (chosen.kind === 'scan-work' && (desk.trips?.scanWork ?? []).length > 0) return <ScanWorkPane {...props} />;
  if (chosen.kind === 'recount') return <RecountPane {...props} />;
  if (chosen.kind === 'hand-over') {
    if (coming) return <ComingPane key={coming.handOver} {...props} handOver={coming} slip={[]} />;
    const all = [...(desk.lists?.onRoad ?? []), ...(desk.lists?.coming ?? []), ...(desk.lists?.done ?? [])];
    const known = all.find(({ handOver }) => handOver === chosen.handOver);
    if (known) return <HandOverPane key={known.handOver} {...props} handOver={known} />;
  }
  return <MakePane {...props} />;
}

/** What the last scan came to. */
function SaidNotice({ desk, here }: Pick<PaneProps, 'desk' | 'here'>) {
  const { said } = desk;
  const { t } = useTranslation();
  if (said === null) return null;
  if (said.kind === 'elsewhere') {
    const { code, custody } = said.line;
    const where = whereText(t, custody.result ?? custody.folder, custody, here);
    const done = () => desk.say({ kind: 'added', code });
    return (
      <>
        <Notice tone="warn">{t('handOver.here.found', { code, where })}</Notice>
        <PaperHere line={said.line} here={here} onChanged={done} />
      </>
    );
  }
  if (said.kind === 'failed') return <ErrorText failure={said.failure} />;
  const tones = { added: 'good', unknown: 'bad', extra: 'warn', answered: 'info' } as const;
  return <Notice tone={tones[said.kind]}>{t(`handOver.scan.${said.kind}`, { code: said.code })}</Notice>;
}
