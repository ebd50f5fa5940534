import type { Organisation, SubmitterBasis } from './organisation.ts';

/** What a receipt may know of its people besides applicant and submitter; absent in events from before there was such a field. */
export interface ReceivedPeople {
  readonly organisation?: Organisation;
  /** Why somebody else brings it. */
  readonly submitterBasis?: SubmitterBasis;
  /** The applicant's village, as the centre's list calls it. */
  readonly village?: string;
  /** Where the result is given, as people call it, where it is another point than the one that received. */
  readonly returnPlace?: string;
}
