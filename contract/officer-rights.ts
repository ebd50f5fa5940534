import type { OfficerRole, ProvincePagesApi } from './province-pages-api.ts';

/** Who may call a method of the province's pages. What a scope leaves of the answer is asked behind the door. */
export type OfficerRight =
  /** Nobody is signed in yet. */
  | 'anybody'
  | 'officer'
  /** Also an agent of a post office, who sees nothing else of the province. */
  | 'signed-in'
  /** Of the province or of a commune; each within the own scope. */
  | 'administrator'
  /** Any officer of the whole province. */
  | 'province-officer'
  /** Of the whole province only. */
  | 'province-administrator';

export const officerRights = {
  signIn: 'anybody',
  signOut: 'signed-in',
  changeOfficerPassword: 'signed-in',
  officers: 'administrator',
  createOfficer: 'administrator',
  setOfficer: 'administrator',
  resetOfficerPassword: 'administrator',
  createPostAgent: 'administrator',
  communeFigures: 'officer',
  liveNumbers: 'officer',
  parkedEvents: 'officer',
  foldersOnTheRoad: 'officer',
  nationalExport: 'officer',
  retryNationalExport: 'province-administrator',
  settleNationalExport: 'province-administrator',
  referenceState: 'officer',
  referenceTable: 'officer',
  previewReference: 'province-administrator',
  changeReference: 'province-administrator',
  previewPublication: 'province-administrator',
  publishReference: 'province-administrator',
  compareWithRegister: 'officer',
  fleet: 'officer',
  serverState: 'province-officer',
  equipment: 'officer',
  saveEquipment: 'administrator',
  takeBundlePiece: 'administrator',
  answerBundle: 'administrator',
  previewWantedVersion: 'province-administrator',
  wantVersion: 'province-administrator',
} as const satisfies Readonly<Record<keyof ProvincePagesApi, OfficerRight>>;

export function mayCall(
  right: OfficerRight,
  officer: { readonly role: OfficerRole; readonly commune: unknown } | null,
): boolean {
  if (right === 'anybody') return true;
  if (officer === null) return false;
  if (right === 'signed-in') return true;
  if (officer.role === 'post-agent') return false;
  if (right === 'officer') return true;
  if (right === 'province-officer') return officer.commune === null;
  if (officer.role !== 'administrator') return false;
  return right === 'administrator' || officer.commune === null;
}
