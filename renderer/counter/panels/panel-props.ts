import type { CounterView } from '../../../contract/terminal-views.ts';
import type { Visit } from '../use-visit.ts';

/** What every question that lies over the desk gets. */
export interface PanelProps {
  readonly view: CounterView;
  readonly visit: Visit;
  readonly lastJob: string | null;
  readonly onJob: (job: string) => void;
  readonly onClose: () => void;
}
