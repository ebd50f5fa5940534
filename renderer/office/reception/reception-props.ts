import type { ReceptionView } from '../../../contract/reception-schemas.ts';
import type { OfficeView } from '../../../contract/terminal-views.ts';

export interface ReceptionProps {
  readonly view: OfficeView;
  readonly reception: ReceptionView;
  /** Hours and timetable are the head's to set; pause and lock anybody's who is signed in. */
  readonly isHead: boolean;
}
