import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import styles from './led-steps.module.css';

export interface DeviceToTry {
  readonly id: string;
  readonly name: string;
  /** What came of it the last time. */
  readonly says: ReactNode;
  readonly isTried: boolean;
  /** The word of its button, where it is no trying. */
  readonly press?: string;
  readonly onTry: () => void;
}

/** One device after the other; the next to try has the focus. */
export function DeviceList({ devices }: { readonly devices: readonly DeviceToTry[] }) {
  const { t } = useTranslation();
  const next = nextToTry(devices);
  return (
    <ol className={styles.devices}>
      {devices.map(({ id, name, says, press = t('doctor.tests.start'), onTry }) => (
        <li key={id} className={styles.device}>
          <span className={styles.name}>{name}</span>
          <div>{says}</div>
          {/* Made anew when it becomes the next one: then the focus comes to it. */}
          <Button
            key={id === next?.id ? 'next' : 'other'}
            kind={id === next?.id ? 'primary' : 'plain'}
            autoFocus={id === next?.id}
            label={`${press}: ${name}`}
            onPress={onTry}
          >
            {press}
          </Button>
        </li>
      ))}
    </ol>
  );
}

export function nextToTry(devices: readonly DeviceToTry[]): DeviceToTry | null {
  return devices.find(({ isTried }) => !isTried) ?? null;
}
