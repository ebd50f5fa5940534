/**
 * What runs inside a page to measure it, as a script for `addInitScript`. `stopwatch.touch(isThere)` answers the
 * milliseconds from the next touch to the end of the frame in which `isThere()` is first true.
 */
export const stopwatch = `
// The true ones, also where a page is later given a clock that is moved by hand.
const { Date, requestAnimationFrame } = globalThis;
globalThis.stopwatch = {
  touch: (isThere) => new Promise((done) => {
    let began = null;
    addEventListener('pointerdown', (event) => { began = event.timeStamp; }, { capture: true, once: true });
    const afterFrame = (then) => { const turn = new MessageChannel(); turn.port1.onmessage = then; turn.port2.postMessage(0); };
    const look = () => {
      if (began !== null && isThere()) afterFrame(() => done(performance.now() - began));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }),
  /** The wall-clock moment at the end of the frame in which \`isThere()\` is first true: for two pages of one PC. */
  when: (isThere) => new Promise((done) => {
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      const turn = new MessageChannel();
      turn.port1.onmessage = () => done(Date.now());
      turn.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  }),
  /** Wall-clock moments at which a tone was started, and a recorded word. */
  sounds: [],
  words: [],
  /** Wall-clock moments at which a recorded word was cut short. */
  hushes: [],
  /** Of the last touch, by the wall clock. */
  touchedAt: null,
};
addEventListener('pointerdown', ({ timeStamp }) => {
  stopwatch.touchedAt = Date.now() - (performance.now() - timeStamp);
}, { capture: true });
const say = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (at, ...part) {
  stopwatch.words.push(Date.now() + Math.max(0, ((at ?? 0) - this.context.currentTime) * 1000));
  return say.call(this, at, ...part);
};
const hush = AudioBufferSourceNode.prototype.stop;
AudioBufferSourceNode.prototype.stop = function (...part) {
  stopwatch.hushes.push(Date.now());
  return hush.apply(this, part);
};
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) {
  stopwatch.sounds.push(Date.now() + Math.max(0, ((at ?? 0) - this.context.currentTime) * 1000));
  return start.call(this, at);
};
`;
