import { startPage } from '../ui/start-page.tsx';
import { KioskApp } from './kiosk-app.tsx';

startPage('kiosk', <KioskApp />);
