import type { ReactNode } from 'react';
import { Button as PressButton } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classes } from './classes.ts';

/** A staff button. `primary`: the one thing to do next; `danger`: costs something; the key that does the same at its end. */
export function Button(props: {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly type?: 'button' | 'submit';
  /** For those who hear it, where the words alone do not say of what; it begins with the words. */
  readonly label?: string;
  readonly shortcut?: string;
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}) {
  const { kind = 'plain', size = 'normal', type = 'button', shortcut, pending = false, disabled = false } = props;
  return (
    <PressButton
      type={type}
      className={classes(styles.button, styles[kind], styles[size])}
      isDisabled={disabled}
      isPending={pending}
      autoFocus={props.autoFocus ?? false}
      {...(props.onPress ? { onPress: props.onPress } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
      {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
    >
      <span className={styles.label}>{props.children}</span>
      {shortcut ? <kbd className={styles.key}>{shortcut}</kbd> : null}
    </PressButton>
  );
}
