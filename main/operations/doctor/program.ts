import type { Check, PcParts } from './check.ts';

/** Which version runs; a build nobody signed says so, because Windows warns of it and anybody could have made it. */
export const program: Check<PcParts> = {
  id: 'program',
  now: ({ version, pc }) => {
    const { packaged, signed } = pc.program();
    const params = { version };
    if (!packaged) return { state: 'warning', says: 'program.source', params, how: 'unsigned-build' };
    if (signed === null) return { state: 'unknown', says: 'program.signature-unknown', params, how: 'unsigned-build' };
    if (!signed) return { state: 'warning', says: 'program.unsigned', params, how: 'unsigned-build' };
    return { state: 'ok', says: 'program.signed', params };
  },
};
