import { implement } from '@orpc/server';
import { type JoinView, joinApi } from '../../../contract/join-api.ts';
import type { LedPcHere } from '../../operations/led-pc.ts';
import type { Joining } from './joining.ts';

/** What the page of a paired PC asks, at the PC itself: nobody signs in here, so that nothing of a person is shown or asked for. */
export function joinRouter(joining: Joining, led: LedPcHere) {
  const os = implement(joinApi);
  return os.router({
    watchJoining: os.watchJoining.handler(({ signal }) => watch(joining, led, signal)),
    pairWithCode: os.pairWithCode.handler(({ input }) => joining.withText(input.text)),
    compareWith: os.compareWith.handler(({ input }) => joining.compare({ host: input.address, port: input.port })),
    digitsAreSame: os.digitsAreSame.handler(() => {
      joining.same();
      return {};
    }),
    stopComparing: os.stopComparing.handler(() => {
      joining.stop();
      return {};
    }),
    takeOver: os.takeOver.handler(({ input: { login, password } }) => joining.takeOver(login, password)),
    goOnWithSetUp: os.goOnWithSetUp.handler(({ input: { step } }) => led.goOn(step)),
    putOffSetUp: os.putOffSetUp.handler(() => led.putOff()),
    noteDeviceTest: os.noteDeviceTest.handler(({ input }) => led.note(input)),
    hearScanner: os.hearScanner.handler(() => led.hear()),
    printTestPage: os.printTestPage.handler(({ input: { origin } }) => led.print(origin)),
    lookAtPc: os.lookAtPc.handler(() => {
      led.look();
      return {};
    }),
    openScreen: os.openScreen.handler(async ({ input: { role, counter } }) => {
      const code = await joining.link()?.openTerminal(role, counter);
      return code
        ? { ok: true as const, value: { code } }
        : { ok: false as const, error: { type: 'host-unreachable' as const } };
    }),
  });
}

/** What changes while the page is being told is told next: it never waits for yet another change. */
async function* watch(
  joining: Joining,
  led: LedPcHere,
  signal: AbortSignal | undefined,
): AsyncGenerator<JoinView, void, void> {
  const news = { version: 0, wake: () => {} };
  const heard = () => {
    news.version++;
    news.wake();
  };
  const stop = joining.onChange(heard);
  signal?.addEventListener('abort', heard);
  try {
    for (let seen = -1; !signal?.aborted; ) {
      if (seen === news.version) {
        await new Promise<void>((resolve) => {
          news.wake = resolve;
        });
        continue;
      }
      seen = news.version;
      yield { ...joining.view(), setUp: led.view() };
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', heard);
  }
}
