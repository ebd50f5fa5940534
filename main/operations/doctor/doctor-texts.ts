import type { CheckedPc } from '../../../contract/doctor-api.ts';
import { type CheckResult, type CheckState, type HowId, paramTexts, verdictOf } from '../../../domain/doctor.ts';
import type { DeviceTest } from '../../store/device-tests-table.ts';

/** The doctor's words outside a page: on paper and on the command line they are those of the page. */
export function doctorTexts(screen: Readonly<Record<string, string>>) {
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    (screen[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
  return {
    name: (id: string) => say(`doctor.check.${id}`),
    state: (state: CheckState) => say(`doctor.state.${state}`),
    says: ({ says }: Pick<CheckResult, 'says'>) => say(`doctor.says.${says.key}`, paramTexts(says.params)),
    steps: (how: HowId) => say(`doctor.how.${how}`).split(' • '),
    pc: ({ name, version, connected, seenAt }: Pick<CheckedPc, 'name' | 'version' | 'connected' | 'seenAt'>) =>
      [
        say('doctor.pcs.pc', { name, version: version || '?' }),
        ...(connected ? [] : [say('doctor.pcs.away')]),
        ...(seenAt === null ? [say('doctor.pcs.silent')] : []),
      ].join(' '),
    verdict: (checks: readonly CheckResult[]) => say(`doctor.verdict.${verdictOf(checks)}`),
    test: ({ device, name, at, faults }: Pick<DeviceTest, 'device' | 'name' | 'at' | 'faults'>) => ({
      name: say(`doctor.device.${device}`),
      says: [
        say(faults.length === 0 ? 'doctor.tests.passed' : 'doctor.tests.failed'),
        ...faults.map((fault) => say(`doctor.fault.${fault}`)),
        [name, ...Object.values(paramTexts({ testedAt: at }))].filter(Boolean).join(', '),
      ].join('. '),
    }),
    untested: (device: string) => ({ name: say(`doctor.device.${device}`), says: say('doctor.tests.never') }),
  };
}

export type DoctorTexts = ReturnType<typeof doctorTexts>;
