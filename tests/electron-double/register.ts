import { registerHooks } from 'node:module';

/** `node --import register.ts out/main/electron.js`: whoever imports 'electron' gets the double beside this file. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
