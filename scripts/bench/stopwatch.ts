/**
 * What runs inside a page to measure it, as a script for `addInitScript`. `stopwatch.touch(isThere)` answers the
 * milliseconds from the next touch to the end of the frame in which `isThere()` is first true.
 */
export const stopwatch = `
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
  /** Wall-clock moments at which a sound was started. */
  sounds: [],
};
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (at) {
  stopwatch.sounds.push(Date.now() + Math.max(0, ((at ?? 0) - this.context.currentTime) * 1000));
  return start.call(this, at);
};
`;
