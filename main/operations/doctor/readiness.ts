import { localTime } from '../../../domain/calendar.ts';
import { testedDevices } from '../../../domain/device-test.ts';
import { type CheckResult, mostUrgentFirst } from '../../../domain/doctor.ts';
import type { PaperDocument, PaperWidth } from '../../../domain/paper.ts';
import { readinessPaper } from '../../../domain/readiness-paper.ts';
import type { DeviceTest } from '../../store/device-tests-table.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Languages } from '../languages.ts';
import { doctorTexts } from './doctor-texts.ts';

/** What was found when somebody asked for the paper; it is printed as it was then. */
export interface ReadinessDetails {
  readonly checks: readonly CheckResult[];
  readonly tests: readonly DeviceTest[];
  readonly version: string;
  readonly at: number;
}

export function readinessOf(
  { store, languages }: { store: PointStore; languages: Languages },
  details: ReadinessDetails,
  width: PaperWidth,
  copy: number,
): PaperDocument {
  const texts = doctorTexts(languages.texts('vi').texts.screen);
  const { date, time } = localTime(details.at);
  const { centreName, name, demonstration } = store.point;
  return readinessPaper({
    ...{ width, copy, demonstration, centreName, pointName: name, version: details.version, asOf: `${date}T${time}` },
    words: languages.paperWords('vi'),
    verdict: texts.verdict(details.checks),
    checks: mostUrgentFirst(details.checks).map((check) => ({
      ...{ state: check.state, name: texts.name(check.id), says: texts.says(check) },
    })),
    tests: testedDevices.flatMap((device) => {
      const tried = details.tests.filter((test) => test.device === device);
      return tried.length === 0 ? [texts.untested(device)] : tried.map(texts.test);
    }),
  });
}
