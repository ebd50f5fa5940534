import type { ReactNode } from 'react';
import type { KioskView } from '../../contract/terminal-views.ts';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { centreNameText } from '../ui/centre-name.ts';
import { classes } from '../ui/classes.ts';
import { Clock } from '../ui/clock.tsx';
import { DemonstrationBanner } from '../ui/demonstration-banner.tsx';
import { useFit } from '../ui/use-fit.ts';
import { BarButton } from './bar-button.tsx';
import { useKiosk } from './kiosk-context.ts';
import styles from './kiosk-frame.module.css';
import { StaffNotice } from './set-up/staff-notice.tsx';

/** What every citizen's screen has in the same place: band, centre and clock above; speaker and help below, at the end. */
export function KioskFrame(props: {
  readonly languages?: ReactNode;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}) {
  const { view } = useKiosk();
  return (
    <PlainFrame
      point={view.point}
      notice={<StaffNotice />}
      languages={props.languages}
      bar={
        <>
          {props.bar}
          <SpeakerAndHelp />
        </>
      }
    >
      {props.children}
    </PlainFrame>
  );
}

/** Without speaker and help: the station is gone, or staff stand here. */
export function PlainFrame(props: {
  readonly point: KioskView['point'] | null;
  readonly notice?: ReactNode;
  readonly languages?: ReactNode;
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}) {
  const { point } = props;
  const bar = useFit<HTMLElement>();
  return (
    <div className={styles.frame}>
      <BrocadeBand className={styles.band} />
      <header className={styles.header}>
        <div className={styles.names}>
          <p className={styles.centre}>{centreNameText(point?.centreName ?? '')}</p>
          <p className={styles.point}>{point?.pointName}</p>
        </div>
        <Clock className={styles.clock} dateClassName={styles.date} timeClassName={styles.time} />
        {props.languages ? <nav className={styles.languages}>{props.languages}</nav> : null}
      </header>
      <main className={styles.main}>{props.children}</main>
      {props.bar ? (
        <footer ref={bar} className={classes(styles.bar, props.languages ? styles.home : styles.alone)}>
          {props.bar}
        </footer>
      ) : null}
      {props.notice}
      <DemonstrationBanner show={point?.demonstration ?? false} className={styles.demonstration} />
    </div>
  );
}

const speakerLabels = { off: 'kiosk.bar.speaker', on: 'kiosk.bar.speakerOn', loud: 'kiosk.bar.speakerLoud' } as const;

function SpeakerAndHelp() {
  const { person, send, asks, voices } = useKiosk();
  const turnSpeaker = () => {
    send({ type: 'speaker-tapped' });
    if (person.speaker !== 'loud')
      voices.say([person.speaker === 'off' ? 'kiosk.speaker.how' : 'kiosk.bar.speakerLoud']);
  };
  return (
    <>
      <BarButton
        label={speakerLabels[person.speaker]}
        sign="speaker"
        pressed={person.speaker !== 'off'}
        atOnce
        signAlone
        onTap={turnSpeaker}
      />
      {person.at === 'help' ? null : <BarButton label="kiosk.bar.help" sign="help" onTap={() => void asks.help()} />}
    </>
  );
}

/** Back to where one came from, first in the bar of every screen but home. */
export function BackButton() {
  const { send } = useKiosk();
  return <BarButton label="kiosk.bar.back" sign="arrow" backwards onTap={() => send({ type: 'back' })} />;
}
