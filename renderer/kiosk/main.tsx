import { startPage } from '../ui/start-page.tsx';
import { VoiceProvider } from '../ui/voice/voice-provider.tsx';
import { KioskApp } from './kiosk-app.tsx';

startPage(
  'kiosk',
  <VoiceProvider stopsOnTouch>
    <KioskApp />
  </VoiceProvider>,
);
