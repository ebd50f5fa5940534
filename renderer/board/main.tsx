import { startPage } from '../ui/start-page.tsx';
import { VoiceProvider } from '../ui/voice/voice-provider.tsx';
import { BoardApp } from './board-app.tsx';

startPage(
  'board',
  <VoiceProvider>
    <BoardApp />
  </VoiceProvider>,
);
