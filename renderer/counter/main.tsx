import { startPage } from '../ui/start-page.tsx';
import { CounterApp } from './counter-app.tsx';

startPage('counter', <CounterApp />);
