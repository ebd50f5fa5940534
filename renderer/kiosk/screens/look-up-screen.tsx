import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pictogram } from '../../ui/pictogram.tsx';
import { BarButton } from '../bar-button.tsx';
import { canBeCode, codeKeys, codeLetters, eraseCode, typeCode } from '../code-keys.ts';
import { Keypad } from '../keypad.tsx';
import styles from '../kiosk.module.css';
import { useKiosk } from '../kiosk-context.ts';
import { BackButton, KioskFrame } from '../kiosk-frame.tsx';
import { useEntrance } from '../use-entrance.ts';
import look from './look-up-screen.module.css';

/** How a dossier stands: by holding its code to the scanner, or by typing it. Never by name or card. */
export function LookUpScreen() {
  const { t } = useTranslation();
  const { person, asks } = useKiosk();
  const [typed, setTyped] = useState('');
  useEntrance(['kiosk.lookUp.title', 'kiosk.lookUp.scan']);
  return (
    <KioskFrame bar={<BackButton />}>
      <h1 className={styles.prompt}>{t('kiosk.lookUp.title')}</h1>
      <div className={look.ways}>
        <p className={look.scan}>
          <Pictogram name="scan" className={look.scanSign} />
          <span>{t('kiosk.lookUp.scan')}</span>
        </p>
        <div className={look.type}>
          <p className={look.label} id="typed-code">
            {t('kiosk.lookUp.type')}
          </p>
          <output className={look.typed} aria-labelledby="typed-code">
            {typed}
            <span className={look.caret} aria-hidden="true" />
          </output>
          <Keypad
            keys={codeKeys}
            letters={codeLetters}
            onKey={(key) => setTyped(typeCode(typed, key))}
            onErase={() => setTyped(eraseCode(typed))}
          />
          <BarButton
            label={person.asking ? 'kiosk.lookUp.reading' : 'kiosk.lookUp.show'}
            sign="look-up"
            look="main"
            disabled={!canBeCode(typed) || person.asking !== null}
            onTap={() => void asks.readCode(typed, false)}
          />
        </div>
      </div>
    </KioskFrame>
  );
}
