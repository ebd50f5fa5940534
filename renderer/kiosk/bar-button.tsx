import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictogramName } from '../../domain/data/pictograms.ts';
import type { ScreenKey } from '../i18n.ts';
import { classes } from '../ui/classes.ts';
import { Pictogram } from '../ui/pictogram.tsx';
import type { Speakable } from '../ui/voice/spoken.ts';

import styles from './bar-button.module.css';
import { useKiosk } from './kiosk-context.ts';

/** A button of the bars: sign and word, pressed or not, 20 mm at least. In speaker mode it speaks first. */
export function BarButton(props: {
  readonly label: ScreenKey;
  readonly sign?: PictogramName | 'Aa';
  /** Instead of the label's text. */
  readonly children?: ReactNode;
  readonly says?: readonly Speakable[];
  readonly pressed?: boolean;
  readonly lang?: string;
  /** The one thing to do next. */
  readonly look?: 'main';
  readonly className?: string | undefined;
  readonly disabled?: boolean;
  /** Its arrow points back. */
  readonly backwards?: boolean;
  /** Its word may go where the bar is full. */
  readonly signAlone?: boolean;
  /** Also in speaker mode: the speaker's own button. */
  readonly atOnce?: boolean;
  /** Answers touches earlier than the rest of a new screen. */
  readonly guardMs?: number;
  readonly onTap: () => void;
}) {
  const { t } = useTranslation();
  const { voices } = useKiosk();
  const { label, sign, pressed, says = [label] } = props;
  const id = props.lang ? `${label} ${props.lang}` : label;
  return (
    <button
      type="button"
      className={classes(
        styles.button,
        pressed && styles.pressed,
        props.look === 'main' && styles.main,
        voices.lit === id && styles.lit,
        !sign && styles.wordOnly,
        props.backwards && styles.backwards,
        props.signAlone && styles.signAlone,
        props.className,
      )}
      disabled={props.disabled ?? false}
      onClick={() => (props.atOnce ? props.onTap() : voices.press(id, says, props.onTap))}
      {...(props.guardMs === undefined ? {} : { 'data-guard-ms': props.guardMs })}
      {...(props.lang ? { lang: props.lang } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {sign ? (
        <span className={styles.sign}>
          {sign === 'Aa' ? <span className={styles.letters}>Aa</span> : <Pictogram name={sign} />}
        </span>
      ) : null}
      <span className={styles.text}>{props.children ?? t(label)}</span>
    </button>
  );
}
