import { startPage } from '../ui/start-page.tsx';
import { VoiceProvider } from '../ui/voice/voice-provider.tsx';
import { CounterApp } from './counter-app.tsx';

startPage(
  'counter',
  <VoiceProvider>
    <CounterApp />
  </VoiceProvider>,
);
