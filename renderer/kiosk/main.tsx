import { startPage } from '../ui/start-page.tsx';
import { VoiceProvider } from '../ui/voice/voice-provider.tsx';
import { KioskApp } from './kiosk-app.tsx';
import { guardPage } from './page-guard.ts';

guardPage(window);

startPage(
  'kiosk',
  <VoiceProvider stopsOnTouch>
    <KioskApp />
  </VoiceProvider>,
);
