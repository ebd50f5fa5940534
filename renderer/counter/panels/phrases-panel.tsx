import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LanguageView } from '../../../contract/terminal-views.ts';
import { type PhraseName, phraseKeys, phraseNames } from '../../../domain/data/phrases.ts';
import { sourceLanguage } from '../../i18n.ts';
import { OptionKeys, StaffDialog } from '../../ui/choose-dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Notice } from '../../ui/notice.tsx';
import { utterancesOf } from '../../ui/voice/spoken.ts';
import { useVoice } from '../../ui/voice/voice-context.ts';
import type { PanelProps } from './panel-props.ts';
import styles from './phrases-panel.module.css';

const keyAt = (index: number) => phraseKeys.charAt(index);

/**
 * What a clerk says a hundred times a day, spoken in the citizen's language by a recording and shown beside the
 * Vietnamese. Only languages whose counter stage is open; where a recording is missing the sentence is said in Vietnamese.
 */
export function PhrasesPanel({ view, onClose }: PanelProps) {
  const { t, i18n } = useTranslation();
  const { player } = useVoice();
  const offered = view.point.languages.filter(({ code, stages }) => isOffered(code, stages));
  const theirs = offered.find(({ code }) => code === view.current?.language) ?? offered[0];
  const [language, setLanguage] = useState(theirs?.code ?? sourceLanguage);
  const [said, setSaid] = useState<PhraseName | null>(null);
  const [silent, setSilent] = useState(false);
  const textIn = (code: string, key: string) => i18n.getResource(code, 'screen', key) as string | undefined;

  const say = async (name: PhraseName) => {
    setSaid(name);
    const utterances = utterancesOf([`phrase.${name}`], language, { textOf: textIn, has: player.has });
    const outcome = utterances ? await player.say(utterances, { when: 'at-once' }) : 'no-clip';
    setSilent(outcome === 'no-clip');
  };
  const close = () => {
    player.stop();
    onClose();
  };
  const options = phraseNames.map((name, index) => ({ key: keyAt(index), text: '', run: () => void say(name) }));
  return (
    <StaffDialog title={t('counter.phrases.title')} onClose={close} wide>
      <OptionKeys options={options} />
      <p>{t('counter.phrases.help')}</p>
      <fieldset className={styles.languages}>
        <legend className={styles.legend}>{t('counter.phrases.language')}</legend>
        {offered.map(({ code, ownName }) => (
          <button
            key={code}
            type="button"
            className={styles.language}
            aria-pressed={code === language}
            onClick={() => setLanguage(code)}
          >
            {ownName}
          </button>
        ))}
      </fieldset>
      <ul className={styles.phrases}>
        {phraseNames.map((name, index) => (
          <li key={name}>
            <button type="button" className={styles.phrase} aria-pressed={said === name} onClick={() => void say(name)}>
              <KeyCap>{keyAt(index).toUpperCase()}</KeyCap>
              <span className={styles.texts}>
                <span className={language === sourceLanguage ? styles.theirs : styles.meaning}>
                  {t(`phrase.${name}`)}
                </span>
                {language === sourceLanguage ? null : (
                  <span className={styles.theirs} lang={language}>
                    {textIn(language, `phrase.${name}`)}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {silent ? <Notice tone="warn">{t('counter.phrases.silent')}</Notice> : null}
    </StaffDialog>
  );
}

function isOffered(code: string, stages: LanguageView['stages']): boolean {
  return code === sourceLanguage || stages.includes('counter');
}
