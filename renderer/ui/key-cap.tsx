import styles from './key-cap.module.css';

/** What stands on a key, drawn as the key. */
export function KeyCap({ children }: { readonly children: string }) {
  return <kbd className={styles.cap}>{children}</kbd>;
}
