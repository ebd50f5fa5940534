import { isSignedBy } from './adapters/system/ed25519.ts';
import { readLogFiles } from './adapters/system/file-log.ts';
import { systemFacts, zipFiles } from './adapters/system/system-facts.ts';
import { thisPc } from './adapters/system/this-pc.ts';
import type { DoctorParts } from './operations/doctor/check.ts';
import { createDoctor } from './operations/doctor/doctor.ts';
import { doctorPaperOperations } from './operations/doctor/doctor-papers.ts';
import { doctorOperations } from './operations/doctor/doctor-work.ts';
import { kioskOf } from './operations/doctor/lock-down.ts';
import { testsOfPcs } from './operations/doctor/tests-of-pcs.ts';
import { ledSetUpOperations } from './operations/led-set-up.ts';
import type { Live } from './operations/live.ts';
import { paperOperations } from './operations/paper-work.ts';
import type { Ids } from './ports/ids.ts';
import type { PaperMaker } from './ports/paper-maker.ts';
import type { Pc } from './ports/pc.ts';
import type { Scanner } from './ports/scanner.ts';
import type { StationLinks } from './ports/station-links.ts';

type Seen = Omit<DoctorParts, 'pc' | 'kiosk' | 'paper' | 'paperMaker' | 'scanner' | 'links'>;

/** The doctor of the machines with its hands: the page, the papers, what the command line asks. */
export function startDoctor(
  parts: Seen & {
    readonly folder: string;
    readonly pc: Pc | undefined;
    readonly ids: Ids;
    readonly live: Live;
    readonly scanner: Scanner;
    readonly links: StationLinks;
    readonly paperMaker: PaperMaker;
    readonly onBug: (where: string, error: unknown) => void;
  },
) {
  const { folder, store, languages, vault, onBug } = parts;
  const pc = parts.pc ?? thisPc(folder);
  const paper = paperOperations({ store });
  const kiosk = kioskOf(store, parts.clock.now);
  const doctor = createDoctor({ parts: { ...parts, pc, paper, kiosk }, changed: store.changed, onBug });
  return {
    doctor,
    tests: testsOfPcs(parts),
    handlers: {
      ...doctorOperations({ ...parts, doctor }),
      ...ledSetUpOperations({ store }),
      ...doctorPaperOperations({
        ...{ ...parts, doctor, zip: zipFiles, system: systemFacts },
        ...{ logs: () => readLogFiles(folder), screen: () => languages.texts('vi').texts.screen },
        isSignedHere: (text, signature) => isSignedBy(text, signature, vault.publicKey),
      }),
    },
  };
}
