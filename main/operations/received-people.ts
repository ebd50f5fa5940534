import { readTaxCode } from '../../domain/organisation.ts';
import type { ReceivedPeople } from '../../domain/received-people.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Input } from './caller.ts';

interface Place {
  readonly point: string;
  /** Null: this point, whose name the receipt knows. */
  readonly name: string | null;
}

/** Where the result may be given: here, or at a point that a village of ours has nearest. */
export function returnPlace(
  { point, villages }: Pick<PointStore, 'point' | 'villages'>,
  wanted: string | null,
): Result<Place, { type: 'return-place-unknown' }> {
  if (wanted === null || wanted === point.id) return ok({ point: point.id, name: null });
  const near = villages().find(({ nearest }) => nearest?.point === wanted)?.nearest;
  return near ? ok(near) : err({ type: 'return-place-unknown' });
}

/** Only what was said: an absent key is absent in the sealed part too. */
export function receivedPeople(input: Input<'receiveDossier'>, place: Place): ReceivedPeople {
  const { organisation, submitter, submitterBasis, village } = input;
  return {
    ...(organisation && { organisation: { name: organisation.name, taxCode: readTaxCode(organisation.taxCode) } }),
    ...(submitter && submitterBasis && { submitterBasis }),
    ...(village && { village }),
    ...(place.name !== null && { returnPlace: place.name }),
  };
}
