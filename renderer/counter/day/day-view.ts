import type { Outputs } from '../../station-client.ts';

/** What `lookAtDay` says. */
export type Day = Outputs['lookAtDay'];
