import { startPlainPage } from '../ui/start-page.tsx';
import { PhoneApp } from './phone-app.tsx';

startPlainPage('phone', <PhoneApp />);
