import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrocadeBand } from '../ui/brocade-band.tsx';
import { centreNameText } from '../ui/centre-name.ts';
import { Clock } from '../ui/clock.tsx';
import { ConnectionBadge } from '../ui/connection-badge.tsx';
import { DemonstrationBanner } from '../ui/demonstration-banner.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { useLive } from '../ui/use-live.ts';
import { useVoice } from '../ui/voice/voice-context.ts';
import { createBell } from './bell.ts';
import styles from './board.module.css';
import { wordsOfCall } from './call-words.ts';
import { HeroCall } from './hero-call.tsx';
import { LastCalls } from './last-calls.tsx';
import { Media } from './media.tsx';
import { createMediaSound } from './media-sound.ts';
import { createSayCall } from './say-call.ts';
import { type BoardCall, useAnnouncer } from './use-announcer.ts';
import { useWall } from './use-wall.ts';
import { WaitingQueues } from './waiting-queues.tsx';
import { WallSetUp } from './wall-set-up.tsx';

/** A call pulses while it is that new; the movement itself ends after six seconds. */
const newForMs = 8_000;

/** The screen on the wall: who goes where, who was called, how many wait. Numbers only, no person and no matter. */
export function BoardApp() {
  const { t } = useTranslation();
  const { view, lostSince } = useLive('watchBoard', {});
  const { player } = useVoice();
  const [bell] = useState(createBell);
  const [sound] = useState(createMediaSound);
  const silent = useSilence(bell);
  const latest = useRef(view);
  latest.current = view;
  const [say] = useState(() =>
    createSayCall<BoardCall>({
      ...{ bell, sound },
      speak: async (call) => {
        const words = wordsOfCall(call, latest.current?.point.languages ?? []);
        await player.say(words, { when: 'in-line' });
      },
    }),
  );
  const saying = useAnnouncer(view, say);
  const hasMedia = (view?.media.length ?? 0) > 0;
  const onWall = useWall(hasMedia);
  const [isSettingUp, setSettingUp] = useState(false);
  useKeys([{ keys: ['F2'], run: () => setSettingUp(true) }]);

  if (!view) return <main className={styles.board} style={onWall.style} />;
  const { layout } = onWall;
  const [hero = null] = view.calls;
  const isNew = (call: BoardCall) => view.day.now - call.at <= newForMs;
  return (
    <div
      className={styles.board}
      data-shape={layout.shape}
      data-media={layout.hasMedia || undefined}
      style={onWall.style}
    >
      <BrocadeBand className={styles.band} />
      <header className={styles.header}>
        <div>
          <h1 className={styles.centre}>{centreNameText(view.point.centreName)}</h1>
          <p className={styles.point}>{view.point.pointName}</p>
        </div>
        <Clock className={styles.clock} dateClassName={styles.date} timeClassName={styles.time} />
      </header>
      <main className={styles.main}>
        <HeroCall
          key={hero?.callNo ?? 0}
          call={hero}
          queues={view.queues}
          isNew={hero !== null && isNew(hero)}
          isSaid={hero !== null && saying?.callNo === hero.callNo}
        />
        <LastCalls {...{ calls: view.calls, hero, saying, isNew }} queues={view.queues} places={layout.rows} />
      </main>
      {layout.hasMedia ? <Media media={view.media} sound={sound} /> : null}
      <WaitingQueues queues={view.queues} today={view.day.date} />
      <footer className={styles.footer}>
        <DemonstrationBanner show={view.point.demonstration} className={styles.demonstration} />
        {silent ? <span className={styles.hint}>{t('board.soundOff')}</span> : null}
        {onWall.isDescribed ? null : (
          <button type="button" className={styles.hint} onClick={() => setSettingUp(true)}>
            {t('board.notMeasured')}
          </button>
        )}
        <ConnectionBadge lostSince={lostSince} always />
      </footer>
      {isSettingUp ? <WallSetUp onWall={onWall} hasMedia={hasMedia} onClose={() => setSettingUp(false)} /> : null}
    </div>
  );
}

/** True while the browser keeps the bell silent; any touch or key wakes it. */
function useSilence(bell: ReturnType<typeof createBell>): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    const look = setInterval(() => setSilent(bell.isSilent()), 2_000);
    window.addEventListener('pointerdown', bell.wake);
    window.addEventListener('keydown', bell.wake);
    return () => {
      clearInterval(look);
      window.removeEventListener('pointerdown', bell.wake);
      window.removeEventListener('keydown', bell.wake);
    };
  }, [bell]);
  return silent;
}
