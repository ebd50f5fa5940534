import { type Dispatch, useCallback, useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { sourceLanguage } from '../i18n.ts';
import { setTheme } from '../ui/display-settings.ts';
import { type KioskEvent, nobodyIn, type Person, step } from './kiosk-flow.ts';

/** The person in front of the kiosk, and how the page looks to them: language, theme and reach follow the state. */
export function useKioskMachine(): readonly [Person, Dispatch<KioskEvent>] {
  const { i18n } = useTranslation();
  const advance = useCallback((was: Person, event: KioskEvent) => step(was, event, sourceLanguage), []);
  const [person, send] = useReducer(advance, sourceLanguage, nobodyIn);
  const { language, theme, reach } = person;
  useEffect(() => void i18n.changeLanguage(language), [i18n, language]);
  useEffect(() => setTheme(theme), [theme]);
  useEffect(() => {
    document.documentElement.dataset.reach = reach;
  }, [reach]);
  return [person, send];
}
