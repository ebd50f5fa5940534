import { startPage } from '../ui/start-page.tsx';
import { PaperApp } from './paper-app.tsx';

startPage('paper', <PaperApp />);
