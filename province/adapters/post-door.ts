import { implement } from '@orpc/server';
import { postOfficeApi } from '../../contract/post-office-api.ts';
import {
  acceptPostResults,
  deliverResult,
  failDelivery,
  signPostMinutes,
  takeBackPostItem,
  takePostItem,
} from '../operations/post-office.ts';
import { postOffice, readPostMinutes } from '../operations/post-view.ts';
import type { Province } from '../operations/province.ts';
import { sessionOf } from '../operations/sign-in.ts';
import { agentOf } from '../store/post-office.ts';
import { atTheDoor } from './at-the-door.ts';
import type { RequestFacts } from './request-facts.ts';

/** The methods of a post office: for its own agents, each at the one point their account names. */
export function postMethods(province: Province) {
  const os = implement(postOfficeApi, { initialInputValidationIndex: 1 }).$context<RequestFacts>();

  const agents = os.middleware(async ({ context, next }) => {
    const token = /^Bearer ([A-Z2-7]{52})$/.exec(context.authorization ?? '')?.[1];
    const session = token === undefined ? null : await sessionOf(province, token);
    if (!session) throw atTheDoor('sign-in-required');
    if (session.state === 'expired') throw atTheDoor('sign-in-expired');
    const { officer } = session;
    const agent = officer.role === 'post-agent' ? await agentOf(province.database, officer.login) : null;
    if (!agent) throw atTheDoor('role-not-allowed', 403);
    return next({ context: { agent: { ...agent, name: officer.name } } });
  });

  return {
    postOffice: os.postOffice.use(agents).handler(({ context }) => postOffice(province, context.agent)),
    takePostItem: os.takePostItem
      .use(agents)
      .handler(({ input, context }) => takePostItem(province, context.agent, input)),
    takeBackPostItem: os.takeBackPostItem
      .use(agents)
      .handler(({ input, context }) => takeBackPostItem(province, context.agent, input)),
    signPostMinutes: os.signPostMinutes
      .use(agents)
      .handler(({ input, context }) => signPostMinutes(province, context.agent, input)),
    acceptPostResults: os.acceptPostResults
      .use(agents)
      .handler(({ input, context }) => acceptPostResults(province, context.agent, input)),
    deliverResult: os.deliverResult
      .use(agents)
      .handler(({ input, context }) => deliverResult(province, context.agent, input)),
    failDelivery: os.failDelivery
      .use(agents)
      .handler(({ input, context }) => failDelivery(province, context.agent, input)),
    readPostMinutes: os.readPostMinutes
      .use(agents)
      .handler(({ input, context }) => readPostMinutes(province, context.agent, input.handOver)),
  };
}
