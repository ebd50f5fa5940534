import { startPlainPage } from '../ui/start-page.tsx';
import { ProvinceApp } from './province-app.tsx';

startPlainPage('province', <ProvinceApp />);
