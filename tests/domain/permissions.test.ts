import { describe, expect, test } from 'vitest';
import { AccountId } from '../../domain/ids.ts';
import { type DossierAct, dossierActs, type Placed, refusedAct } from '../../domain/permissions.ts';
import { type AccountRole, accountRoles } from '../../domain/roles.ts';
import { asWritten } from '../support/rights-as-written.ts';

const [me, somebodyElse] = [AccountId('a-1'), AccountId('a-2')];

const whose = [
  { holder: me, isAtReception: false },
  { holder: null, isAtReception: false },
  { holder: somebodyElse, isAtReception: true },
  { holder: somebodyElse, isAtReception: false },
];

function cell(role: AccountRole, act: DossierAct): string {
  return ['22006-1', '22006-2']
    .map((point) =>
      whose
        .map((each) => {
          const dossier = { ...each, receivedAtPoint: point, returnAtPoint: point };
          return refusedAct({ account: me, role, point: '22006-1' }, act, dossier) ? '-' : 'y';
        })
        .join(''),
    )
    .join(' ');
}

describe.each(accountRoles)('a %s', (role) => {
  test.each(dossierActs)('does to a dossier what the table says: %s', (act) => {
    expect(cell(role, act)).toBe(asWritten[role][act] ?? '---- ----');
  });
});

describe('the table as a whole', () => {
  test('lets nobody but those who decide change what another has to do', () => {
    const changing = dossierActs.filter((act) => !['find', 'open'].includes(act));
    const reaching = (role: AccountRole) => changing.filter((act) => cell(role, act)[3] === 'y');
    expect(reaching('technician')).toEqual([]);
    expect(reaching('auditor')).toEqual([]);
    expect(reaching('specialist')).toEqual([]);
    expect(reaching('cashier')).toEqual(['charge']);
    expect(reaching('post-agent')).toEqual(['receive', 'take-supplement', 'charge', 'return', 'hand-over']);
  });

  test('counts a dossier whose work was handed over to here as one of this point', () => {
    const acting = { account: me, role: 'clerk' as const, point: '22006-2' };
    const guest = { holder: null, isAtReception: true, receivedAtPoint: '22006-1', returnAtPoint: '22006-1' };
    expect(refusedAct(acting, 'take', guest)).toEqual({ type: 'dossier-of-other-point' });
    expect(refusedAct(acting, 'take', { ...guest, workAt: '22006-2' })).toBeNull();
  });

  test('counts a dossier that is given back here as one of this point, wherever it was received', () => {
    const dossier = { holder: null, isAtReception: false, receivedAtPoint: '22006-2', returnAtPoint: '22006-1' };
    expect(refusedAct({ account: me, role: 'post-agent', point: '22006-1' }, 'return', dossier)).toBeNull();
  });

  test('says why: the role, the point, or whoever has it', () => {
    const dossier = { ...whose[3], receivedAtPoint: '22006-2', returnAtPoint: '22006-2' } as Placed;
    const said = (role: AccountRole, act: DossierAct, point: string) =>
      refusedAct({ account: me, role, point }, act, dossier)?.type;
    expect(said('technician', 'open', '22006-2')).toBe('role-not-allowed');
    expect(said('cashier', 'open', '22006-1')).toBe('dossier-of-other-point');
    expect(said('specialist', 'decide', '22006-2')).toBe('dossier-held-by-other');
  });
});
