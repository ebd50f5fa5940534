import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../contract/words.ts';
import { connectStation, type Session, stationUrl } from '../station-client.ts';
import { type Attached, attachTerminal, onNewCode, type TokenPlace, tokenPlace } from './attach-terminal.ts';
import { BrocadeBand } from './brocade-band.tsx';
import { HostGone } from './host-gone.tsx';
import { askOwnDoor } from './host-trouble.ts';
import { ErrorText } from './notice.tsx';
import { StationContext } from './station-context.ts';
import styles from './terminal-gate.module.css';

/** Connects the page to its station, attaches it in its role, and shows the page once it knows who it is. */
export function TerminalGate(props: {
  readonly role: Role;
  /** The one-time code of the address. */
  readonly code: string | null;
  /** In a practice world: its name, and where its token is kept; left out: the real station. */
  readonly practice?: { readonly world: string; readonly place: TokenPlace };
  readonly children: ReactNode;
}) {
  const { role, code, practice, children } = props;
  const world = practice?.world ?? null;
  const { t } = useTranslation();
  const station = useMemo(() => connectStation(stationUrl(window.location, window.ganDan, world)), [world]);
  const inPractice = practice?.place;
  const place = useMemo(
    () => inPractice ?? tokenPlace(window.sessionStorage, window.localStorage, role),
    [role, inPractice],
  );
  const [attached, setAttached] = useState<Attached | null>(null);

  useEffect(() => {
    const preloadToken = world === null ? (window.ganDan?.token ?? null) : null;
    return untilKnown(() => attachTerminal({ station, role, code, preloadToken, place }), setAttached);
  }, [station, role, code, place, world]);

  useEffect(() => (world === null ? onNewCode(window) : undefined), [world]);

  // A real page keeps its connection as long as it lives; one of practice leaves it behind.
  const isThere = useRef(false);
  useEffect(() => {
    if (world === null) return;
    isThere.current = true;
    return () => {
      isThere.current = false;
      // Not when React only looks whether an effect can be done twice.
      setTimeout(() => !isThere.current && station.close());
    };
  }, [world, station]);

  const context = useMemo(() => {
    if (!attached?.ok) return null;
    const setSession = (session: Session) => {
      station.setToken(session.token);
      place.keep(session.token);
      setAttached({ ok: true, session });
    };
    return { station, session: attached.session, setSession };
  }, [attached, station, place]);

  if (context) return <StationContext value={context}>{children}</StationContext>;
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <BrocadeBand />
        <div className={styles.text}>
          <h1>{attached ? t('ui.gate.notAttached') : t('ui.gate.connecting')}</h1>
          {attached && !attached.ok ? (
            <>
              <p>{t('ui.gate.howToAttach')}</p>
              {attached.failure.type === 'sign-in-required' ? null : <ErrorText failure={attached.failure} />}
              <ScreensOfThisPc />
            </>
          ) : (
            <>
              <p>{t('ui.gate.wait')}</p>
              {role === 'counter' || role === 'office' ? <WhenItTakesLong /> : null}
            </>
          )}
        </div>
      </div>
    </main>
  );
}

/** Where this PC works for a host, nobody needs an address with a code: its own page opens its screens. */
function ScreensOfThisPc() {
  const { t } = useTranslation();
  const [worksForHost, setWorksForHost] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void askOwnDoor(stop.signal).then((is) => setWorksForHost(is === 'works-for-host'));
    return () => stop.abort();
  }, []);
  return worksForHost ? (
    <p>
      <a href="/join">{t('ui.gate.ofThisPc')}</a>
    </p>
  ) : null;
}

/** At power-on the screen is up before its station; longer than that, and at a PC that works for a host, it is the host that is missed. */
function WhenItTakesLong() {
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSince(Date.now()), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p>
      <HostGone lostSince={since} />
    </p>
  );
}

const LONG_MS = 4_000;

/** Again every half second while the station does not answer: at power-on the screen is up before its station. */
function untilKnown(ask: () => Promise<Attached>, tell: (attached: Attached) => void): () => void {
  const state = { stopped: false };
  const attempt = async () => {
    try {
      const attached = await ask();
      if (!state.stopped) tell(attached);
    } catch {
      if (!state.stopped) setTimeout(attempt, 500);
    }
  };
  attempt();
  return () => {
    state.stopped = true;
  };
}
