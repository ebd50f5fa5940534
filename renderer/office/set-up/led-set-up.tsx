import { useTranslation } from 'react-i18next';
import type { LedSetUpStep } from '../../../contract/doctor-api.ts';
import { ErrorText, Notice } from '../../ui/notice.tsx';
import { SetUpFrame } from '../../ui/set-up-frame.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { useLive } from '../../ui/use-live.ts';
import { DevicesStep } from './devices-step.tsx';
import { LastLookStep } from './last-look-step.tsx';

/** Steps five and six of the set-up, where there is a station: a power cut comes back to the step that was open. */
export function LedSetUp(props: {
  readonly step: LedSetUpStep;
  /** The point came to this PC from another one. */
  readonly anew: boolean;
  readonly onLater: () => void;
}) {
  const { step, anew, onLater } = props;
  const { t } = useTranslation();
  const { view } = useLive('watchDoctor', {});
  const goOn = useCommand('goOnWithSetUp');
  const go = (next: LedSetUpStep | 'done') => void goOn.run({ step: next });
  if (!view)
    return (
      <SetUpFrame step={step}>
        <Notice>{t('office.loading')}</Notice>
      </SetUpFrame>
    );
  return (
    <SetUpFrame step={step}>
      {step === 'devices' ? (
        <DevicesStep view={view} anew={anew} onNext={() => go('doctor')} onLater={onLater} />
      ) : (
        <LastLookStep view={view} anew={anew} onBack={() => go('devices')} onDone={() => go('done')} />
      )}
      <ErrorText failure={goOn.error} />
    </SetUpFrame>
  );
}
