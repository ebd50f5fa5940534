import { useTranslation } from 'react-i18next';
import { sourceLanguage } from '../i18n.ts';
import { classes } from '../ui/classes.ts';
import { BarButton } from './bar-button.tsx';
import styles from './kiosk.module.css';
import { useKiosk } from './kiosk-context.ts';

/** Languages one may change to that have room beside the tiles of a tablet: each is one tap away (K1). */
const ROOM_ON_TABLET = 3;

/** Each language by its own name with its own greeting, never by a flag; beside them how large one sees, and how high one reaches. */
export function LanguageButtons() {
  const { person, send } = useKiosk();
  const offered = useOfferedLanguages();
  const { i18n } = useTranslation();
  const others = offered.filter(({ code }) => code !== i18n.language).length;
  const onTablet = others > ROOM_ON_TABLET;
  return (
    <>
      {offered.length > 1
        ? offered.map(({ code, ownName }) => (
            <LanguageButton
              key={code}
              code={code}
              ownName={ownName}
              className={onTablet ? styles.onPanel : undefined}
            />
          ))
        : null}
      {onTablet ? (
        <BarButton
          label="kiosk.bar.languages"
          pressed={person.language !== sourceLanguage}
          className={styles.onTablet}
          onTap={() => send({ type: 'languages-asked' })}
        />
      ) : null}
      <BarButton
        label="kiosk.bar.easy"
        sign="Aa"
        pressed={person.theme === 'easy'}
        signAlone
        onTap={() => send({ type: 'theme-tapped' })}
      />
      <BarButton
        label="kiosk.bar.reach"
        sign="low-reach"
        pressed={person.reach === 'low'}
        className={styles.onTall}
        onTap={() => send({ type: 'reach-tapped' })}
      />
    </>
  );
}

export function LanguageButton(props: { code: string; ownName: string; className?: string | undefined }) {
  const { i18n } = useTranslation();
  const { send, voices } = useKiosk();
  const choose = () => {
    send({ type: 'language-tapped', language: props.code });
    voices.greet();
  };
  return (
    <BarButton
      label="kiosk.greeting"
      lang={props.code}
      pressed={i18n.language === props.code}
      className={classes(props.className, i18n.language === props.code && styles.chosen)}
      atOnce
      onTap={choose}
    >
      {props.ownName}
    </BarButton>
  );
}

/** Languages whose stage "kiosk" is open, reviewed whole, and whose texts are here. */
export function useOfferedLanguages() {
  const { i18n } = useTranslation();
  const { view } = useKiosk();
  return view.point.languages.filter(
    ({ code, stages }) => stages.includes('kiosk') && i18n.hasResourceBundle(code, 'screen'),
  );
}
