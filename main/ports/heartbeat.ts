import type { HeartbeatFacts } from '../../contract/heartbeat-api.ts';

/** How the point is; whoever knows a part of it plugs it in, and a part that fails is left out. */
export interface HeartbeatSource {
  facts(): HeartbeatFacts;
}

/** The road opens before those who know something: they plug in when they are there. */
export interface HeartbeatPlug {
  plugIn(source: HeartbeatSource): void;
}

export function createHeartbeatPlug(): HeartbeatPlug & HeartbeatSource {
  const plugged: { source: HeartbeatSource | null } = { source: null };
  return {
    plugIn: (source) => {
      plugged.source = source;
    },
    facts: () => plugged.source?.facts() ?? {},
  };
}
