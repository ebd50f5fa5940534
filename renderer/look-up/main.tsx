import { startPlainPage } from '../ui/start-page.tsx';
import { LookUpApp } from './look-up-app.tsx';

startPlainPage('look-up', <LookUpApp />);
