import enErrors from '../../locales/en/errors.json';
import enScreen from '../../locales/en/screen.json';
import { setTexts } from '../i18n.ts';
import { startPlainPage } from '../ui/start-page.tsx';
import { SetUpApp } from './set-up-app.tsx';

startPlainPage('set-up', <SetUpApp />);
// No station is there yet that could send them.
setTexts('en', { screen: enScreen, errors: enErrors, announcement: {} });
