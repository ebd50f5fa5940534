import { startPlainPage } from '../ui/start-page.tsx';
import { JoinApp } from './join-app.tsx';

startPlainPage('join', <JoinApp />);
