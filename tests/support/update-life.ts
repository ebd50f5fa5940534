import { updateRig } from './update-rig.ts';

/** A PC of `update-rig.ts` as a process that can be killed: takes its stick in and lives through an evening. */
const [, , root = '', key = ''] = process.argv;
const rig = updateRig({ root, key });
rig.folder().stage(`${root}/stick/x.gdu`, { version: '1.0.0', now: rig.now });
process.exit(await rig.evening());
