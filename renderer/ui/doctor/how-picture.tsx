import type { ReactNode } from 'react';
import type { HowId } from '../../../domain/doctor.ts';
import styles from './doctor.module.css';

/** Simple drawings in the line of the pictograms; what they show is said in the steps beside them. */
const pictures = {
  printer: (
    <>
      <path d="M22 34h52v30H22z" />
      <path d="M32 34V14h32v20M32 54h32v28H32z" />
      <path d="M38 62h20M38 70h14" />
    </>
  ),
  roll: (
    <>
      <circle cx="36" cy="46" r="22" />
      <circle cx="36" cy="46" r="7" />
      <path d="M58 46h24v34M74 72l8 8 8-8" />
    </>
  ),
  cover: (
    <>
      <path d="M18 56h60v26H18z" />
      <path d="M18 56 66 30l10 12" />
      <path d="M82 20v26M74 38l8 8 8-8" />
    </>
  ),
  cable: (
    <>
      <path d="M12 40h30v20H12z" />
      <path d="M42 44h10M42 56h10M62 36h20v28H62z" />
      <path d="M82 50h8M47 72c8 12 20 12 28 0M70 74l6-3 1 7" />
    </>
  ),
  disk: (
    <>
      <path d="M18 22h60v52H18z" />
      <circle cx="48" cy="46" r="16" />
      <circle cx="48" cy="46" r="4" />
      <path d="M24 68h10" />
    </>
  ),
  bin: (
    <>
      <path d="M28 30h40l-5 52H33z" />
      <path d="M22 30h52M40 30v-8h16v8M40 42v28M48 42v28M56 42v28" />
    </>
  ),
  clock: (
    <>
      <circle cx="48" cy="48" r="34" />
      <path d="M48 26v22l16 10" />
    </>
  ),
  stick: (
    <>
      <path d="M20 40h40v22H20zM60 44h16v14H60z" />
      <path d="M66 49v4M71 49v4M28 51h14" />
    </>
  ),
  phone: (
    <>
      <path d="M26 18c-6 4-8 12-2 26s20 28 34 32c8 2 12-2 14-8l-16-10-8 6c-6-2-14-12-16-18l8-6z" />
      <path d="M60 20c10 2 16 8 18 18M60 32c4 1 6 3 7 7" />
    </>
  ),
  scanner: (
    <>
      <path d="M16 26h44l10 14-10 8H40l-6 30H20l6-30H16z" />
      <path d="M78 34l10-4M80 42h10M78 50l10 4" />
    </>
  ),
  door: (
    <>
      <path d="M30 14h36v68H30zM22 82h52" />
      <circle cx="58" cy="48" r="2.5" />
    </>
  ),
  screen: (
    <>
      <path d="M14 20h68v44H14zM40 64v14M56 64v14M30 78h36" />
    </>
  ),
  microphone: (
    <>
      <path d="M40 16h16v36a8 8 0 0 1-16 0z" />
      <path d="M30 44v6a18 18 0 0 0 36 0v-6M48 68v14M36 82h24" />
    </>
  ),
  card: (
    <>
      <path d="M12 14h72v56H12zM26 28h44v28H26z" />
      <path d="M32 48h16M32 40h8M40 82h16" />
    </>
  ),
  chip: (
    <>
      <path d="M28 28h40v40H28z" />
      <path d="M36 28V16M48 28V16M60 28V16M36 80V68M48 80V68M60 80V68M28 36H16M28 48H16M28 60H16M80 36H68M80 48H68M80 60H68" />
    </>
  ),
  plug: (
    <>
      <path d="M34 16v16M62 16v16M26 32h44v14c0 12-8 20-22 20s-22-8-22-20z" />
      <path d="M48 66v18M40 84h16" />
    </>
  ),
  seal: (
    <>
      <path d="M48 14l28 10v22c0 18-12 30-28 38-16-8-28-20-28-38V24z" />
      <path d="M36 46l10 10 16-20" />
    </>
  ),
} satisfies Record<string, ReactNode>;

const pictureOf: Readonly<Record<HowId, keyof typeof pictures>> = {
  'unsigned-build': 'seal',
  'bring-update': 'stick',
  'update-again': 'stick',
  'update-damaged': 'disk',
  'update-stuck': 'phone',
  'use-launcher': 'screen',
  'lock-down': 'seal',
  'disk-failing': 'disk',
  'database-damaged': 'phone',
  'free-the-disk': 'bin',
  'more-memory': 'chip',
  'set-clock': 'clock',
  'network-cable': 'cable',
  'bring-the-stick': 'stick',
  'second-place': 'stick',
  'printer-cable': 'cable',
  'printer-paper': 'roll',
  'printer-cover': 'cover',
  'printer-fault': 'printer',
  'scanner-cable': 'scanner',
  'test-devices': 'screen',
  'calibrate-kiosk': 'card',
  'start-program': 'screen',
  'open-the-door': 'door',
  'other-pc': 'screen',
  'other-version': 'screen',
  'look-at-pc': 'screen',
  'choose-stand-in': 'screen',
  'meet-stand-in': 'cable',
  'record-clips': 'microphone',
  'machine-settings': 'screen',
  'power-on': 'plug',
  'call-province': 'phone',
};

export function HowPicture({ how }: { how: HowId }) {
  return (
    <svg className={styles.picture} viewBox="0 0 96 96" aria-hidden="true">
      {pictures[pictureOf[how]]}
    </svg>
  );
}
