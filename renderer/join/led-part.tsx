import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedSetUpStep } from '../../contract/doctor-api.ts';
import type { JoinView } from '../../contract/join-api.ts';
import { LastLook } from '../ui/doctor/last-look.tsx';
import { ErrorText, Notice } from '../ui/notice.tsx';
import { SetUpFrame } from '../ui/set-up-frame.tsx';
import { DevicesStep } from './devices-step.tsx';
import type { JoinClient } from './join-client.ts';
import { useJoinRequest } from './use-join.ts';

/**
 * Steps five and six of a PC that works for its host: a power cut comes back to the step that was open. A host that goes meanwhile
 * ends nothing but the printing: what people see and hear they can still say.
 */
export function LedPart(props: { readonly step: LedSetUpStep; readonly view: JoinView; readonly client: JoinClient }) {
  const { step, view, client } = props;
  const { t } = useTranslation();
  const goOn = useJoinRequest(client, 'goOnWithSetUp');
  const putOff = useJoinRequest(client, 'putOffSetUp');
  const later = () => void putOff.run({});
  return (
    <SetUpFrame step={step}>
      {view.state === 'host-unreachable' ? (
        <Notice tone="warn" title={t('join.lost')}>
          {t('join.lost.meanwhile')}
        </Notice>
      ) : view.setUp.takesTests === false ? (
        <Notice tone="warn" title={t('join.ofBefore')}>
          {t('join.ofBefore.meanwhile')}
        </Notice>
      ) : null}
      {step === 'devices' ? (
        <DevicesStep view={view} client={client} onNext={() => void goOn.run({ step: 'doctor' })} onLater={later} />
      ) : (
        <LastStep
          view={view}
          client={client}
          onBack={() => void goOn.run({ step: 'devices' })}
          onDone={() => void goOn.run({ step: 'done' })}
          onLater={later}
        />
      )}
      <ErrorText failure={goOn.error ?? putOff.error} />
    </SetUpFrame>
  );
}

/** Whoever comes to it sees a look that is no older than the step. */
function LastStep(props: {
  readonly view: JoinView;
  readonly client: JoinClient;
  readonly onBack: () => void;
  readonly onDone: () => void;
  readonly onLater: () => void;
}) {
  const { view, client, onBack, onDone, onLater } = props;
  const { t } = useTranslation();
  const look = useJoinRequest(client, 'lookAtPc');
  const began = useRef(false);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    void look.run({});
  }, [look.run]);
  const { running, checks } = view.setUp.look;
  return (
    <LastLook
      checks={checks}
      help={t('join.lastLook.help')}
      isRunning={running || (checks.length === 0 && look.error === null)}
      error={look.error}
      mend={null}
      done={t('join.lastLook.done')}
      onDone={onDone}
      onRun={() => void look.run({})}
      onBack={onBack}
      onLater={onLater}
    />
  );
}
