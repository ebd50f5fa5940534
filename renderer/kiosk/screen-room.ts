import { useEffect, useState } from 'react';

interface OnScreens {
  readonly panel: number;
  readonly tablet: number;
}

/** In "dễ nhìn" long names take two lines: that much higher is a row then. */
const largeLetters = 1.2;

/**
 * How many rows of so many millimetres fit where lists stand: a screen is filled, never scrolled. The room is the screen
 * without what every screen has above and below.
 */
export function useRowsThatFit(rowMm: OnScreens, takenMm: OnScreens): number {
  const [rows, setRows] = useState(() => rowsThatFit(rowMm, takenMm));
  useEffect(() => {
    const measure = () => setRows(rowsThatFit(rowMm, takenMm));
    window.addEventListener('resize', measure);
    // Letters, reach and the shape of the glass stand there.
    const root = new MutationObserver(measure);
    root.observe(document.documentElement, { attributes: true });
    return () => {
      window.removeEventListener('resize', measure);
      root.disconnect();
    };
  }, [rowMm, takenMm]);
  return rows;
}

function rowsThatFit(rowMm: OnScreens, takenMm: OnScreens): number {
  const root = document.documentElement;
  const mm = Number.parseFloat(root.style.getPropertyValue('--mm')) || 4;
  const share = root.dataset.reach === 'low' ? 0.6 : 1;
  const screen = root.dataset.shape?.startsWith('compact') ? 'tablet' : 'panel';
  const row = rowMm[screen] * (root.dataset.theme === 'easy' ? largeLetters : 1);
  return Math.max(1, Math.floor(((window.innerHeight / mm) * share - takenMm[screen]) / row));
}
