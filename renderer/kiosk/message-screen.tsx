import { type ReactNode, useEffect, useRef } from 'react';
import type { PictogramName } from '../../domain/data/pictograms.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import { useKiosk } from './kiosk-context.ts';
import { KioskFrame } from './kiosk-frame.tsx';
import styles from './message-screen.module.css';

/** One sign and one sentence, and below it what else to know. */
export function MessageScreen(props: {
  readonly sign: PictogramName;
  readonly tone?: 'good' | 'bad';
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly bar?: ReactNode;
  readonly languages?: ReactNode;
}) {
  return (
    <KioskFrame languages={props.languages} bar={props.bar}>
      <Message {...props} />
    </KioskFrame>
  );
}

export function Message(props: {
  readonly sign: PictogramName;
  readonly tone?: 'good' | 'bad';
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.message} data-tone={props.tone}>
      <Pictogram name={props.sign} className={styles.sign} />
      <div className={styles.words}>
        <h1>{props.title}</h1>
        {props.children}
      </div>
    </div>
  );
}

/** The screen has said what it had to say: sends `done` (or `back`) by itself. */
export function useClosing(type: 'done' | 'back' | 'time-is-over', ms: number): void {
  const { send } = useKiosk();
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const timer = setTimeout(() => latest.current({ type }), ms);
    return () => clearTimeout(timer);
  }, [type, ms]);
}
