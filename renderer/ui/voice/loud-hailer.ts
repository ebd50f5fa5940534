import type { Utterance } from './voice-player.ts';

/** What a page's loudspeaker says, told to the other pages of this browser: the simulators' dock shows it. */
export interface SaidAloud {
  /** `kiosk`, `board`, `office`. */
  readonly page: string;
  /** UTC ms of this PC. */
  readonly at: number;
  readonly utterances: readonly Utterance[];
}

const channelName = 'gan-dan.said';

export function openHailer(page: string) {
  const channel = new BroadcastChannel(channelName);
  return {
    tell: (utterances: readonly Utterance[]) =>
      channel.postMessage({ page, at: Date.now(), utterances } satisfies SaidAloud),
    close: () => channel.close(),
  };
}

export function listenToHailers(heard: (said: SaidAloud) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<SaidAloud>) => heard(event.data);
  return () => channel.close();
}
