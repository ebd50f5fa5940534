import { useEffect, useRef } from 'react';
import type { Station } from '../../station-client.ts';
import { useStation } from '../station-context.ts';
import { useLive, type ViewOf } from '../use-live.ts';
import type { ClipSource, FindClip } from './clip-store.ts';
import { findShippedClip } from './shipped-clips.ts';

/** Recordings of this centre first, then the clips that come with the product where they say what is shown. */
export function useStationClips(): FindClip {
  const { station } = useStation();
  const { view } = useLive('watchVoice', {});
  const known = useRef(clipsOf(null, station));
  useEffect(() => {
    known.current = clipsOf(view, station);
  }, [view, station]);
  const find = useRef<FindClip>((language, clip) => {
    const { own, without } = known.current;
    const id = `${language} ${clip}`;
    return own.get(id) ?? (without.has(id) ? null : findShippedClip(language, clip));
  });
  return find.current;
}

function clipsOf(view: ViewOf<'watchVoice'> | null, station: Station) {
  const own = (view?.clips ?? []).map(
    ({ language, clip, ...recording }) => [`${language} ${clip}`, recordedClip(station, recording)] as const,
  );
  return {
    own: new Map<string, ClipSource>(own),
    without: new Set((view?.without ?? []).map(({ language, clip }) => `${language} ${clip}`)),
  };
}

export interface Recording {
  readonly hash: string;
  readonly fromMs: number;
  readonly lengthMs: number;
  readonly gain: number;
}

/** A recording the station keeps: its sound comes over the page's one connection, and only once. */
export function recordedClip(station: Station, { hash, fromMs, lengthMs, gain }: Recording): ClipSource {
  return {
    address: hash,
    part: { from: fromMs / 1000, seconds: lengthMs / 1000, gain },
    read: async () => {
      const answer = await station.client.readClip({ hash });
      if (!answer.ok) throw new Error(answer.error.type);
      return bytesOf(answer.value.sound);
    },
  };
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;
}
