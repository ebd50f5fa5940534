import { useEffect, useRef, useState } from 'react';
import type { BoardView } from '../../contract/terminal-views.ts';
import styles from './media.module.css';
import type { MediaSound } from './media-sound.ts';

type Item = BoardView['media'][number];

const pictureMs = 12_000;
/** A file that cannot be played is skipped, and never hammered. */
const skipMs = 3_000;

/** The centre's own videos and pictures, one after the other, again and again. */
export function Media({ media, sound }: { readonly media: readonly Item[]; readonly sound: MediaSound }) {
  const [turn, setTurn] = useState(0);
  const item = media[turn % media.length];
  if (!item) return null;
  const next = () => setTurn((was) => was + 1);
  return (
    <section className={styles.media}>
      {item.kind === 'video' ? (
        <Film key={`${turn} ${item.url}`} url={item.url} sound={sound} onEnd={next} />
      ) : (
        <Picture key={`${turn} ${item.url}`} url={item.url} onEnd={next} />
      )}
    </section>
  );
}

function Film({ url, sound, onEnd }: { url: string; sound: MediaSound; onEnd: () => void }) {
  const element = useRef<HTMLVideoElement>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const video = element.current;
    if (!video) return;
    const state: { leave: (() => void) | null; timer: ReturnType<typeof setTimeout> | null } = {
      ...{ leave: sound.join(video), timer: null },
    };
    const skip = () => {
      state.timer = setTimeout(() => end.current(), skipMs);
    };
    video.play().catch(() => {
      // No sound without a touch: the pictures at least.
      state.leave?.();
      state.leave = null;
      video.muted = true;
      video.play().catch(skip);
    });
    return () => {
      state.leave?.();
      if (state.timer !== null) clearTimeout(state.timer);
      // Chromium keeps what a removed player has loaded until it is told to let go.
      video.removeAttribute('src');
      video.load();
    };
  }, [sound]);
  return (
    // biome-ignore lint/a11y/useMediaCaption: the centre's own film; what it says is no part of any procedure
    <video ref={element} className={styles.film} src={url} playsInline onEnded={onEnd} />
  );
}

function Picture({ url, onEnd }: { url: string; onEnd: () => void }) {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setTimeout(() => end.current(), pictureMs);
    return () => clearTimeout(timer);
  }, []);
  return <img className={styles.film} src={url} alt="" />;
}
