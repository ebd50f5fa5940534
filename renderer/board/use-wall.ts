import { type CSSProperties, useCallback, useEffect, useState } from 'react';
import { type BoardLayout, closestLayout } from './board-layout.ts';
import { glassOf, keepWall, mmPerPixel, readWall, usualWall, type Wall } from './wall.ts';

export interface OnWall {
  readonly wall: Wall;
  /** Somebody described it; false: a usual television is assumed. */
  readonly isDescribed: boolean;
  readonly layout: BoardLayout;
  /** The layout as custom properties. */
  readonly style: CSSProperties;
  readonly describe: (wall: Wall) => void;
}

/** The wall this page hangs on, measured again whenever the window changes. */
export function useWall(wantsMedia: boolean): OnWall {
  const [described, setDescribed] = useState(() => readWall(window.localStorage, resolution()));
  const [inner, setInner] = useState(innerSize);
  useEffect(() => {
    const measure = () => {
      setInner(innerSize());
      setDescribed(readWall(window.localStorage, resolution()));
    };
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const describe = useCallback((wall: Wall) => {
    keepWall(window.localStorage, wall, resolution());
    setDescribed(wall);
  }, []);

  const wall = described ?? usualWall;
  const layout = closestLayout(glassOf(wall, resolution(), inner), wall.distanceM, wantsMedia);
  const pixels = (mm: number) => `${mm / mmPerPixel(wall, resolution())}px`;
  const style = {
    '--mm': pixels(1),
    '--u': pixels(layout.unitMm),
    '--number': pixels(layout.numberMm),
    '--counter': pixels(layout.counterMm),
    '--row': pixels(layout.rowMm),
    '--rows': layout.rows,
    '--hero-width': pixels(layout.heroWidthMm),
    '--aside-width': pixels(layout.asideWidthMm),
  } as CSSProperties;
  return { wall, isDescribed: described !== null, layout, style, describe };
}

/** Of the screen, in the pixels that the page counts. */
export function resolution() {
  return { width: window.screen.width, height: window.screen.height };
}

function innerSize() {
  return { width: window.innerWidth, height: window.innerHeight };
}
