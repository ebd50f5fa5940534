import { useTranslation } from 'react-i18next';
import type { UpdatesView } from '../../../contract/updates-api.ts';
import { Notice } from '../../ui/notice.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { OfficePageProps } from '../office-page.ts';
import columns from '../screens/reception-screen.module.css';
import { HistorySection } from './history-section.tsx';
import { PcsSection } from './pcs-section.tsx';
import { RunsSection } from './runs-section.tsx';
import { SendSection } from './send-section.tsx';
import { UpdateStickSection } from './update-stick-section.tsx';

/** Which version runs, which lies ready and when it is put on, and the way back. */
export function UpdatesScreen({ account }: OfficePageProps) {
  const { t } = useTranslation();
  const { view } = useLive('watchUpdates', {});
  if (!view) return <Notice>{t('office.loading')}</Notice>;
  const may = account.role === 'head' || account.role === 'technician';
  return (
    <>
      <StateNotice view={view} />
      <div className={columns.columns}>
        <div className={columns.column}>
          <RunsSection view={view} may={may} />
          <HistorySection view={view} />
        </div>
        <div className={columns.column}>
          <UpdateStickSection view={view} may={may} />
          {may ? <SendSection view={view} /> : null}
          <PcsSection view={view} />
        </div>
      </div>
    </>
  );
}

/** What is wrong, what it means, and what to do. */
function StateNotice({ view }: { view: UpdatesView }) {
  const { t } = useTranslation();
  const { state, history, changed, wanted, staged } = view;
  if (state === 'current' || state === 'waits') return null;
  const [last] = history;
  const version =
    (state === 'damaged' ? changed.join(', ') : state === 'missing' ? wanted?.version : null) ??
    (state === 'held' ? staged?.version : last?.version) ??
    '';
  const tone = state === 'stuck' || state === 'damaged' ? 'bad' : state === 'off' ? 'info' : 'warn';
  return (
    <Notice tone={tone} title={t(`office.updates.is.${state}`, { version })}>
      {state === 'not-installed' && last?.why ? <p>{t(`office.updates.why.${last.why}`)}</p> : null}
      <p>{t(`office.updates.do.${state}`)}</p>
    </Notice>
  );
}
