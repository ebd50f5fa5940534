import type { Acknowledgement } from './data/return-proofs.ts';
import { foldForSearch, isPersonName, type Person } from './person.ts';

/** What somebody shows who comes for a result. A lost slip never stops it. */
export type ReturnProof =
  | { readonly kind: 'slip' }
  /** The number of the card that was shown. */
  | { readonly kind: 'card'; readonly idNumber: string }
  /** Known in the village: where from, born when, and a witness who says so. */
  | { readonly kind: 'known'; readonly village: string; readonly birthYear: string };

export interface Proving {
  readonly proof: ReturnProof;
  readonly acknowledged: Acknowledgement;
  /** Name, or ''. */
  readonly witness: string;
  readonly to: 'applicant' | 'authorised';
  readonly applicant: Person;
  /** As the dossier names it; ''. */
  readonly village: string;
}

export type ProofFault = { readonly type: 'return-person-mismatch' } | { readonly type: 'witness-missing' };

/** Why this proof does not do; null: it does. Of somebody authorised the card is only noted. */
export function proofFault({ proof, acknowledged, witness, to, applicant, village }: Proving): ProofFault | null {
  const needsWitness = proof.kind === 'known' || acknowledged === 'witness';
  if (needsWitness && !isPersonName(witness)) return { type: 'witness-missing' };
  if (to === 'authorised') return null;
  const mismatch = { type: 'return-person-mismatch' } as const;
  if (proof.kind === 'card') return proof.idNumber === applicant.idNumber ? null : mismatch;
  if (proof.kind === 'known') {
    const lives = foldForSearch(`${village} ${applicant.address}`);
    const said = foldForSearch(proof.village);
    const born = applicant.birthDate.slice(0, 4);
    if (said === '' || !lives.includes(said)) return mismatch;
    // Many elders were never told a birthday: then the witness has to do.
    return born === '' || born === proof.birthYear ? null : mismatch;
  }
  return null;
}
