import type { OfficePageProps } from '../office-page.ts';
import columns from '../screens/reception-screen.module.css';
import { BreachSection } from './breach-section.tsx';
import { PersonSection } from './person-section.tsx';
import { ProcessingSection } from './processing-section.tsx';
import { RetentionSection } from './retention-section.tsx';

/** What a person may ask of whoever keeps their data, and what is kept no longer than it must. */
export function PrivacyScreen({ account: { role } }: Pick<OfficePageProps, 'account'>) {
  // A technician leads what happened to data, and is shown nobody's.
  if (role !== 'head')
    return (
      <div className={columns.columns}>
        <div className={columns.column}>
          <BreachSection role={role} />
        </div>
        <div className={columns.column}>
          <ProcessingSection />
        </div>
      </div>
    );
  return (
    <div className={columns.columns}>
      <div className={columns.column}>
        <PersonSection />
        <BreachSection role={role} />
      </div>
      <div className={columns.column}>
        <RetentionSection />
        <ProcessingSection />
      </div>
    </div>
  );
}
