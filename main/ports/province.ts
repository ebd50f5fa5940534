import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { ProvinceApi } from '../../contract/province-api.ts';
import type { Result } from '../../domain/result.ts';

type Inputs = InferContractRouterInputs<ProvinceApi>;
type Outputs = InferContractRouterOutputs<ProvinceApi>;

/** The province's methods as a station calls them. A province that is away is a value; the contract's refusals are answers. */
export interface ProvinceDoor {
  enrol(input: Inputs['enrol']): Promise<Result<Outputs['enrol'], DoorFailure>>;
  hello(keyId: string, input: Inputs['hello']): Promise<Result<Outputs['hello'], DoorFailure>>;
  push(keyId: string, input: Inputs['push']): Promise<Result<Outputs['push'], DoorFailure>>;
  /** Answers when there is mail or when the time is over: as long as it says, beside the usual time for an answer. */
  waitForMail(keyId: string, input: Inputs['waitForMail']): Promise<Result<Outputs['waitForMail'], DoorFailure>>;
  inbox(keyId: string, input: Inputs['inbox']): Promise<Result<Outputs['inbox'], DoorFailure>>;
  chain(keyId: string, input: Inputs['chain']): Promise<Result<Outputs['chain'], DoorFailure>>;
  fetch(keyId: string, input: Inputs['fetch']): Promise<Result<Outputs['fetch'], DoorFailure>>;
  incarnations(keyId: string, input: Inputs['incarnations']): Promise<Result<Outputs['incarnations'], DoorFailure>>;
  reference(keyId: string, input: Inputs['reference']): Promise<Result<Outputs['reference'], DoorFailure>>;
  heartbeat(keyId: string, input: Inputs['heartbeat']): Promise<Result<Outputs['heartbeat'], DoorFailure>>;
  missingBlobs(keyId: string, input: Inputs['missingBlobs']): Promise<Result<Outputs['missingBlobs'], DoorFailure>>;
  putBlob(keyId: string, input: Inputs['putBlob']): Promise<Result<Outputs['putBlob'], DoorFailure>>;
  getBlob(keyId: string, input: Inputs['getBlob']): Promise<Result<Outputs['getBlob'], DoorFailure>>;
  /** Ends what is under way and refuses what comes after. */
  close(): void;
}

export type DoorFailure =
  /** No answer in time, no connection, busy, or an answer that is not the province's. */
  | { readonly type: 'unreachable'; readonly retryAfterMs?: number }
  /** Turned away at the door: `code` as the contract lists them. */
  | { readonly type: 'turned-away'; readonly code: string };

/** What a station must remember of its link to the province; small, and none of it secret. */
export interface LinkMemory {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Wraps a dossier's key for the province (`contract/key-wrapping.ts`), base64. */
export type WrapForProvince = (wrapping: {
  readonly sealTo: string;
  readonly point: string;
  readonly dossier: string;
  readonly key: Uint8Array;
}) => string;
