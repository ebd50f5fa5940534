import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedSetUpStep } from '../../contract/doctor-api.ts';
import type { JoinView } from '../../contract/join-api.ts';
import { screenKnown } from '../ui/attach-terminal.ts';
import styles from '../ui/card-page.module.css';
import { CardPage } from '../ui/card-page.tsx';
import { fingerprintText } from '../ui/fingerprint-text.ts';
import { askOwnDoor } from '../ui/host-trouble.ts';
import { Notice } from '../ui/notice.tsx';
import { SetUpFrame } from '../ui/set-up-frame.tsx';
import { ComparePart } from './compare-part.tsx';
import { connectJoining, type JoinClient, useJoining } from './join-client.ts';
import { LedPart } from './led-part.tsx';
import { PairPart, type TypedHost, typedAtStart } from './pair-part.tsx';
import { ScreensPart } from './screens-part.tsx';
import { TakeOverPart } from './take-over-part.tsx';

/** The page of a PC that is, or shall be, paired with its point's host. The state of the link chooses what is seen. */
export function JoinApp() {
  const client = useMemo(() => connectJoining(window.location, window.ganDan), []);
  const view = useJoining(client);
  useTakenOver(view);
  if (!view)
    return (
      <CardPage>
        <Waiting />
      </CardPage>
    );
  const led = ledNow(view);
  if (led) return <LedPart step={led} view={view} client={client} />;
  const parts = <Joining view={view} client={client} />;
  return isPaired(view) ? <CardPage>{parts}</CardPage> : <SetUpFrame step="enrol">{parts}</SetUpFrame>;
}

/** This PC took its host's place: this page is not there any more, and its screens are. In the shell that opens them itself. */
function useTakenOver(view: JoinView | null) {
  const last = useRef<JoinView | null>(null);
  if (view) last.current = view;
  const isAway = view === null;
  useEffect(() => {
    if (!isAway || window.ganDan) return;
    const stop = new AbortController();
    const look = async () => {
      if ((await askOwnDoor(stop.signal)) !== 'is-host' || stop.signal.aborted) return;
      const screen = screenKnown(window.sessionStorage, window.localStorage, ['counter', 'office']);
      window.location.replace(
        `/${screen ?? (last.current?.roles.includes('counter') === false ? 'office' : 'counter')}`,
      );
    };
    const again = setInterval(() => void look(), 700);
    return () => {
      stop.abort();
      clearInterval(again);
    };
  }, [isAway]);
}

/** A host that was met and went away ends no step; one that is another stops everything. */
function ledNow({ state, name, setUp }: JoinView): LedSetUpStep | null {
  const isMet = state === 'connected' || (state === 'host-unreachable' && name !== '');
  return isMet && !setUp.isLater ? setUp.step : null;
}

function isPaired({ state }: JoinView): boolean {
  return state === 'connected' || state === 'host-unreachable' || state === 'host-changed';
}

function Waiting() {
  const { t } = useTranslation();
  return <Notice>{t('ui.gate.connecting')}</Notice>;
}

function Joining({ view, client }: { view: JoinView; client: JoinClient }) {
  const { t } = useTranslation(['screen', 'errors']);
  const [typed, setTyped] = useState<TypedHost>(() => typedAtStart(view.address));
  const pair = { view, client, typed, onType: setTyped };
  switch (view.state) {
    case 'connected':
      return <ScreensPart view={view} client={client} />;
    case 'comparing':
    case 'waiting-for-office':
      return <ComparePart view={view} client={client} />;
    case 'pairing':
      return (
        <>
          <h1>{t('join.title')}</h1>
          <Notice>{t('join.pairing')}</Notice>
        </>
      );
    case 'host-unreachable':
      return (
        <>
          <h1>{t('join.lost')}</h1>
          <Notice tone="warn">{t('errors:host-unreachable')}</Notice>
          <Steps keys={['join.lost.power', 'join.lost.cable', 'join.lost.address']} />
          <TakeOverPart standIn={view.standIn} client={client} />
        </>
      );
    case 'host-changed':
      return (
        <>
          <h1>{t('join.changed')}</h1>
          <Notice tone="bad">{t('errors:host-changed')}</Notice>
          <Steps
            keys={['join.changed.stop', 'join.changed.ask', 'join.changed.back', 'join.changed.new']}
            folder={view.folder}
          />
          <p>
            {t('join.changed.paired')} <span className={styles.key}>{fingerprintText(view.hostKey ?? '')}</span>
          </p>
        </>
      );
    case 'station-removed':
      return (
        <>
          <Notice tone="warn">{t('errors:station-removed')}</Notice>
          <PairPart {...pair} />
        </>
      );
    case 'not-paired':
      return <PairPart {...pair} />;
  }
}

type StepKey = `join.lost.${'power' | 'cable' | 'address'}` | `join.changed.${'stop' | 'ask' | 'back' | 'new'}`;

function Steps({ keys, folder = '' }: { readonly keys: readonly StepKey[]; readonly folder?: string }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps}>
      {keys.map((key) => (
        <li key={key}>{t(key, { folder })}</li>
      ))}
    </ol>
  );
}
