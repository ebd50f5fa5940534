import { useTranslation } from 'react-i18next';
import type { DoctorView } from '../../../contract/doctor-api.ts';
import page from '../../ui/card-page.module.css';
import { LastLook } from '../../ui/doctor/last-look.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useCommand, useRequest } from '../../ui/use-command.ts';

/** The last look at the host: what the doctor found, mended by a press where it can be. */
export function LastLookStep(props: {
  readonly view: DoctorView;
  readonly anew: boolean;
  readonly onBack: () => void;
  readonly onDone: () => void;
}) {
  const { view, anew, onBack, onDone } = props;
  const { t } = useTranslation();
  const run = useRequest('runDoctor');
  const mend = useCommand('mendCheck');
  return (
    <LastLook
      checks={view.checks}
      help={t('setUp.lastLook.help')}
      isRunning={view.running || run.pending}
      error={run.error ?? mend.error}
      mend={mend}
      done={t('setUp.lastLook.done')}
      onDone={onDone}
      onRun={() => void run.run({})}
      onBack={onBack}
    >
      {anew ? (
        <Notice tone="warn" title={t('setUp.lastLook.anew')}>
          <ol className={page.steps}>
            {(['read', 'sent', 'folders', 'others'] as const).map((each) => (
              <li key={each}>{t(`setUp.lastLook.anew.${each}`)}</li>
            ))}
          </ol>
        </Notice>
      ) : null}
    </LastLook>
  );
}
