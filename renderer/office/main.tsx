import { startPage } from '../ui/start-page.tsx';
import { OfficeApp } from './office-app.tsx';

startPage('office', <OfficeApp />);
