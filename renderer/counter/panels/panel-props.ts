import type { CounterView } from '../../../contract/terminal-views.ts';
import type { Person } from '../../../domain/person.ts';
import type { Visit } from '../use-visit.ts';

/** What every question that lies over the desk gets. */
export interface PanelProps {
  readonly view: CounterView;
  readonly visit: Visit;
  /** Whose card was read for the dossier that is being typed. */
  readonly applicant: Person | null;
  /** This person goes into the foreign form next. */
  readonly onFill: (person: Person) => void;
  readonly lastJob: string | null;
  readonly onJob: (job: string) => void;
  readonly onClose: () => void;
}
