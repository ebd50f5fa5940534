/**
 * The sound of the video beside the calls. It is gone before the bell begins and comes back slowly after the last word.
 * A browser that lets no page sound by itself plays the video silently.
 */
export interface MediaSound {
  /** Quiet at once. Was a video heard until now? */
  hold(): boolean;
  /** Comes back in a moment, unless the next call holds it. */
  release(): void;
  /** A video that plays now; answers the way to let go of it. */
  join(video: Video): () => void;
}

export type Video = Pick<HTMLVideoElement, 'muted' | 'volume'>;

const backAfterMs = 600;
const stepMs = 100;
const steps = 10;

export function createMediaSound(): MediaSound {
  const videos = new Set<Video>();
  const state: { held: boolean; timer: ReturnType<typeof setTimeout> | null } = { held: false, timer: null };

  const set = (muted: boolean, volume: number) => {
    for (const video of videos) {
      video.muted = muted;
      video.volume = volume;
    }
  };
  const stopTimer = () => {
    if (state.timer !== null) clearTimeout(state.timer);
    state.timer = null;
  };
  const comeBack = (step: number) => {
    set(false, step / steps);
    state.timer = step < steps ? setTimeout(() => comeBack(step + 1), stepMs) : null;
  };

  return {
    hold: () => {
      const wasHeard = [...videos].some(({ muted, volume }) => !muted && volume > 0);
      stopTimer();
      state.held = true;
      set(true, 0);
      return wasHeard;
    },
    release: () => {
      if (!state.held) return;
      stopTimer();
      state.timer = setTimeout(() => {
        state.held = false;
        comeBack(1);
      }, backAfterMs);
    },
    join: (video) => {
      videos.add(video);
      video.muted = state.held;
      video.volume = state.held ? 0 : 1;
      return () => void videos.delete(video);
    },
  };
}
