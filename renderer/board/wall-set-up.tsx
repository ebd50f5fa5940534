import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { StaffDialog } from '../ui/choose-dialog.tsx';
import { Choice } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { type OnWall, resolution } from './use-wall.ts';
import { distances, type Fitness, fitnessOf, mmPerPixel, televisions, type Wall } from './wall.ts';
import styles from './wall-set-up.module.css';

/** How large the television is and how far away people sit: asked once for each wall. One too small is refused. */
export function WallSetUp(props: {
  readonly onWall: OnWall;
  readonly hasMedia: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { onWall, hasMedia, onClose } = props;
  const [wall, setWall] = useState<Wall>(onWall.wall);
  const fitness = fitnessOf(wall, resolution());
  const save = () => {
    if (!fitness.fits) return;
    onWall.describe(wall);
    onClose();
  };
  useKeys([{ keys: ['Enter'], onlyOutsideFields: true, run: save }]);
  return (
    <StaffDialog title={t('board.wall.title')} onClose={onClose}>
      <Choice
        label={t('board.wall.diagonal')}
        value={String(wall.diagonalInches)}
        options={options(televisions, wall.diagonalInches, (inches) => t('board.wall.inches', { inches }))}
        onChange={(inches) => setWall({ ...wall, diagonalInches: Number(inches) })}
      />
      <div className={styles.ruler} style={{ width: `${100 / mmPerPixel(wall, resolution())}px` }} />
      <p>{t('board.wall.ruler')}</p>
      <Choice
        label={t('board.wall.distance')}
        value={String(wall.distanceM)}
        options={options(distances, wall.distanceM, (metres) => t('board.wall.metres', { metres }))}
        onChange={(metres) => setWall({ ...wall, distanceM: Number(metres) })}
      />
      <FitnessNotice fitness={fitness} wall={wall} hasMedia={hasMedia} />
      <div className={styles.wallButtons}>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" disabled={!fitness.fits} onPress={save}>
          {t('board.wall.save')}
        </Button>
      </div>
    </StaffDialog>
  );
}

function FitnessNotice({ fitness, wall, hasMedia }: { fitness: Fitness; wall: Wall; hasMedia: boolean }) {
  const { t } = useTranslation();
  const { diagonalInches: inches, distanceM: metres } = wall;
  if (!fitness.fits) {
    return (
      <Notice tone="bad" title={t('board.wall.tooSmall', { inches, metres })}>
        <p>{t('board.wall.needed', { inches: fitness.neededInches, metres })}</p>
        {fitness.readableAtM === null ? null : (
          <p>{t('board.wall.nearer', { metres: metresText(fitness.readableAtM) })}</p>
        )}
      </Notice>
    );
  }
  const { heroMm, rowMm, mediaFromInches } = fitness;
  return (
    <Notice tone="good" title={t('board.wall.fits', { metres })}>
      <p>{t('board.wall.heights', { hero: heroMm, row: rowMm })}</p>
      {hasMedia && mediaFromInches !== null ? (
        <p>{t('board.wall.noRoomForMedia', { inches: mediaFromInches, metres })}</p>
      ) : null}
    </Notice>
  );
}

/** Of the usual ones, and the one that was kept where it is none of them. */
function options(usual: readonly number[], kept: number, text: (value: number) => string) {
  const all = usual.includes(kept) ? usual : [...usual, kept].sort((a, b) => a - b);
  return all.map((value) => ({ value: String(value), text: text(value) }));
}

/** `4,5`: as Vietnamese writes it. */
function metresText(metres: number): string {
  return String(metres).replace('.', ',');
}
