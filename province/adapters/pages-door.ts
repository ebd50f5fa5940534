import { implement } from '@orpc/server';
import { mayCall, type OfficerRight, officerRights } from '../../contract/officer-rights.ts';
import { provincePagesApi } from '../../contract/province-pages-api.ts';
import { answerBundle, takeBundlePiece } from '../operations/bundle-by-page.ts';
import { equipmentOf, saveEquipment } from '../operations/equipment.ts';
import { exportState } from '../operations/exporting.ts';
import { figuresOf } from '../operations/figures.ts';
import { fleet } from '../operations/fleet.ts';
import { liveNumbers, parkedEvents } from '../operations/live-numbers.ts';
import { changeOwnPassword, createByOfficer, officersOf, resetPassword, setOfficer } from '../operations/officers.ts';
import { onTheRoad } from '../operations/on-the-road.ts';
import { createAgentByOfficer } from '../operations/post-agents.ts';
import type { Province } from '../operations/province.ts';
import {
  changeReference,
  compareWithRegister,
  previewPublication,
  previewReference,
  publishReference,
  referenceState,
  referenceTable,
} from '../operations/reference.ts';
import { serverState } from '../operations/server-state.ts';
import { sessionOf, signIn, signOut } from '../operations/sign-in.ts';
import { previewWantedVersion, wantVersion } from '../operations/wanted-versions.ts';
import { settleExport, unparkExports } from '../store/national.ts';
import { atTheDoor } from './at-the-door.ts';
import type { RequestFacts } from './request-facts.ts';

/** The methods of the province's pages, each behind its line of `officer-rights.ts`; the scope goes into every query. */
export function pagesMethods(province: Province) {
  const os = implement(provincePagesApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();

  const signedIn = os.middleware(async ({ context, path, next }) => {
    const token = /^Bearer ([A-Z2-7]{52})$/.exec(context.authorization ?? '')?.[1];
    const session = token === undefined ? null : await sessionOf(province, token);
    if (!session) throw atTheDoor('sign-in-required');
    if (session.state === 'expired') throw atTheDoor('sign-in-expired');
    const { officer, tokenHash } = session;
    if (!mayCall(rightOf(path.at(-1)), officer)) throw atTheDoor('role-not-allowed', 403);
    return next({ context: { officer, tokenHash, scope: officer.commune?.code ?? null } });
  });

  return {
    signIn: os.signIn.handler(({ input }) => signIn(province, input)),
    signOut: os.signOut.use(signedIn).handler(async ({ context }) => {
      await signOut(province, context.tokenHash);
      return {};
    }),
    changeOfficerPassword: os.changeOfficerPassword
      .use(signedIn)
      .handler(({ input, context }) => changeOwnPassword(province, context, input)),
    officers: os.officers.use(signedIn).handler(({ context }) => officersOf(province, context.scope)),
    createOfficer: os.createOfficer
      .use(signedIn)
      .handler(({ input, context }) => createByOfficer(province, context.officer, input)),
    setOfficer: os.setOfficer
      .use(signedIn)
      .handler(({ input, context }) => setOfficer(province, context.officer, input)),
    resetOfficerPassword: os.resetOfficerPassword
      .use(signedIn)
      .handler(({ input, context }) => resetPassword(province, context.officer, input.login)),
    createPostAgent: os.createPostAgent
      .use(signedIn)
      .handler(({ input, context }) => createAgentByOfficer(province, context.officer, input)),
    communeFigures: os.communeFigures
      .use(signedIn)
      .handler(({ input, context }) => figuresOf(province, context.scope, input)),
    liveNumbers: os.liveNumbers.use(signedIn).handler(({ context }) => liveNumbers(province, context.scope)),
    parkedEvents: os.parkedEvents
      .use(signedIn)
      .handler(({ input, context }) => parkedEvents(province, context.scope, input.point)),
    foldersOnTheRoad: os.foldersOnTheRoad.use(signedIn).handler(({ context }) => onTheRoad(province, context.scope)),
    nationalExport: os.nationalExport.use(signedIn).handler(({ context }) => exportState(province, context.scope)),
    retryNationalExport: os.retryNationalExport.use(signedIn).handler(async () => {
      await unparkExports(province.database, province.clock.now());
      return {};
    }),
    settleNationalExport: os.settleNationalExport.use(signedIn).handler(async ({ input, context }) => {
      await settleExport(province.database, input, { login: context.officer.login, now: province.clock.now() });
      return {};
    }),
    referenceState: os.referenceState.use(signedIn).handler(({ context }) => referenceState(province, context.scope)),
    referenceTable: os.referenceTable
      .use(signedIn)
      .handler(({ input, context }) => referenceTable(province, context.scope, input.kind)),
    previewReference: os.previewReference.use(signedIn).handler(({ input }) => previewReference(province, input)),
    changeReference: os.changeReference
      .use(signedIn)
      .handler(({ input, context }) => changeReference(province, context.officer, input)),
    previewPublication: os.previewPublication.use(signedIn).handler(() => previewPublication(province)),
    publishReference: os.publishReference
      .use(signedIn)
      .handler(({ input, context }) => publishReference(province, context.officer, input)),
    takeBundlePiece: os.takeBundlePiece
      .use(signedIn)
      .handler(({ input, context }) => takeBundlePiece(province, context.scope, input)),
    answerBundle: os.answerBundle
      .use(signedIn)
      .handler(({ input, context }) => answerBundle(province, context.scope, input.point)),
    fleet: os.fleet.use(signedIn).handler(({ context }) => fleet(province, context.scope)),
    serverState: os.serverState.use(signedIn).handler(() => serverState(province)),
    equipment: os.equipment
      .use(signedIn)
      .handler(({ input, context }) => equipmentOf(province, context.scope, input.commune)),
    saveEquipment: os.saveEquipment
      .use(signedIn)
      .handler(({ input, context }) => saveEquipment(province, context.officer, input)),
    previewWantedVersion: os.previewWantedVersion
      .use(signedIn)
      .handler(({ input }) => previewWantedVersion(province, input)),
    wantVersion: os.wantVersion
      .use(signedIn)
      .handler(({ input, context }) => wantVersion(province, context.officer, input)),
    compareWithRegister: os.compareWithRegister
      .use(signedIn)
      .handler(({ input, context }) => compareWithRegister(province, context.scope, input)),
  };
}

/** A method without a line is nobody's: the compiler asks for the line, and this for the method. */
function rightOf(name: string | undefined): OfficerRight {
  const rights: Readonly<Record<string, OfficerRight>> = officerRights;
  return rights[name ?? ''] ?? 'province-administrator';
}
